using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;
using Gongkai.Text;

namespace Gongkai.Reader.Printing;

/// <summary>Prints a report and its findings for a terminal: plain text, aligned by the width of Chinese characters.</summary>
public sealed class ReportPrinter(CommandWords words, bool explain)
{
    private const int LabelWidth = 34;
    private const int ColumnWidth = 15;
    private const int MostColumns = 8;

    /// <summary>The whole report: who and when, parts, tables, findings.</summary>
    public string Print(ReportStatement statement)
    {
        var report = statement.Read.Report;
        var text = new StringBuilder();
        Line(text, "organ", report.Organ);
        Line(text, "year", report.Year?.ToString(CultureInfo.InvariantCulture));
        Line(text, "form", report.Form is null ? null : words.Fill("form.words", ("form", report.Form)));
        Line(text, "title", report.Title);
        text.AppendLine();
        foreach (var section in report.Sections)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {"零一二三四五六"[section.Number]}、{section.Title}  ({section.Text.Length} {words["characters"]})");
        }

        if (FormCatalogue.Default.Find(report.Form) is { } form)
        {
            foreach (var table in form.Tables)
            {
                Table(text, report, form, table);
            }

            text.AppendLine().AppendLine(words["states"]);
        }

        if (explain)
        {
            Explain(text, statement.Read);
        }

        text.AppendLine().Append(PrintFindings(statement.Read.Source.Name, statement.Read, statement.Findings));
        return text.ToString();
    }

    /// <summary>The findings of one file, each with its places as file:line.</summary>
    public string PrintFindings(string file, ReadReport read, ImmutableArray<Finding> findings)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{file}  {read.Report.Organ ?? "?"}  {read.Report.Year?.ToString(CultureInfo.InvariantCulture) ?? "?"}");
        if (findings.IsEmpty)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {words["none"]}");
        }

        foreach (var finding in findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Mark(finding.Severity)} {words[finding.Severity.ToString().ToLowerInvariant()]} {finding.Rule}  {RuleBook.Message(finding, words.Culture)}");
            foreach (var evidence in finding.Evidence.Where(evidence => evidence.Where is not null).Take(3))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"      {file}:{LineOf(read.Source.Text, evidence.Where!.Value.Span.Start)}  {Excerpt(read.Source.Text, evidence.Where.Value.Span)}");
            }
        }

        return text.ToString();
    }

    /// <summary>How many findings of each weight there are over all files.</summary>
    public string Summary(IReadOnlyCollection<ImmutableArray<Finding>> files)
    {
        string Count(Severity severity) => files.Sum(findings => findings.Count(finding => finding.Severity == severity)).ToString(words.Culture);
        return words.Fill("summary", ("files", files.Count.ToString(words.Culture)), ("errors", Count(Severity.Error)), ("warnings", Count(Severity.Warning)), ("infos", Count(Severity.Info))) + Environment.NewLine;
    }

    private void Line(StringBuilder text, string name, string? value) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"{CellWidth.Pad(words[name], 6)} {value ?? words["missing"]}");

    private static void Table(StringBuilder text, AnnualReport report, Form form, FormTable table)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{"零一二三四五六"[table.Number]} {table.Title}");
        foreach (var block in table.Blocks)
        {
            // A row too wide for a terminal (table 4) is printed as one line a group of columns.
            var groups = block.Columns.Length > MostColumns ? [.. block.Columns.GroupBy(column => string.Join('/', column.Path))] : block.Columns.GroupBy(_ => "").ToList();
            foreach (var group in groups)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {CellWidth.Pad(block.Head + group.Key, LabelWidth)}{string.Concat(group.Select(column => CellWidth.Pad(CellWidth.Cut(column.Label, ColumnWidth - 2), ColumnWidth)))}");
                foreach (var row in block.Rows)
                {
                    var figures = group.Select(column => report.Figures[CellId.Parse($"{row.Code}.{column.Code}")]);
                    text.AppendLine($"  {CellWidth.Pad(CellWidth.Cut(row.Label, LabelWidth - 2), LabelWidth)}{string.Concat(figures.Select(figure => CellWidth.Pad(FigureWords(figure), ColumnWidth)))}".TrimEnd());
                }
            }
        }

        foreach (var (cell, figure) in report.Figures.Where(pair => !form.Has(pair.Key) && FormCatalogue.Default.Forms.Any(other => other.Place(pair.Key)?.Table.Number == table.Number)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  + {cell.Code} {FigureWords(figure)}");
        }
    }

    private static string FigureWords(Figure figure)
    {
        var value = RuleBook.Number(figure.Value) + (figure.Unit is null ? "" : "元");
        return figure.State switch
        {
            FigureState.Read => value,
            FigureState.Inferred => "~" + value,
            FigureState.Doubtful => "?" + (figure.Value is null ? "" : value),
            FigureState.Blank => "空",
            FigureState.NotApplicable => "/",
            FigureState.Unknown => "??",
            _ => "—",
        };
    }

    private static void Explain(StringBuilder text, ReadReport read)
    {
        text.AppendLine();
        foreach (var (cell, figure) in read.Report.Figures)
        {
            var place = figure.Where is { } where ? $"{read.Source.Name}:{LineOf(read.Source.Text, where.Span.Start)}" : "-";
            text.AppendLine(CultureInfo.InvariantCulture, $"{cell.Code}  {figure.State.Code()}  {RuleBook.Number(figure.Value)}  “{figure.Raw}”  {place}  {figure.Reading}");
        }
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Error => "✗",
        Severity.Warning => "!",
        _ => "·",
    };

    private static int LineOf(string text, int offset) => text.AsSpan(0, Math.Min(offset, text.Length)).Count('\n') + 1;

    private static string Excerpt(string text, TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, text.Length);
        var excerpt = text.Substring(start, Math.Min(Math.Min(span.Length, 60), text.Length - start));
        return string.Concat(excerpt.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
    }
}

/// <summary>Widths in a terminal, where a Chinese character takes two columns.</summary>
internal static class CellWidth
{
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(1, width - Of(text)));

    public static string Cut(string text, int width)
    {
        var used = 0;
        for (var at = 0; at < text.Length; at++)
        {
            used += Of(text[at]);
            if (used > width)
            {
                return text[..Math.Max(0, at - 1)] + "…";
            }
        }

        return text;
    }

    private static int Of(string text) => text.Sum(Of);

    private static int Of(char character) => character >= '\u1100' && character is not '—' and not '“' and not '”' and not '…' ? 2 : 1;
}

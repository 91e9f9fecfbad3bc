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
    private const int NameWidth = 6;
    private const int MostPlaces = 3;
    private const int LongestExcerpt = 60;

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
                FigureTable.Print(text, report, form, table, words.Culture);
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
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Mark(finding.Severity)} {words[finding.Severity.ToString().ToLowerInvariant()]} {finding.Rule}  {RuleBook.Message(finding, words.Culture)}{Basis(finding)}");
            foreach (var evidence in finding.Evidence.Where(evidence => evidence.Where is not null).Take(MostPlaces))
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
        text.AppendLine(CultureInfo.InvariantCulture, $"{CellWidth.Pad(words[name], NameWidth)} {value ?? words["missing"]}");

    private static void Explain(StringBuilder text, ReadReport read)
    {
        text.AppendLine();
        foreach (var (cell, figure) in read.Report.Figures)
        {
            var place = figure.Where is { } where ? $"{read.Source.Name}:{LineOf(read.Source.Text, where.Span.Start)}" : "-";
            text.AppendLine(CultureInfo.InvariantCulture, $"{cell.Code}  {figure.State.Code()}  {RuleBook.Number(figure.Value)}  “{figure.Raw}”  {place}  {figure.Reading}");
        }
    }

    private string Basis(Finding finding) =>
        RuleBook.Describe(finding.Rule).Basis is { Length: > 0 } basis ? words.Fill("basis", ("basis", basis)) : "";

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
        var excerpt = text.Substring(start, Math.Min(Math.Min(span.Length, LongestExcerpt), text.Length - start));
        return string.Concat(excerpt.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
    }
}

using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Layout;

/// <summary>Lays a report out as the official form prints it, from the form's data alone:
/// title, what stands before part 一, the parts with their words, each table in its part.
/// Every value cell carries its cell's name as anchor, every part <c>part-N</c>, every table <c>table-N</c>.</summary>
public static class ReportLayout
{
    /// <summary>The blocks of a report in reading order.</summary>
    public static ImmutableArray<Block> Lay(AnnualReport report, LayoutOptions? options = null)
    {
        options ??= new LayoutOptions();
        var form = FormOf(report, options);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (options.Mark != ReportMark.None)
        {
            blocks.Add(new Paragraph(options.Mark == ReportMark.Draft ? LayoutWords.Current.Draft : LayoutWords.Current.Demonstration) { Style = ParagraphStyle.Mark });
        }

        if (TitleOf(report, form) is { } title)
        {
            blocks.Add(new Paragraph(title) { Style = ParagraphStyle.Title, Anchor = "title" });
        }

        LayWords(blocks, (report.Preamble ?? report.Section(0)?.Text)?.Value ?? "");
        var numbers = form.Sections.Select(section => section.Number).Union(report.Sections.Select(section => section.Number)).Where(number => number > 0);
        foreach (var number in numbers.Order())
        {
            LayPart(blocks, report, form, number, options);
        }

        return blocks.ToImmutable();
    }

    /// <summary>One table of a form with the figures in it.</summary>
    public static Table LayTable(Form form, FormTable table, Figures figures) =>
        new TableGrid(table, figures).Lay(form.Sections.FirstOrDefault(section => section.Number == table.Section)?.Title ?? table.Title);

    private static Form FormOf(AnnualReport report, LayoutOptions options)
    {
        var catalogue = FormCatalogue.Default;
        return options.Edition is { } edition ? catalogue.Form(edition) : catalogue.Find(report.Form) ?? (report.Year is { } year ? catalogue.MeantFor(year) : catalogue.Newest);
    }

    private static string? TitleOf(AnnualReport report, Form form) =>
        report.Title ?? (report is { Organ: { } organ, Year: { } year } ? form.TitleFor(organ, year) : null);

    private static void LayPart(ImmutableArray<Block>.Builder blocks, AnnualReport report, Form form, int number, LayoutOptions options)
    {
        var part = report.Section(number);
        var tables = form.Tables.Where(table => table.Section == number && HasFigures(report, table, options)).ToList();
        if (part is null && tables.Count == 0 && !options.WriteNone)
        {
            return;
        }

        var title = part?.Title is { Length: > 0 } own ? own : form.Sections.FirstOrDefault(section => section.Number == number)?.Title ?? "";
        blocks.Add(new Heading(1, LayoutWords.Current.NumberOf(number) + title) { Anchor = $"part-{number}" });
        var words = part?.Text.Value ?? "";
        LayWords(blocks, words.Length == 0 && tables.Count == 0 && options.WriteNone ? LayoutWords.Current.None : words);
        foreach (var table in tables)
        {
            blocks.Add(LayTable(form, MixedEditions.Complete(form, table, report.Figures, options), report.Figures));
            blocks.AddRange(ConversionNotes.Under(table, options.Conversion).Select(note => new Paragraph(note) { Style = ParagraphStyle.Note }));
        }
    }

    // A table of which the document had nothing is not printed back as an empty form, unless the organ's own form is being filled.
    private static bool HasFigures(AnnualReport report, FormTable table, LayoutOptions options) =>
        options.WriteNone || options.Edition is not null || FormCatalogue.Default.Forms.SelectMany(form => form.Tables).Where(other => other.Number == table.Number)
            .SelectMany(other => other.Cells).Any(cell => report.Figures[cell.Id].State != FigureState.Absent);

    private static void LayWords(ImmutableArray<Block>.Builder blocks, string words)
    {
        foreach (var line in words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            blocks.Add(IsSubhead(line) ? new Heading(2, line) : new Paragraph(line));
        }
    }

    // “（一）主动公开情况” on a line of its own is a head inside the part; with a sentence behind it, it is running text.
    private static bool IsSubhead(string line)
    {
        var words = LayoutWords.Current;
        var close = line.IndexOf(words.SubheadClose, StringComparison.Ordinal);
        return line.Length <= 30 && close > 0 && line.StartsWith(words.SubheadOpen, StringComparison.Ordinal)
            && words.Numerals.Contains(line[words.SubheadOpen.Length..close])
            && line.AsSpan(close + 1).IndexOfAny(words.SentenceEnds) < 0;
    }
}

using System.Globalization;
using System.Text;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Comparison;

namespace Gongkai.Reader.Printing;

/// <summary>Prints what differs between two reports.</summary>
internal static class DiffPrinter
{
    private const int LongestParagraph = 120;

    public static string Print(ReportDiff diff, AnnualReport after, CommandWords words)
    {
        if (diff.IsEmpty)
        {
            return words["diff.same"] + Environment.NewLine;
        }

        var text = new StringBuilder();
        text.AppendLine(words.Fill("diff.cells", ("count", diff.Cells.Length.ToString(words.Culture))));
        var form = FormCatalogue.Default.Find(after.Form);
        foreach (var cell in diff.Cells)
        {
            var change = cell.Change is { } number ? $"  ({(number > 0 ? "+" : "")}{RuleBook.Number(number)}{(cell.Share is { } share ? share.ToString("+0.0%;-0.0%", CultureInfo.InvariantCulture).Insert(0, ", ") : "")})" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {RuleBook.CellWords(cell.Cell, form, words.Culture)}  {Words(cell.Before)} → {Words(cell.After)}{change}");
        }

        string Count(ParagraphFate fate) => diff.Paragraphs.Count(paragraph => paragraph.Fate == fate).ToString(words.Culture);
        text.AppendLine(words.Fill("diff.paragraphs", ("same", Count(ParagraphFate.Same)), ("moved", Count(ParagraphFate.Moved)), ("copied", Count(ParagraphFate.Copied)), ("changed", Count(ParagraphFate.Changed)), ("added", Count(ParagraphFate.Added)), ("removed", Count(ParagraphFate.Removed)), ("share", (diff.TakenOver * 100).ToString("0", CultureInfo.InvariantCulture))));
        foreach (var paragraph in diff.Paragraphs.Where(paragraph => paragraph.Fate != ParagraphFate.Same))
        {
            if (paragraph.Fate is ParagraphFate.Moved or ParagraphFate.Copied)
            {
                var name = paragraph.Fate == ParagraphFate.Moved ? words["diff.moved"] : words["diff.copied"];
                Paragraph(text, paragraph.Fate == ParagraphFate.Moved ? '>' : '=', name.Replace("{from}", Part(paragraph.From), StringComparison.Ordinal).Replace("{to}", Part(paragraph.Section), StringComparison.Ordinal) + paragraph.After);
                continue;
            }

            Paragraph(text, '-', paragraph.Before);
            Paragraph(text, '+', paragraph.After);
        }

        return text.ToString();
    }

    private static string Part(int? number) => number is >= 1 and <= 6 ? "一二三四五六"[number.Value - 1].ToString() : "";

    private static void Paragraph(StringBuilder text, char mark, string? paragraph)
    {
        if (paragraph is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {mark} {(paragraph.Length > LongestParagraph ? paragraph[..LongestParagraph] + "…" : paragraph)}");
        }
    }

    private static string Words(Figure figure) => figure.Value is null ? figure.State.Code() : RuleBook.Number(figure.Value);
}

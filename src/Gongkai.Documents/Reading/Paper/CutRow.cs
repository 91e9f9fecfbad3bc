using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>A row that a page break cut in two: the rest of its label stands alone at the top of the next page, with or without its values.</summary>
internal static partial class CutRow
{
    // Rows of many values bear numbered labels, so that a label without a number is a rest; in narrow tables it may be a row of its own.
    private const int FewestValues = 5;

    /// <summary>Moves what is left of a cut row back to the page before.</summary>
    /// <param name="blocks">What was read up to the page break; the last one may be the table that goes on.</param>
    /// <param name="next">The table at the top of the page; loses its first row when that was a rest.</param>
    public static void Mend(List<Block> blocks, PaperTable next)
    {
        if (blocks.Count == 0 || blocks[^1] is not Table table || next.ColumnLines.Count == 0)
        {
            return;
        }

        var last = table.Cells.Max(cell => cell.Row + cell.RowSpan) - 1;
        var above = table.Cells.Where(cell => cell.Row == last).ToList();
        var below = next.Cells.FindAll(cell => cell.Place is { Row: 0, Rows: 1 });
        var (labelAbove, labelBelow) = (above.FindLastIndex(IsLabel), below.FindLastIndex(cell => IsLabel(cell.Text)));
        if (labelAbove < 0 || labelBelow < 0 || Numbered().IsMatch(below[labelBelow].Text))
        {
            return;
        }

        var (valuesAbove, valuesBelow) = (above[(labelAbove + 1)..], below[(labelBelow + 1)..]);
        var (hasAbove, hasBelow) = (valuesAbove.Exists(cell => cell.Text.Length > 0), valuesBelow.Exists(cell => cell.Text.Length > 0));
        if (valuesAbove.Count != valuesBelow.Count || valuesAbove.Count < FewestValues || hasAbove == hasBelow)
        {
            return;
        }

        var mended = above[labelAbove] with { Text = MappedText.Unplaced(above[labelAbove].Text.Value + below[labelBelow].Text) };
        var cells = table.Cells.Replace(above[labelAbove], mended);
        for (var i = 0; i < valuesAbove.Count && hasBelow; i++)
        {
            cells = cells.Replace(valuesAbove[i], valuesAbove[i] with { Text = MappedText.Unplaced(valuesBelow[i].Text) });
        }

        blocks[^1] = table with { Cells = cells };
        next.Cells.RemoveAll(below.Contains);
    }

    private static bool IsLabel(TableCell cell) => IsLabel(cell.Text.Value);

    private static bool IsLabel(string text) => text.Any(character => character is >= '\u4E00' and <= '\u9FFF') && !Value().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、])")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[\d.,]+\s*(?:万?元|件|条|项|次|个)?$")]
    private static partial Regex Value();
}

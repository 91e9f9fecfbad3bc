using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Tells which edition a print of a table follows: by the rows and heads that are there, then by how many values a row holds.
/// An edition that asks for what is not printed loses, and so does one that has no place for what is.</summary>
internal static class EditionChoice
{
    private const int LongestHead = 60;

    /// <summary>For a table of labelled rows.</summary>
    public static Form OfRows(TableRegion region, ImmutableArray<Piece> pieces)
    {
        var forms = region.Table.Forms;
        if (forms.Length == 1)
        {
            return forms[0];
        }

        var heads = KeysBefore(pieces, region.Start);
        return forms
            .OrderByDescending(form => RowScore(region, form) + HeadScore(region.Table.HeadsOf(form), heads))
            .ThenByDescending(form => FullRows(region, pieces, Columns(region.Table, form).Length))
            .First();
    }

    /// <summary>For a table of one row under its heads.</summary>
    public static Form OfHeads(MergedTable table, ImmutableArray<Piece> pieces, int start, int end)
    {
        var heads = pieces.AsSpan()[start..end].ToArray().Select(piece => piece.Key).ToHashSet(StringComparer.Ordinal);
        // Heads that stand under several groups are there as often as there are groups.
        var printed = pieces.AsSpan()[start..end].ToArray().Count(piece => !piece.IsValue);
        return table.Forms
            .OrderByDescending(form => HeadScore(table.HeadsOf(form), heads))
            .ThenBy(form => Math.Abs(printed - HeadCount(Columns(table, form))))
            .ThenByDescending(form => table.Forms.IndexOf(form))
            .First();
    }

    private static ImmutableArray<FormColumn> Columns(MergedTable table, Form form) => table.Table(form).Blocks[0].Columns;

    private static int RowScore(TableRegion region, Form form) =>
        (region.Anchors.Count(anchor => anchor.Row.Editions.Any(edition => edition.Form == form)) * 2) - region.Table.Table(form).Blocks.Sum(block => block.Rows.Length);

    private static int HeadScore(FoldedHeads columns, HashSet<string> heads) =>
        (columns.Wordings.Count(column => column.Any(heads.Contains)) * 2) - columns.Wordings.Length;

    private static int HeadCount(ImmutableArray<FormColumn> columns) => columns.Length + columns.SelectMany(column => column.Path).Distinct().Count();

    private static HashSet<string> KeysBefore(ImmutableArray<Piece> pieces, int end) =>
        [.. pieces.Skip(Math.Max(0, end - LongestHead)).Take(Math.Min(end, LongestHead)).Where(piece => !piece.IsValue).Select(piece => piece.Key)];

    // Values behind a label up to the next words: as many as the edition has columns, or not.
    private static int FullRows(TableRegion region, ImmutableArray<Piece> pieces, int columns) =>
        region.Anchors.Count(anchor => pieces.Skip(anchor.Label.Index + 1).TakeWhile(piece => piece.IsValue).Take(columns + 1).Count(piece => piece.Value.Kind == PrintKind.Number) == columns);
}

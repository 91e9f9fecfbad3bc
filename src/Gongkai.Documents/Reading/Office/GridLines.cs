namespace Gongkai.Documents.Reading.Office;

/// <summary>The column lines of a grid, where lines that rounding has torn apart are one: a sliver of a column in which no cell stands alone.</summary>
internal sealed class GridLines
{
    // 1/20 point: a sliver is narrower than 1.5 mm.
    private const int SliverWidth = 85;

    private readonly int[] snapped;

    public GridLines(IReadOnlyList<int> widths, IEnumerable<(int Start, int End)> cells)
    {
        var alone = cells.Where(cell => cell.End == cell.Start + 1).Select(cell => cell.Start).ToHashSet();
        snapped = new int[widths.Count + 1];
        for (var i = 0; i < widths.Count; i++)
        {
            var isSliver = widths[i] < SliverWidth && !alone.Contains(i);
            snapped[i + 1] = snapped[i] + (isSliver ? 0 : 1);
        }
    }

    /// <summary>The line's number with slivers closed.</summary>
    public int Snap(int line) => line < snapped.Length ? snapped[line] : snapped[^1] + line - snapped.Length + 1;
}

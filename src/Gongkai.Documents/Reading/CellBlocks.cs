using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>What cells hold while it is open whether their table shows data or only lays the page out.</summary>
internal static class CellBlocks
{
    /// <summary>True for a table that holds little beside the tables in it, or whole articles. A table of data may hold a small table in one cell.</summary>
    public static bool AreLayout(IReadOnlyCollection<IReadOnlyList<Block>> cells)
    {
        if (cells.Count <= 1)
        {
            return true;
        }

        int inner = 0, filled = 0;
        var hasArticle = false;
        foreach (var cell in cells)
        {
            filled += cell.Count > 0 ? 1 : 0;
            // Nearly every cell holds one paragraph, or nothing.
            if (cell is [] or [Paragraph])
            {
                continue;
            }

            inner += cell.OfType<Table>().Sum(table => table.Cells.Length);
            hasArticle |= cell.Count >= 4 && cell.OfType<Paragraph>().Sum(paragraph => paragraph.Text.Length) > 400;
        }

        return (inner > 0 && inner * 2 >= filled) || (hasArticle && filled <= 8);
    }

    /// <summary>The paragraphs of a cell, those of a table in it too.</summary>
    public static List<MappedText> Lines(IEnumerable<Block> blocks) => [.. blocks.SelectMany(LinesOf)];

    private static IEnumerable<MappedText> LinesOf(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Heading heading => [heading.Text],
        Table table => table.Cells.Select(cell => cell.Text).Where(text => text.Length > 0),
        _ => [],
    };
}

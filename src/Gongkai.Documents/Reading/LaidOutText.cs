using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>The plain text of a document that has none of its own: a line for each paragraph and table row, a tab between cells.
/// Every block gets its place in it.</summary>
internal static class LaidOutText
{
    public static Document Document(string name, DocumentKind kind, IReadOnlyList<Block> blocks)
    {
        if (blocks.Count == 0)
        {
            throw new NotReadableException(NotReadableReason.Empty);
        }

        var text = new StringBuilder();
        var placed = ImmutableArray.CreateBuilder<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            placed.Add(block switch
            {
                Heading heading => heading with { Text = Put(text, heading.Text.Value, '\n') },
                Paragraph paragraph => paragraph with { Text = Put(text, paragraph.Text.Value, '\n') },
                Table table => table with { Cells = Put(text, table.Cells) },
                _ => block,
            });
        }

        return new Document(name, kind, text.ToString(), placed.MoveToImmutable());
    }

    private static MappedText Put(StringBuilder text, string value, char behind)
    {
        var start = text.Length;
        text.Append(value).Append(behind);
        return MappedText.At(value, start);
    }

    private static ImmutableArray<TableCell> Put(StringBuilder text, ImmutableArray<TableCell> cells)
    {
        var placed = ImmutableArray.CreateBuilder<TableCell>(cells.Length);
        for (var i = 0; i < cells.Length; i++)
        {
            var isLast = i + 1 == cells.Length || cells[i + 1].Row != cells[i].Row;
            placed.Add(cells[i] with { Text = Put(text, cells[i].Text.Value, isLast ? '\n' : '\t') });
        }

        return placed.MoveToImmutable();
    }
}

using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Writing;

/// <summary>Writes blocks as plain text: one paragraph a line, table rows with tabs between their cells. Each cell stands once, where it begins, so that nothing between two tabs is a cell printed empty.</summary>
public static class PlainTextWriter
{
    /// <summary>Writes UTF-8 without a byte order mark, lines ended by LF.</summary>
    public static void Write(ImmutableArray<Block> blocks, Stream output) => output.Write(Encoding.UTF8.GetBytes(ToText(blocks)));

    /// <summary>The text.</summary>
    public static string ToText(ImmutableArray<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Heading heading:
                    text.Append(heading.Level == 1 && text.Length > 0 ? "\n" : "").Append(OneLine(heading.Text)).Append('\n');
                    break;
                case Paragraph paragraph:
                    text.Append(OneLine(paragraph.Text)).Append(paragraph.Style is ParagraphStyle.Title or ParagraphStyle.Mark ? "\n\n" : "\n");
                    break;
                case Table table:
                    Append(text, table);
                    break;
            }
        }

        return text.ToString();
    }

    internal static string OneLine(MappedText text) => text.Value.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static void Append(StringBuilder text, Table table)
    {
        text.Append('\n');
        foreach (var row in TableSlots.Rows(table))
        {
            text.AppendJoin('\t', row.Where(slot => !slot.IsContinued).Select(slot => slot.Cell is { } cell ? OneLine(cell.Text) : ""));
            text.Append('\n');
        }

        text.Append('\n');
    }
}

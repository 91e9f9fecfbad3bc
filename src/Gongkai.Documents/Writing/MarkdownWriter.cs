using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Writing;

/// <summary>Writes blocks as Markdown with pipe tables. Markdown has no merged cells: the text stands in one of their places, the others are empty.
/// A row's label stands next to its values, so that an empty place among the values is a cell printed empty.</summary>
public static class MarkdownWriter
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
                    text.Append('#', Math.Clamp(heading.Level, 1, 5) + 1).Append(' ').Append(Inline(heading.Text)).Append("\n\n");
                    break;
                case Paragraph paragraph:
                    text.Append(Prefix(paragraph)).Append(Inline(paragraph.Text)).Append("\n\n");
                    break;
                case Table table:
                    Append(text, table);
                    break;
            }
        }

        return text.ToString();
    }

    private static string Prefix(Paragraph paragraph) => paragraph.Style switch
    {
        ParagraphStyle.Title => "# ",
        ParagraphStyle.Mark => "> ",
        _ => StartsLikeMarkup(paragraph.Text.Value) ? "\\" : "",
    };

    // A paragraph that begins like a list or a heading would turn into one.
    private static bool StartsLikeMarkup(string text) => text.Length > 1 && text[0] is '-' or '+' && text[1] == ' ';

    private static void Append(StringBuilder text, Table table)
    {
        var first = true;
        foreach (var row in TableSlots.Rows(table))
        {
            text.Append('|');
            foreach (var slot in row)
            {
                var words = slot is { Cell: { } cell, IsContinued: false } ? Inline(cell.Text) : "";
                var isLabel = slot.Cell is { IsHead: true } && row.Any(other => other.Cell is { IsNumber: true });
                Empty(text, isLabel ? slot.ColumnSpan - 1 : 0);
                text.Append(words.Length == 0 ? " |" : $" {words} |");
                Empty(text, isLabel ? 0 : slot.ColumnSpan - 1);
            }

            text.Append('\n');
            if (first)
            {
                text.Append('|').Insert(text.Length, " --- |", table.ColumnCount).Append('\n');
                first = false;
            }
        }

        text.Append('\n');
    }

    private static void Empty(StringBuilder text, int places) => text.Insert(text.Length, " |", places);

    private static string Inline(MappedText text)
    {
        var inline = new StringBuilder();
        foreach (var character in PlainTextWriter.OneLine(text))
        {
            if (character is '\\' or '|' or '*' or '_' or '`' or '<' or '[' or ']' or '#' or '>' or '~')
            {
                inline.Append('\\');
            }

            inline.Append(character);
        }

        return inline.ToString();
    }
}

using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>Blocks of a text that was itself taken out of another (a page in a script, preformatted text), placed in that other one.</summary>
internal static class Remapped
{
    /// <param name="block">A block whose places are offsets into <paramref name="inner"/>.</param>
    /// <param name="inner">The text that was read, mapped to <paramref name="source"/>.</param>
    /// <param name="source">The decoded source.</param>
    public static Block Of(Block block, MappedText inner, string source) => block switch
    {
        Heading heading => heading with { Text = Of(heading.Text, inner, source) },
        Paragraph paragraph => paragraph with { Text = Of(paragraph.Text, inner, source) },
        Table table => table with { Cells = [.. table.Cells.Select(cell => cell with { Text = Of(cell.Text, inner, source) })] },
        _ => block,
    };

    public static MappedText Of(MappedText text, MappedText inner, string source)
    {
        if (text.Length == 0)
        {
            return MappedText.FromSource(source, new TextSpan(inner.SourceOf(Math.Min(text.Source.Start, inner.Length), 0).Start, 0));
        }

        var builder = new MappedText.Builder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            builder.Append(text.Value[i], inner.SourceOf(text.SourceOf(i, 1)));
        }

        return builder.ToMappedText();
    }
}

using System.Text;
using Gongkai.Documents.Reading;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

/// <summary>Blocks as short lines, so that a test says what a reader should find: <c>P words</c>, <c>H1 words</c>, <c>T a·b‖c·d</c>.</summary>
internal static class Printed
{
    public static Document Read(string text, string name = "report.txt") => Read(Encoding.UTF8.GetBytes(text), name);

    public static Document Read(byte[] bytes, string name, ReadingLimits? limits = null) =>
        DocumentReader.Read(bytes, name, limits, TestContext.Current.CancellationToken);

    public static string[] Blocks(string text, string name = "report.txt")
    {
        var document = Read(text, name);
        AssertPlaced(document);
        return [.. document.Blocks.Select(Block)];
    }

    public static string Block(Block block) => block switch
    {
        Heading heading => $"H{heading.Level} {heading.Text}",
        Paragraph paragraph => $"P {paragraph.Text}",
        Table table => "T " + Rows(table),
        _ => block.GetType().Name,
    };

    /// <summary>Cells between middle dots, rows between double strokes; a span as <c>[rows,columns]</c> behind the text.</summary>
    public static string Rows(Table table) => string.Join('‖', table.Cells.GroupBy(cell => cell.Row).Select(row =>
        string.Join('·', row.Select(cell => cell.Text.Value.ReplaceLineEndings("/") + (cell.RowSpan * cell.ColumnSpan > 1 ? $"[{cell.RowSpan},{cell.ColumnSpan}]" : "")))));

    /// <summary>Every text of a block stands in the source: for each character its place holds it, or an escape of it.</summary>
    public static void AssertPlaced(Document document)
    {
        foreach (var text in document.Blocks.SelectMany(Texts))
        {
            Assert.True(text.IsPlaced || text.Length == 0, $"“{text}” stands nowhere");
            for (var i = 0; i < text.Length; i++)
            {
                var span = text.SourceOf(i, 1);
                Assert.True(span.Start >= 0 && span.End <= document.Text.Length, $"“{text}” lies outside");
                if (span.Length == 1 && !char.IsWhiteSpace(text.Value[i]))
                {
                    Assert.Equal(text.Value[i], document.Text[span.Start]);
                }
            }
        }
    }

    public static IEnumerable<MappedText> Texts(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Table table => table.Cells.Select(cell => cell.Text),
        _ => [],
    };
}

using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;
using Gongkai.Documents.Writing;
using Gongkai.Text;

namespace Gongkai.Corpus.Containers;

/// <summary>A galley by the product's own writers.</summary>
internal static class OwnWriters
{
    public static byte[] Docx(Galley galley)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(Blocks(galley), file);
        return file.ToArray();
    }

    public static byte[] Xlsx(Galley galley)
    {
        using var file = new MemoryStream();
        XlsxWriter.Write(Blocks(galley), file);
        return file.ToArray();
    }

    private static ImmutableArray<Block> Blocks(Galley galley) => [.. galley.Blocks.Select(block => block switch
    {
        GalleyTable table => Table(table),
        GalleyLine { Kind: GalleyLineKind.Heading } line => new Heading(1, line.Text),
        GalleyLine line => (Block)new Paragraph(line.Text) { Style = line.Kind == GalleyLineKind.Title ? ParagraphStyle.Title : ParagraphStyle.Body },
        _ => throw new ArgumentOutOfRangeException(nameof(galley)),
    })];

    private static Table Table(GalleyTable table) => new([.. table.Grid().SelectMany(row => row).Select(place =>
        new TableCell(place.Row, place.Column, place.Cell.RowSpan, place.Cell.ColumnSpan, MappedText.Unplaced(place.Cell.Text)) { IsHead = place.Cell.Figure is null })]) { HeadRows = table.HeadRows };
}

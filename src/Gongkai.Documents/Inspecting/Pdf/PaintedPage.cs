using UglyToad.PdfPig.XObjects;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>A character as the page paints it.</summary>
/// <param name="Text">What it stands for.</param>
/// <param name="Place">Where its ink is, in points from the upper left corner of the page.</param>
/// <param name="Cell">The room it takes in its line, from the base line up.</param>
/// <param name="IsTurned">Whether it runs in another direction than along the page, as water marks do.</param>
/// <param name="Order">When: what is painted later lies on top.</param>
/// <param name="IsInvisible">Painted in the mode that leaves no mark, or fully transparent.</param>
/// <param name="Colour">Six hexadecimal digits; null when it has no single colour.</param>
/// <param name="Points">Its size.</param>
/// <param name="Layers">The layers it is on; none for most.</param>
internal sealed record PaintedGlyph(string Text, PageRectangle Place, PageRectangle Cell, bool IsTurned, int Order, bool IsInvisible, string? Colour, double Points, IReadOnlyList<string> Layers);

/// <summary>Something opaque that the page paints.</summary>
/// <param name="Place">Where.</param>
/// <param name="Order">When.</param>
/// <param name="Colour">Its colour; null for a picture or a pattern.</param>
/// <param name="Picture">The picture; null for a filled shape.</param>
/// <param name="Layers">The layers it is on; none for most.</param>
internal sealed record PaintedCover(PageRectangle Place, int Order, string? Colour, XObjectImage? Picture, IReadOnlyList<string> Layers)
{
    public bool IsPicture => Picture is not null || Colour is null;
}

/// <summary>What a page paints, in the order of painting.</summary>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
/// <param name="Glyphs">Characters.</param>
/// <param name="Covers">Opaque shapes and pictures.</param>
/// <param name="Pictures">All pictures, opaque or not.</param>
internal sealed record PaintedPage(double Width, double Height, IReadOnlyList<PaintedGlyph> Glyphs, IReadOnlyList<PaintedCover> Covers, IReadOnlyList<XObjectImage> Pictures);

using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Tells for each character of a page whether somebody who looks at the page sees it.</summary>
internal sealed class GlyphSight(PaintedPage page, IReadOnlySet<string> switchedOff)
{
    private const double CoveredFrom = 0.5;
    private const double StripsFrom = 0.8;
    private const double ScanFrom = 0.6;
    private const char RedactionBlock = '█';
    private const double TinyPoints = 1.5;

    private readonly PageRectangle sheet = new(0, 0, page.Width, page.Height);
    private readonly CoverBands covers = new(page.Covers.Where(cover => !cover.Layers.Any(switchedOff.Contains)));
    private readonly Dictionary<PaintedCover, ScanPixels?> scans = [];
    private readonly Lazy<ILookup<(string Text, int X), PaintedGlyph>> repeated = new(() => page.Glyphs.ToLookup(glyph => (glyph.Text, (int)glyph.Place.X)));

    /// <summary>Why the character is not seen: a rule of leaks; null when it is seen.</summary>
    public string? Unseen(PaintedGlyph glyph)
    {
        // The sign that a redaction puts into the text layer stands on its own black box.
        if (string.IsNullOrWhiteSpace(glyph.Text) || glyph.Text[0] == RedactionBlock)
        {
            return null;
        }

        if (glyph.Layers.Any(switchedOff.Contains))
        {
            return "pdf.hidden-layer";
        }

        if (glyph.Place.Shared(sheet) <= 0)
        {
            return "pdf.outside-text";
        }

        if (Scan(glyph) is { } scan)
        {
            return Pixels(scan) is { } pixels && pixels.IsPlain(glyph.Place) ? "pdf.layer-differs" : "pdf.layer-under-scan";
        }

        if (glyph.IsInvisible)
        {
            return "pdf.invisible-text";
        }

        var above = Above(glyph);
        return above is not null ? IsRepeatedAbove(glyph, above.Order) ? null : above.IsPicture ? "pdf.text-under-picture" : "pdf.text-under-box"
            : IsPale(glyph) ? "pdf.pale-text"
            : glyph.Points < TinyPoints && glyph.Text.Any(char.IsLetterOrDigit) && glyph.Place.Height < TinyPoints ? "pdf.tiny-text"
            : null;
    }

    // One cover, or strips that leave next to nothing between them.
    private PaintedCover? Above(PaintedGlyph glyph)
    {
        double shared = 0;
        foreach (var cover in covers.At(glyph.Place).Where(cover => cover.Order > glyph.Order))
        {
            shared += cover.Place.Shared(glyph.Place);
            if (Covers(cover, glyph) || shared >= StripsFrom * Math.Max(glyph.Place.Area, 0.01))
            {
                return cover;
            }
        }

        return null;
    }

    // The picture of a whole page: the text lies under it, or is painted invisibly.
    private PaintedCover? Scan(PaintedGlyph glyph) => covers.At(glyph.Place).LastOrDefault(cover =>
        cover.IsPicture && cover.Place.Shared(sheet) > ScanFrom * sheet.Area && Covers(cover, glyph) && (glyph.IsInvisible || cover.Order > glyph.Order));

    private ScanPixels? Pixels(PaintedCover scan)
    {
        if (!scans.TryGetValue(scan, out var pixels))
        {
            scans[scan] = pixels = ScanPixels.Of(scan);
        }

        return pixels;
    }

    private static bool Covers(PaintedCover cover, PaintedGlyph glyph) => cover.Place.Shared(glyph.Place) >= CoveredFrom * Math.Max(glyph.Place.Area, 0.01);

    // Shadows and double strikes paint the same word again; what is seen on top is not hidden.
    private bool IsRepeatedAbove(PaintedGlyph glyph, int after) =>
        repeated.Value[(glyph.Text, (int)glyph.Place.X)].Concat(repeated.Value[(glyph.Text, (int)glyph.Place.X - 1)]).Concat(repeated.Value[(glyph.Text, (int)glyph.Place.X + 1)])
            .Any(other => other.Order > after && other.Place.Shared(glyph.Place) > CoveredFrom * glyph.Place.Area);

    private bool IsPale(PaintedGlyph glyph)
    {
        if (glyph.Colour is not { } colour)
        {
            return false;
        }

        var below = covers.At(glyph.Place).LastOrDefault(cover => cover.Order < glyph.Order && Covers(cover, glyph));
        return below is null ? Colours.Hide(colour, "FFFFFF") && !page.Pictures.Any() : !below.IsPicture && Colours.Hide(colour, below.Colour!);
    }
}

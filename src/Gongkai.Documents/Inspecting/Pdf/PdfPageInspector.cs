using Gongkai.Documents.Inspecting.Office;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Looks into one page as it is painted.</summary>
internal static class PdfPageInspector
{
    private const double LeastCoverWidth = 12;
    private const double LeastCoverHeight = 4;
    private const int MostCovers = 20_000;

    public static void Inspect(PaintedPage page, IReadOnlySet<string> switchedOff, int number, LeakLog log)
    {
        var sight = new GlyphSight(page, switchedOff);
        var seen = new List<PaintedGlyph>();
        var unseen = new Dictionary<string, List<PaintedGlyph>>(StringComparer.Ordinal);
        foreach (var glyph in page.Glyphs)
        {
            log.Budget.Piece();
            if (sight.Unseen(glyph) is { } rule)
            {
                (unseen.TryGetValue(rule, out var list) ? list : unseen[rule] = []).Add(glyph);
            }
            else
            {
                seen.Add(glyph);
            }
        }

        foreach (var line in PdfLines.Of(seen))
        {
            log.Text(line.Text, Place(number, line));
        }

        foreach (var (rule, glyphs) in unseen)
        {
            InspectUnseen(rule, glyphs, number, log);
        }

        InspectPictures(page, seen, number, log);
    }

    private static void InspectUnseen(string rule, List<PaintedGlyph> glyphs, int number, LeakLog log)
    {
        var lines = PdfLines.Of(glyphs);
        foreach (var line in rule == "pdf.layer-under-scan" ? lines.Take(1) : lines)
        {
            log.Add(rule, Place(number, line), line.Text);
        }

        foreach (var line in lines)
        {
            // The text layer of a scan says what the picture shows.
            log.Text(line.Text, Place(number, line), rule == "pdf.layer-under-scan" ? TextOrigin.Visible : TextOrigin.Hidden);
        }
    }

    private static void InspectPictures(PaintedPage page, List<PaintedGlyph> seen, int number, LeakLog log)
    {
        foreach (var box in page.Covers.Where(cover => !cover.IsPicture && cover.Place.Width >= LeastCoverWidth && cover.Place.Height >= LeastCoverHeight).Take(MostCovers))
        {
            var isMasking = Colours.IsDark(box.Colour!) || box.Colour == "FFFFFF";
            if (isMasking && page.Covers.Any(picture => picture.IsPicture && picture.Order < box.Order && picture.Place.Shared(box.Place) >= 0.98 * box.Place.Area)
                && !seen.Exists(glyph => glyph.Order > box.Order && glyph.Place.Shared(box.Place) > 0.5 * glyph.Place.Area))
            {
                log.Add("pdf.picture-under-box", new LeakPlace { Page = number, Rectangle = box.Place });
            }
        }

        var count = 0;
        foreach (var picture in page.Pictures)
        {
            count++;
            if (picture.ImageDictionary.TryGet(NameToken.Create("Filter"), out NameToken filter) && filter.Data == "DCTDecode")
            {
                FileInspector.InspectInner(picture.RawMemory.ToArray(), $"page-{number}/image-{count}.jpg", log);
            }
        }
    }

    private static LeakPlace Place(int number, PdfLine line) => new() { Page = number, Start = line.Start, Rectangle = line.Around(0, line.Glyphs.Count) };
}

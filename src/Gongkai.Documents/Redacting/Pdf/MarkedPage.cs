using System.Text;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Pdf;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>A page of a PDF with what goes of it.</summary>
internal sealed class MarkedPage
{
    private const double LeastMargin = 0.75;
    private const double MarginOfHeight = 0.12;
    private const double TouchesFrom = 0.01;
    private const double BelongsFrom = 0.3;

    private readonly int number;
    private readonly List<PaintedGlyph> seen;
    private readonly HashSet<PaintedGlyph> gone = [];
    private readonly List<RedactedPlace> places = [];
    private readonly List<PageRectangle> boxes = [];

    public MarkedPage(int number, PaintedPage page, IReadOnlySet<string> switchedOff)
    {
        this.number = number;
        Width = page.Width;
        Height = page.Height;
        var sight = new GlyphSight(page, switchedOff);
        seen = [.. page.Glyphs.Where(glyph => sight.Unseen(glyph) is null or "pdf.layer-under-scan")];
    }

    public double Width { get; }

    public double Height { get; }

    public bool IsWithheld { get; private set; }

    public IReadOnlyList<RedactedPlace> Places => places;

    /// <summary>What is painted black, in points.</summary>
    public IReadOnlyList<PageRectangle> Boxes => boxes;

    /// <summary>The characters that stay.</summary>
    public IEnumerable<PaintedGlyph> Kept => IsWithheld ? [] : seen.Where(glyph => !gone.Contains(glyph));

    public void Mark(RedactionRequest request)
    {
        foreach (var mark in request.Marks)
        {
            switch (mark)
            {
                case PageMark page when page.Page == number:
                    IsWithheld = true;
                    places.Add(new RedactedPlace(mark.Ground, new LeakPlace { Page = number }, Words(seen)));
                    break;
                case RegionMark region when region.Page == number:
                    Take(mark.Ground, region.Rectangle, TouchesFrom);
                    break;
                case WordsMark words:
                    TakeWords(words);
                    break;
            }
        }

        TakePatterns(request);
    }

    /// <summary>Lines of what is seen, with what goes of each.</summary>
    public IEnumerable<(LeakPlace Where, string Text, List<TextStretch> Gone)> Texts() => PdfLines.Of(seen).Select(line =>
        (new LeakPlace { Page = number, Rectangle = line.Around(0, line.Glyphs.Count) }, line.Text, TextStretch.Joined(line.Glyphs.Select((glyph, at) => (glyph, at)).Where(pair => IsWithheld || (pair.glyph is not null && gone.Contains(pair.glyph))).Select(pair => new TextStretch(pair.at, 1, "")))));

    // Words may be broken over lines and set apart by blanks; only their characters count.
    private void TakeWords(WordsMark mark)
    {
        var text = new StringBuilder();
        var owners = new List<PaintedGlyph>();
        foreach (var glyph in seen)
        {
            foreach (var character in glyph.Text.Where(character => !char.IsWhiteSpace(character)))
            {
                text.Append(character);
                owners.Add(glyph);
            }
        }

        var page = text.ToString();
        var wanted = string.Concat(mark.Words.Where(character => !char.IsWhiteSpace(character)));
        for (var at = wanted.Length == 0 ? -1 : page.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = page.IndexOf(wanted, at + wanted.Length, StringComparison.OrdinalIgnoreCase))
        {
            Take(mark.Ground, owners.GetRange(at, wanted.Length).Distinct().ToList());
        }
    }

    private void TakePatterns(RedactionRequest request)
    {
        var lines = PdfLines.Of(seen);
        for (var at = 0; at < lines.Count; at++)
        {
            foreach (var stretch in request.Stretches(lines[at].Text, "").Where(_ => request.Marks.OfType<PatternMark>().Any()))
            {
                Take(stretch.Ground, [.. lines[at].Glyphs.Skip(stretch.Start).Take(stretch.Length).OfType<PaintedGlyph>().Distinct()]);
            }

            if (at + 1 < lines.Count)
            {
                TakeBroken(request, lines[at], lines[at + 1]);
            }
        }
    }

    // A number that goes on in the next line.
    private void TakeBroken(RedactionRequest request, PdfLine line, PdfLine next)
    {
        foreach (var stretch in request.Stretches(line.Text + next.Text, "").Where(stretch => stretch.Start < line.Text.Length && stretch.End > line.Text.Length))
        {
            Take(stretch.Ground, [.. line.Glyphs.Concat(next.Glyphs).Skip(stretch.Start).Take(stretch.Length).OfType<PaintedGlyph>().Distinct()]);
        }
    }

    private void Take(string ground, List<PaintedGlyph> glyphs)
    {
        if (glyphs.TrueForAll(gone.Contains))
        {
            return;
        }

        foreach (var line in PdfLines.Of(glyphs))
        {
            if (line.Around(0, line.Glyphs.Count) is { } place)
            {
                Take(ground, Wider(place), BelongsFrom, line.Text);
            }
        }

        gone.UnionWith(glyphs);
    }

    private void Take(string ground, PageRectangle box, double share, string? words = null)
    {
        var under = seen.Where(glyph => glyph.Place.Area > 0 ? glyph.Place.Shared(box) > share * glyph.Place.Area : glyph.Place.Meets(box)).ToList();
        gone.UnionWith(under);
        boxes.Add(box);
        places.Add(new RedactedPlace(ground, new LeakPlace { Page = number, Rectangle = box }, words ?? Words(under)));
    }

    // The ink of a character reaches a little beyond its box.
    private static PageRectangle Wider(PageRectangle place)
    {
        var margin = Math.Max(LeastMargin, MarginOfHeight * place.Height);
        return new PageRectangle(place.X - margin, place.Y - margin, place.Width + (2 * margin), place.Height + (2 * margin));
    }

    private static string Words(IEnumerable<PaintedGlyph> glyphs) => string.Join(' ', PdfLines.Of(glyphs).Select(line => line.Text.Trim()));
}

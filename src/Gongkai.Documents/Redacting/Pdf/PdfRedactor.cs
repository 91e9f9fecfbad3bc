using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Pdf;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Redacting.Pictures;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>Redacts a PDF: every page becomes a picture with the marked places painted black, under it a new text layer with what is left. Nothing of the old file goes along.</summary>
internal sealed class PdfRedactor : IRedactor
{
    private const long MostPixels = 120_000_000;
    private const double PointsPerInch = 72;

    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { "Link", "Widget", "Stamp", "Popup" };

    private readonly PdfDocument document;
    private readonly List<MarkedPage> pages = [];

    public PdfRedactor(RedactionRequest request)
    {
        Request = request;
        request.Allow(typeof(RegionMark), typeof(PageMark), typeof(WordsMark), typeof(PatternMark));
        document = PdfInspector.Open(request.Bytes);
        if (document.NumberOfPages > request.Budget.Limits.MaxPages)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "pages");
        }

        var switchedOff = PdfLayers.SwitchedOff(document.Structure.Catalog.CatalogDictionary, document.Structure.TokenScanner);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            request.Budget.CheckTime();
            var page = new MarkedPage(number, document.GetPage<PaintedPage>(number), switchedOff);
            page.Mark(request);
            pages.Add(page);
        }

        CheckPlaces();
    }

    public RedactionRequest Request { get; }

    public RedactionPreview Preview()
    {
        var places = pages.SelectMany(page => page.Places).ToList();
        var partly = pages.Count(page => !page.IsWithheld && page.Places.Count > 0);
        var withheld = pages.Count(page => page.IsWithheld);
        return new RedactionPreview([.. places], Elsewhere.Find(places, pages.SelectMany(page => page.Texts())), new PageTally(pages.Count - partly - withheld, partly, withheld));
    }

    public (byte[] Bytes, string Ending) Copy()
    {
        using var pictures = new PagePictures(Request.Bytes, Request.Options, Request.Budget);
        var book = new PictureBook();
        var at = 0;
        foreach (var png in pictures.Draw(pages.Count, CanShowAnnotations()))
        {
            Request.Budget.CheckTime();
            AddPage(book, pages[at++], png);
        }

        var copy = book.Write();
        Prove(copy);
        return (copy, "");
    }

    public void Dispose() => document.Dispose();

    private static void AddPage(PictureBook book, MarkedPage page, byte[] png)
    {
        using var bitmap = PixelRedaction.Decode(png, "page");
        var scale = bitmap.Width / page.Width;
        if (page.IsWithheld)
        {
            DrawWithheld(bitmap);
        }
        else
        {
            PixelRedaction.Cover(bitmap, page.Boxes, scale);
        }

        book.Add(page.Width, page.Height, PageImage.Of(bitmap), TextLayer.Of(page, bitmap, scale));
    }

    // An empty page with a frame and a stroke through it.
    private static void DrawWithheld(SKBitmap bitmap)
    {
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var line = new SKPaint { Color = SKColors.Black, Style = SKPaintStyle.Stroke, StrokeWidth = bitmap.Width / 200f };
        float left = bitmap.Width * 0.08f, top = bitmap.Height * 0.08f, right = bitmap.Width * 0.92f, bottom = bitmap.Height * 0.92f;
        canvas.DrawRect(new SKRect(left, top, right, bottom), line);
        canvas.DrawLine(left, bottom, right, top, line);
    }

    private void CheckPlaces()
    {
        foreach (var mark in Request.Marks)
        {
            var number = mark is RegionMark region ? region.Page : mark is PageMark page ? page.Page : 1;
            if (number < 1 || number > pages.Count || (mark is RegionMark { Rectangle: var box } && !box.Meets(new PageRectangle(0, 0, pages[number - 1].Width, pages[number - 1].Height))))
            {
                throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, $"page {number}");
            }
        }

        if (pages.Exists(page => page.Width * page.Height * Math.Pow(Request.Options.Resolution / PointsPerInch, 2) > MostPixels))
        {
            throw new RedactionRefusedException(RedactionRefusal.TooLarge, "page");
        }
    }

    // Stamps and filled fields belong to the paper; remarks do not. What holds marked words is not drawn either.
    private bool CanShowAnnotations()
    {
        var scanner = document.Structure.TokenScanner;
        var annotations = Enumerable.Range(1, document.NumberOfPages).SelectMany(number => PdfTokens.Array(document.GetPage(number).Dictionary, "Annots", scanner)).ToList();
        return annotations.TrueForAll(token => PdfTokens.Resolve(token, scanner) is DictionaryToken annotation && Shown.Contains(PdfTokens.Name(annotation, "Subtype", scanner) ?? ""))
            && !PdfTokens.Walk(annotations, scanner, key => key is "P" or "Parent" or "Dest" or "A").Any(pair => PdfTokens.Words(pair.Token) is { } words && (Request.Stretches(words, "").Count > 0 || HoldsGone(words)));
    }

    private bool HoldsGone(string words) => pages.SelectMany(page => page.Places).Any(place => place.Words.Trim().Length >= 2 && words.Contains(place.Words.Trim(), StringComparison.OrdinalIgnoreCase));

    private void Prove(byte[] copy)
    {
        using var written = PdfInspector.Open(copy);
        for (var number = 1; number <= written.NumberOfPages; number++)
        {
            foreach (var line in PdfLines.Of(written.GetPage<PaintedPage>(number).Glyphs))
            {
                if (Request.Stretches(line.Text, "").Count > 0)
                {
                    throw new RedactionRefusedException(RedactionRefusal.StillThere, $"page {number}");
                }
            }
        }
    }
}

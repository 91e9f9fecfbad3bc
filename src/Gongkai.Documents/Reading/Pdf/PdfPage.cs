using Gongkai.Documents.Reading.Paper;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>Takes characters and drawn lines off a page of a PDF file.</summary>
internal static class PdfPage
{
    // A filled box no thicker than this is a line; a line may lean by this much.
    private const double ThickestLine = 3;
    private const double Lean = 0.7;

    public static PaperPage Of(Page page, CharacterCensus characters, ReadingBudget budget)
    {
        var glyphs = new List<Glyph>(page.Letters.Count);
        var add = characters.Page(glyphs);
        foreach (var letter in page.Letters)
        {
            budget.Step();
            var font = letter.FontName ?? "";
            if (characters.Take(letter, font) is { } text && IsOnPage(letter, page))
            {
                add(Glyph.Of(text, Place(letter.StartBaseLine, page), Place(letter.EndBaseLine, page), Math.Max(1, letter.PointSize)), font);
            }
        }

        var lines = new List<Ruling>();
        foreach (var path in page.Paths)
        {
            budget.Step();
            AddLines(path, page.Height, lines);
        }

        return new PaperPage(page.Number, page.Width, page.Height, glyphs, lines);
    }

    /// <summary>True when pictures cover most of the page.</summary>
    public static bool IsPicture(Page page) =>
        page.NumberOfImages > 0 && page.GetImages().Sum(image => Math.Abs(image.BoundingBox.Area)) > page.Width * page.Height * 0.4;

    private static (double X, double Y) Place(PdfPoint point, Page page) => (point.X, page.Height - point.Y);

    private static bool IsOnPage(Letter letter, Page page) =>
        letter.StartBaseLine is { X: var x, Y: var y } && x > -5 && y > -5 && x < page.Width + 5 && y < page.Height + 5;

    private static void AddLines(PdfPath path, double height, List<Ruling> lines)
    {
        if (!path.IsFilled && !path.IsStroked)
        {
            return;
        }

        foreach (var part in path)
        {
            var box = part.GetBoundingRectangle();
            if (box is { } thin && Math.Min(thin.Width, thin.Height) <= ThickestLine)
            {
                Add(thin.Width >= thin.Height, thin, height, lines);
            }
            else if (path.IsStroked)
            {
                foreach (var side in part.Commands.OfType<PdfSubpath.Line>())
                {
                    Add(side, height, lines);
                }
            }
        }
    }

    private static void Add(bool isFlat, PdfRectangle box, double height, List<Ruling> lines) =>
        lines.Add(isFlat
            ? new Ruling(true, height - ((box.Bottom + box.Top) / 2), box.Left, box.Right)
            : new Ruling(false, (box.Left + box.Right) / 2, height - box.Top, height - box.Bottom));

    private static void Add(PdfSubpath.Line side, double height, List<Ruling> lines)
    {
        var (dx, dy) = (Math.Abs(side.From.X - side.To.X), Math.Abs(side.From.Y - side.To.Y));
        if (dy <= Lean && dx > dy)
        {
            lines.Add(new Ruling(true, height - ((side.From.Y + side.To.Y) / 2), Math.Min(side.From.X, side.To.X), Math.Max(side.From.X, side.To.X)));
        }
        else if (dx <= Lean)
        {
            lines.Add(new Ruling(false, (side.From.X + side.To.X) / 2, height - Math.Max(side.From.Y, side.To.Y), height - Math.Min(side.From.Y, side.To.Y)));
        }
    }
}

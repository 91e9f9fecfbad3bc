using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>Reads the picture of a page cell by cell: first the lines of its tables, then the lines of text in each cell and outside.</summary>
internal sealed class ScannedPage
{
    private const string Unreadable = "\uFFFD";

    // Below these nothing is taken for read. A figure is all or nothing, words may have a weak character.
    private const float SureFigure = 0.8f;
    private const float SureWords = 0.5f;
    private const int Inset = 4;

    private readonly ScanPicture picture;
    private readonly LineRecognition recognise;
    private readonly ReadingBudget budget;
    private readonly bool[] ink;
    private readonly double size;
    private readonly LineBoxes boxes;
    private readonly ScannedTables tables;

    private ScannedPage(ScanPicture picture, LineRecognition recognise, ReadingBudget budget)
    {
        this.picture = picture;
        this.recognise = recognise;
        this.budget = budget;
        ink = Ink.Of(picture);
        tables = ScannedTables.Of(new DrawnLines(ink, picture).Find(), picture.Scale);
        new LineEraser(ink, picture.Width, picture.Height).Clear(tables.Pieces);
        size = CharacterSize();
        boxes = new LineBoxes(ink, picture.Width, size);
    }

    /// <summary>The page as if it had been printed with characters.</summary>
    public static PaperPage Read(ReadOnlyMemory<byte> file, int number, LineRecognition recognise, ReadingBudget budget)
    {
        budget.Scan();
        var page = new ScannedPage(ScanPicture.Read(file, budget), recognise, budget);
        return page.Read(number);
    }

    private PaperPage Read(int number)
    {
        var glyphs = new List<Glyph>();
        foreach (var area in tables.Grids.SelectMany(grid => grid.Cells.Select(grid.Area)))
        {
            var cell = Pixels(area, Inset);
            if (cell.Width > 4 && cell.Height > 4)
            {
                AddCell(cell, glyphs);
            }
        }

        foreach (var grid in tables.Grids)
        {
            Blot(Pixels((grid.Left, grid.Top, grid.Right, grid.Bottom), -Inset));
        }

        foreach (var box in boxes.Find(new PixelBox(0, 0, picture.Width, picture.Height), 1.2))
        {
            Add(box, glyphs);
        }

        return new PaperPage(number, picture.Width * picture.Scale, picture.Height * picture.Scale, glyphs, tables.Lines);
    }

    private void AddCell(PixelBox cell, List<Glyph> glyphs)
    {
        var found = boxes.Find(cell, double.MaxValue);
        foreach (var box in found)
        {
            Add(box, glyphs);
        }

        // Red ink alone may be a seal as well as a red figure.
        if (found.Count == 0 && CountRed(cell) > size * size * 0.1)
        {
            glyphs.Add(Of(cell, Unreadable));
        }
    }

    private void Add(PixelBox box, List<Glyph> glyphs)
    {
        budget.Piece();
        budget.CheckTime();
        var (aside, above) = ((int)(size * 0.25), Math.Max(2, (int)((size * 1.15) - box.Height) / 2));
        var line = recognise(LineCut.Of(picture, ink, new PixelBox(box.Left - aside, box.Top - above, box.Right + aside, box.Bottom + above)));
        var figure = AsFigure(line.Text);
        var isFigure = figure.Length > 0 && figure.All(character => char.IsAsciiDigit(character) || character is '.' or ',' or '-' or '+');
        if (line.Text.Length > 0 && (isFigure ? line.Least >= SureFigure : line.Mean >= SureWords))
        {
            glyphs.Add(Of(box, isFigure ? figure : line.Text));
        }
        else if (box.Height > size * 0.4)
        {
            glyphs.Add(Of(box, Unreadable));
        }
    }

    // A round zero is often taken for a letter or a circle; beside figures it is one.
    private static string AsFigure(string text) =>
        text.Length <= 14 && text.All(character => char.IsAsciiDigit(character) || character is '.' or ',' or 'O' or 'o' or '〇' or '○' or '-' or '+')
            ? text.Replace('O', '0').Replace('o', '0').Replace('〇', '0').Replace('○', '0')
            : text;

    private Glyph Of(PixelBox box, string text)
    {
        var (scale, height) = (picture.Scale, Math.Min(box.Height, size * 1.1));
        return new Glyph(text, box.MiddleX * scale, box.MiddleY * scale, box.Left * scale, box.Right * scale, box.MiddleY * scale, Math.Max(height, size * 0.8) * scale, Direction.Right);
    }

    private PixelBox Pixels((double Left, double Top, double Right, double Bottom) area, int inset) => new(
        Math.Clamp((int)(area.Left / picture.Scale) + inset, 0, picture.Width),
        Math.Clamp((int)(area.Top / picture.Scale) + inset, 0, picture.Height),
        Math.Clamp((int)(area.Right / picture.Scale) - inset, 0, picture.Width),
        Math.Clamp((int)(area.Bottom / picture.Scale) - inset, 0, picture.Height));

    private void Blot(PixelBox box)
    {
        for (var y = box.Top; y < box.Bottom; y++)
        {
            ink.AsSpan((y * picture.Width) + box.Left, Math.Max(0, box.Width)).Clear();
        }
    }

    private int CountRed(PixelBox box)
    {
        var count = 0;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            count += picture.Red.AsSpan((y * picture.Width) + box.Left, box.Width).Count(true);
        }

        return count;
    }

    // The height that most rows of ink have: the usual character of the page.
    private double CharacterSize()
    {
        var heights = new List<int>();
        for (var x = 0; x < picture.Width; x += 5)
        {
            for (var (y, start) = (0, -1); y < picture.Height; y++)
            {
                var near = false;
                for (var column = x; column < Math.Min(x + 40, picture.Width) && !near; column += 2)
                {
                    near = ink[(y * picture.Width) + column];
                }

                if (near && start < 0)
                {
                    start = y;
                }
                else if (!near && start >= 0)
                {
                    heights.Add(y - start);
                    start = -1;
                }
            }
        }

        var usual = heights.FindAll(height => height is >= 14 and <= 70);
        usual.Sort();
        return usual.Count == 0 ? 28 : Math.Clamp(usual[usual.Count * 6 / 10], 16, 60);
    }
}

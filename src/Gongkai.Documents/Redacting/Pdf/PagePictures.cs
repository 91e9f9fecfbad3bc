using System.Globalization;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>Draws the pages of a PDF by <c>pdftoppm</c>, in a throw-away folder, with limits of time and memory, a few pages at a time.</summary>
internal sealed class PagePictures : IDisposable
{
    private const string ProgramName = "pdftoppm";
    private const int PagesAtOnce = 8;

    private readonly DirectoryInfo folder;
    private readonly string program;
    private readonly RedactionOptions options;
    private readonly ReadingBudget budget;

    public PagePictures(ReadOnlyMemory<byte> pdf, RedactionOptions options, ReadingBudget budget)
    {
        this.options = options;
        this.budget = budget;
        program = options.PagePictureProgram ?? OutsideProgram.Find(ProgramName) ?? throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        if (!File.Exists(program))
        {
            throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        }

        folder = Directory.CreateTempSubdirectory("gongkai-pages-");
        using var file = File.Create(Path.Combine(folder.FullName, "in.pdf"));
        file.Write(pdf.Span);
    }

    /// <summary>The page pictures as PNG, in order.</summary>
    public IEnumerable<byte[]> Draw(int pages, bool withAnnotations)
    {
        for (var first = 1; first <= pages; first += PagesAtOnce)
        {
            var last = Math.Min(pages, first + PagesAtOnce - 1);
            Run(first, last, withAnnotations);
            var drawn = folder.GetFiles("page*.png").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
            if (drawn.Count != last - first + 1)
            {
                throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
            }

            foreach (var file in drawn)
            {
                yield return File.ReadAllBytes(file.FullName);
                file.Delete();
            }
        }
    }

    /// <summary>The picture of one page as PNG.</summary>
    public byte[] DrawOne(int page)
    {
        Run(page, page, withAnnotations: true);
        return folder.GetFiles("page*.png") is [var file] ? File.ReadAllBytes(file.FullName) : throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Run(int first, int last, bool withAnnotations)
    {
        List<string> arguments = ["-r", Text(options.Resolution), "-png", "-cropbox", "-f", Text(first), "-l", Text(last), .. withAnnotations ? Array.Empty<string>() : ["-hide-annotations"], "in.pdf", "page"];
        switch (OutsideProgram.Run(program, folder.FullName, budget.TimeLeft, budget.Cancellation, arguments))
        {
            case 0:
                return;
            case null:
                throw new NotReadableException(NotReadableReason.TooSlow, ProgramName);
            default:
                throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

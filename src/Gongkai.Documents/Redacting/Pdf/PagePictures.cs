using System.Diagnostics;
using System.Globalization;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>Draws the pages of a PDF by <c>pdftoppm</c>, in a throw-away folder, with limits of time and memory, a few pages at a time.</summary>
internal sealed class PagePictures : IDisposable
{
    private const string ProgramName = "pdftoppm";
    private const int PagesAtOnce = 8;

    // Kilobytes of memory and seconds of work for one run of the program.
    private const int MostMemory = 3_000_000;
    private const int MostWork = 300;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-pages-");
    private readonly string program;
    private readonly RedactionOptions options;
    private readonly ReadingBudget budget;

    public PagePictures(ReadOnlyMemory<byte> pdf, RedactionOptions options, ReadingBudget budget)
    {
        this.options = options;
        this.budget = budget;
        program = options.PagePictureProgram ?? Find() ?? throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        if (!File.Exists(program))
        {
            throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        }

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
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -v {Text(MostMemory)}; ulimit -t {Text(MostWork)}; exec \"$0\" \"$@\"", program, .. arguments]);
        start.WorkingDirectory = folder.FullName;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var stop = budget.Cancellation.Register(() => End(process));
        if (!process.WaitForExit(budget.TimeLeft > TimeSpan.Zero ? budget.TimeLeft : TimeSpan.FromMilliseconds(1)))
        {
            End(process);
            throw new NotReadableException(NotReadableReason.TooSlow, ProgramName);
        }

        budget.CheckTime();
        if (process.ExitCode != 0)
        {
            throw new RedactionRefusedException(RedactionRefusal.NeedsProgram, ProgramName);
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(place => Path.Combine(place, OperatingSystem.IsWindows() ? ProgramName + ".exe" : ProgramName)).FirstOrDefault(File.Exists);
}

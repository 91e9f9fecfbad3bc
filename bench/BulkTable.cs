using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Documents.Writing;
using Gongkai.Reports.Layout;

namespace Gongkai.Bench;

/// <summary>Many files: ours reads, recognises and checks them in one process on all cores; the peer only takes the text out, started once a file. Both in one run.</summary>
internal static class BulkTable
{
    private const int MostForPeers = 60;
    private const double LoopAim = 1.5;

    private sealed record Kind(string Ending, string Peer, ImmutableArray<string> Arguments, double Aim);

    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("html", "pandoc", ["-f", "html", "-t", "plain", "-o", "/dev/null"], 25),
        new("docx", "pandoc", ["-f", "docx", "-t", "plain", "-o", "/dev/null"], 20),
        new("pdf", "pdftotext", ["-layout"], 1),
        new("xlsx", "", [], 0),
        new("xls", "", [], 0),
    ];

    /// <summary>Reads so many files of each kind.</summary>
    public static void Print(TextWriter output, int count)
    {
        output.WriteLine("| files | ours files/s | peer, one process a file | peer files/s | ratio | aim |");
        output.WriteLine("|---|---|---|---|---|---|");
        var folder = Directory.CreateTempSubdirectory("gongkai-bench-");
        try
        {
            foreach (var kind in Kinds)
            {
                Print(output, kind, Files(kind.Ending, folder.FullName), count);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        output.WriteLine();
        output.WriteLine($"Most memory: {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MiB.");
    }

    private static void Print(TextWriter output, Kind kind, ImmutableArray<string> files, int count)
    {
        var inputs = files.Select(path => new Input(Path.GetFileName(path), File.ReadAllBytes(path))).ToImmutableArray();
        Ours(inputs, Math.Max(20, count / 5));
        var ours = Ours(inputs, count);
        var peer = kind.Peer.Length > 0 && OutsideProgram.Find(kind.Peer) is { } program ? Peer(program, kind, files) : (double?)null;
        var aim = peer is null || kind.Aim == 0 ? "–" : ours >= peer * kind.Aim ? $"≥ {kind.Aim}: held" : $"≥ {kind.Aim}: missed";
        output.WriteLine($"| {count} {kind.Ending}, {inputs.Average(input => input.Bytes.Length) / 1024:0} KB each | {Number(ours)} | {(kind.Peer.Length == 0 ? "–" : $"{kind.Peer} {string.Join(' ', kind.Arguments)}")} | {(peer is { } rate ? Number(rate) : "–")} | {(peer is { } other ? Number(ours / other) : "–")} | {aim} |");
        if (kind.Ending == "html")
        {
            Cheerio(output, files, count, ours);
        }
    }

    private static double Ours(ImmutableArray<Input> inputs, int count)
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, count, ManyFiles.Cores, at => Work.ReadAndCheck(inputs[at % inputs.Length]));
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Peer(string program, Kind kind, ImmutableArray<string> files)
    {
        var start = Stopwatch.GetTimestamp();
        for (var at = 0; at < MostForPeers; at++)
        {
            ImmutableArray<string> last = kind.Peer == "pdftotext" ? [files[at % files.Length], "/dev/null"] : [files[at % files.Length]];
            using var process = Process.Start(new ProcessStartInfo(program, [.. kind.Arguments, .. last]))!;
            process.WaitForExit();
        }

        return MostForPeers / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Whoever has cheerio (npm install cheerio) names the folder: a loop over the same pages in one process, as ours is.
    private static void Cheerio(TextWriter output, ImmutableArray<string> pages, int count, double ours)
    {
        if (Environment.GetEnvironmentVariable("GONGKAI_CHEERIO") is not { } folder || OutsideProgram.Find("node") is not { } node)
        {
            return;
        }

        using var process = Process.Start(new ProcessStartInfo(node, [Checkout.PathOf("bench/cheerio.mjs"), $"{count}", folder, .. pages]) { RedirectStandardOutput = true })!;
        var rate = double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
        process.WaitForExit();
        output.WriteLine($"| the same pages | {Number(ours)} | cheerio in a loop, text of the tables | {Number(rate)} | {Number(ours / rate)} | {(ours >= rate * LoopAim ? $"≥ {LoopAim}: held" : $"≥ {LoopAim}: missed")} |");
    }

    // The same reports in every kind of file; where LibreOffice is missing the one PDF of the samples stands for all.
    private static ImmutableArray<string> Files(string ending, string folder)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var text in Inputs.Texts)
        {
            var path = Path.Combine(folder, Path.ChangeExtension(text.Name, ending));
            if (Written(text, ending) is { } file)
            {
                File.WriteAllBytes(path, file);
                paths.Add(path);
            }
        }

        return paths.Count > 0 ? paths.ToImmutable() : [Checkout.PathOf($"samples/reading/report.{ending}")];
    }

    private static byte[]? Written(Input text, string ending)
    {
        var blocks = ReportLayout.Lay(ReportRecogniser.Recognise(DocumentReader.Read(text.Bytes, text.Name)).Report);
        using var file = new MemoryStream();
        switch (ending)
        {
            case "html":
                HtmlWriter.Write(blocks, file);
                return file.ToArray();
            case "xlsx":
                XlsxWriter.Write(blocks, file);
                return file.ToArray();
            case "docx":
                DocxWriter.Write(blocks, file);
                return file.ToArray();
            case "pdf":
                DocxWriter.Write(blocks, file);
                return LibreOffice.Convert(file.ToArray(), "docx", "pdf", LibreOffice.Longest).File;
            default:
                return null;
        }
    }

    private static string Number(double number) => number.ToString(number < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}

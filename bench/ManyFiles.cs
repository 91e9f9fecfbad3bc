using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gongkai.Corpus;

namespace Gongkai.Bench;

/// <summary>Files in a folder, all different, read one after the other in one process: what is read does not stay in memory.</summary>
internal static class ManyFiles
{
    private const int InFolder = 1_000;

    // Else the pool starts more and more threads while the disk is waited for, and each keeps room of its own.
    public static readonly ParallelOptions Cores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    private static readonly ImmutableArray<string> Containers = ["html", "docx-hand", "html-framed", "docx-own"];
    private static readonly ImmutableArray<string> Shapes = ["plain", "S17", "S24", "S29", "S33", "S40", "mixed"];

    /// <summary>Writes so many pages and Word files, those of them that are missing.</summary>
    public static void Make(int count, string folder)
    {
        Parallel.For(0, count, Cores, number =>
        {
            var path = PathOf(number, folder);
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, CorpusDocuments.Make(Shapes[number / Containers.Length % Shapes.Length], Containers[number % Containers.Length], (ulong)number).Bytes.ToArray());
            }
        });
    }

    /// <summary>Reads and checks the first so many of them on all cores and prints one row of a table.</summary>
    public static void Read(TextWriter output, int count, string folder)
    {
        var begun = Stopwatch.GetTimestamp();
        Parallel.For(0, count, Cores, number => Work.ReadAndCheck(PathOf(number, folder)));
        var (time, processor) = (Stopwatch.GetElapsedTime(begun), Environment.CpuUsage.TotalTime);
        GC.Collect();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {count:N0} | {count / time.TotalSeconds:0} | {count / processor.TotalSeconds:0} | {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB | {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB |"));
    }

    private static string PathOf(int number, string folder) => Path.Combine(folder,
        (number / InFolder).ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture) + (Containers[number % Containers.Length].StartsWith("docx", StringComparison.Ordinal) ? ".docx" : ".html"));
}

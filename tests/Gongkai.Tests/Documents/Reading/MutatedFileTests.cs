using System.Collections.Concurrent;
using System.Diagnostics;
using Gongkai.Corpus;
using Gongkai.Corpus.Damage;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports.Checks;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

/// <summary>Ten thousand damaged files of every kind that is read without another program: each gives a report or a reason, soon and in little memory.
/// With <c>./test --long</c> every reader gets three minutes more.</summary>
public sealed class MutatedFileTests
{
    private const int Files = 10_000;
    private const int MostAgain = 3;
    private const long MostMemory = 200L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongRun = TimeSpan.FromMinutes(3);
    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MayStartPrograms = false };
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";

    // How many of a hundred files: a page of a PDF costs as much as twenty of a text.
    private static readonly List<(string Name, byte[] Bytes, int Weight)> Sound =
    [
        .. new[] { "S01", "S03", "S05", "S07", "S08", "S09", "html", "html-framed", "html-exported", "html-script", "html-gbk", "mhtml" }.Select(container => Made(container, 5)),
        Made("docx-hand", 12),
        Made("docx-own", 4),
        Made("xlsx-hand", 8),
        Kept("samples/reading/report.xls", 13),
        Kept("samples/reading/report.pdf", 3),
    ];

    [Fact]
    public void Read_TenThousandMutatedFiles_EndsSoonWithAReportOrAReason()
    {
        var files = Sound.SelectMany(sound => Enumerable.Range(0, Files * sound.Weight / 100).Select(number => (sound, seed: (ulong)number))).ToList();
        var faults = new ConcurrentQueue<string>();

        Assert.Equal(Files, files.Count);
        Parallel.ForEach(files, file => Try(file.sound.Name, MutatedFiles.Next(file.sound.Bytes, new Rng(file.seed)), file.seed, faults));

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_MutatedForThreeMinutes_EndsSoonWithAReportOrAReason(string kind)
    {
        Assert.SkipUnless(IsLong, "Three minutes a reader; runs with ./test --long.");
        var sound = Sound.Where(file => Path.GetExtension(file.Name) == kind).ToList();
        var faults = new ConcurrentQueue<string>();
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var count = 0;
        Parallel.For(0, Environment.ProcessorCount, lane =>
        {
            for (var seed = 1_000_000 + ((ulong)lane << 32); watch.Elapsed < LongRun && faults.IsEmpty; seed++)
            {
                var file = sound[(int)(seed % (ulong)sound.Count)];
                Try(file.Name, MutatedFiles.Next(file.Bytes, new Rng(seed)), seed, faults);
                Interlocked.Increment(ref count);
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {count} files");
        Assert.Empty(faults);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostMemory);
    }

    public static TheoryData<string> Kinds => [.. Sound.Select(file => Path.GetExtension(file.Name)).Distinct()];

    private static void Try(string name, byte[] bytes, ulong seed, ConcurrentQueue<string> faults)
    {
        try
        {
            var (time, memory) = Measured(name, bytes);
            for (var again = 0; again < MostAgain && (time > Longest || memory > MostMemory); again++)
            {
                // Not the file's fault when the machine was busy.
                (time, memory) = Measured(name, bytes);
            }

            if (time > Longest || memory > MostMemory)
            {
                faults.Enqueue($"{name} {seed}: {time.TotalMilliseconds:0} ms, {memory >> 20} MB");
            }
        }
        catch (Exception error)
        {
            faults.Enqueue($"{name} {seed}: {error}");
        }
    }

    private static (TimeSpan Time, long Memory) Measured(string name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _ = ReportChecks.Run(ReportRecogniser.Recognise(DocumentReader.Read(bytes, name, Limits)));
        }
        catch (NotReadableException)
        {
        }

        return (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (string Name, byte[] Bytes, int Weight) Made(string container, int weight)
    {
        var document = CorpusDocuments.Make("plain", container, 77);
        return (document.FileName, document.Bytes.ToArray(), weight);
    }

    private static (string Name, byte[] Bytes, int Weight) Kept(string path, int weight) => (Path.GetFileName(path), File.ReadAllBytes(Checkout.PathOf(path)), weight);
}

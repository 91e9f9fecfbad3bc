using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gongkai.Corpus.Fuzzing;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

/// <summary>Ten thousand damaged files of every kind that is read without another program: each gives a report or a reason, soon and in little memory.
/// With <c>./test --long</c> every reader gets three minutes more, in a process of its own.</summary>
public sealed class MutatedFileTests
{
    private const int Files = 10_000;
    private const int MostAgain = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";

    // How many of a hundred files: a page of a PDF costs as much as twenty of a text. Pictures need something that recognises lines, which the long run brings.
    private static readonly Dictionary<string, int> Weights = new() { ["docx"] = 14, ["xlsx"] = 10, ["xls"] = 13, ["pdf"] = 2, ["html"] = 27, ["mhtml"] = 5, ["md"] = 5, ["txt"] = 20, ["json"] = 4 };

    [Fact]
    public void Read_TenThousandMutatedFiles_EndsSoonWithAReportOrAReason()
    {
        var files = FuzzReader.All.Where(reader => Weights.ContainsKey(reader.Id))
            .SelectMany(reader => { var sound = Sound(reader); return Enumerable.Range(0, Files * Weights[reader.Id] / 100).Select(number => (reader, sound[number % sound.Count], (ulong)number)); }).ToList();
        var faults = new ConcurrentQueue<string>();

        Assert.Equal(Files, files.Count);
        Parallel.ForEach(files, file => Try(file.reader, file.Item2.Next(file.Item3), faults));

        Assert.Empty(faults);
    }

    [Fact]
    public void Next_SameNameAndSeeds_IsTheSameFile()
    {
        foreach (var sound in FuzzReader.All.Select(reader => reader.Sound()[0]))
        {
            Assert.Equal(sound.Next(5).Next(6).Bytes, sound.Next(5).Next(6).Bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Read_HostileFilesForThreeMinutes_EndsSoonInLevelMemory(string reader)
    {
        Assert.SkipUnless(IsLong, "Three minutes a reader; runs with ./test --long.");
        var folder = Directory.CreateTempSubdirectory("gongkai-fuzz-");
        try
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gongkai.Fuzz.dll"), "loop", "180", reader, "--keep", folder.FullName]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Checkout.Folder };
            using var run = Process.Start(start)!;
            var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);

            TestContext.Current.TestOutputHelper?.WriteLine(said[0]);
            var last = Directory.EnumerateFiles(folder.FullName, "*.last").Select(File.ReadAllText).FirstOrDefault();
            Assert.True(run.ExitCode == 0, $"{said[0]}{said[1]}{last}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static TheoryData<string> Readers => [.. FuzzReader.All.Select(reader => reader.Id)];

    // The scan has no words without something that recognises lines.
    private static List<FuzzedFile> Sound(FuzzReader reader) => [.. reader.Sound().Where(file => file.Name != "scan.pdf")];

    private static void Try(FuzzReader reader, FuzzedFile file, ConcurrentQueue<string> faults)
    {
        try
        {
            var (time, memory) = Measured(reader, file);
            for (var again = 0; again < MostAgain && (time > Longest || memory > reader.MostMemory); again++)
            {
                // Not the file's fault when the machine was busy.
                (time, memory) = Measured(reader, file);
            }

            if (time > Longest || memory > reader.MostMemory)
            {
                faults.Enqueue($"{reader.Id} {file}: {time.TotalMilliseconds:0} ms, {memory >> 20} MB");
            }
        }
        catch (Exception error)
        {
            faults.Enqueue($"{reader.Id} {file}: {error}");
        }
    }

    private static (TimeSpan Time, long Memory) Measured(FuzzReader reader, FuzzedFile file)
    {
        var (begun, before) = (Worked(), GC.GetAllocatedBytesForCurrentThread());
        reader.Read(file.Bytes, file.Name);
        return (Worked() - begun, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // What this thread had of a processor: other tests take theirs at the same time. By the clock where the system does not say.
    private static TimeSpan Worked() => OperatingSystem.IsLinux()
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick)
        : Stopwatch.GetElapsedTime(0);
}

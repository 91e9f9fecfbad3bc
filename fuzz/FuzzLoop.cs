using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gongkai.Corpus;
using Gongkai.Corpus.Damage;
using Gongkai.Corpus.Running;

namespace Gongkai.Fuzz;

/// <summary>Reads mutated files as long as it is told to and says what each kind came to: how many, the slowest, the most memory, every fault with the seed that makes it again.</summary>
internal static class FuzzLoop
{
    private static readonly string[] Kept = ["samples/reading/report.xls", "samples/reading/report.pdf", "samples/reading/report.docx", "samples/reading/report.xlsx"];

    /// <summary>What one kind of file came to.</summary>
    private sealed class Tally
    {
        private readonly Lock gate = new();
        private TimeSpan slowest;
        private long most;

        public int Count { get; private set; }

        public void Add(TimeSpan time, long memory)
        {
            lock (gate)
            {
                Count++;
                slowest = time > slowest ? time : slowest;
                most = Math.Max(most, memory);
            }
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} files, slowest {slowest.TotalMilliseconds:0} ms, most {most / 1048576.0:0} MB");
    }

    /// <summary>Files that are whole.</summary>
    /// <param name="container">One kind of the corpus; null for all kinds and the samples.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> Sound(string? container) =>
        CorpusDocuments.Containers.Where(known => container is null || known == container)
            .Select(known => CorpusDocuments.Make("plain", known, 77)).Select(document => (document.FileName, document.Bytes.ToArray()))
            .Concat(Kept.Where(path => container is null || Path.GetExtension(path) == "." + container).Select(path => (Path.GetFileName(path), File.ReadAllBytes(Checkout.PathOf(path)))));

    /// <summary>1 when anything was found, else 0.</summary>
    public static int Run(TimeSpan time, string? container)
    {
        var sound = Sound(container).ToList();
        var tallies = sound.ToDictionary(file => file.Name, _ => new Tally(), StringComparer.Ordinal);
        var faults = new ConcurrentQueue<string>();
        var watch = Stopwatch.StartNew();
        var start = (ulong)TimeProvider.System.GetUtcNow().Ticks;
        Parallel.For(0, Environment.ProcessorCount, lane =>
        {
            for (var seed = start + ((ulong)lane << 40); watch.Elapsed < time; seed++)
            {
                var (name, bytes) = sound[(int)(seed % (ulong)sound.Count)];
                One(name, MutatedFiles.Next(bytes, new Rng(seed)), seed, tallies[name], faults);
            }
        });

        foreach (var (name, tally) in tallies)
        {
            Console.Out.WriteLine($"{name}: {tally}");
        }

        foreach (var fault in faults)
        {
            Console.Out.WriteLine(fault);
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tallies.Values.Sum(tally => tally.Count)} files, {faults.Count} faults, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB left in use"));
        return faults.IsEmpty ? 0 : 1;
    }

    private static void One(string name, byte[] bytes, ulong seed, Tally tally, ConcurrentQueue<string> faults)
    {
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            OneFile.Read(bytes, name);
        }
        catch (Exception error)
        {
            faults.Enqueue($"{name} {seed}: {error}");
        }

        tally.Add(watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

using System.Diagnostics;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>Reads hostile files one after the other for a time. A file may take two seconds of the processor and make 200 MB of objects; the memory of the process must stay level.</summary>
/// <param name="reader">What is tried.</param>
/// <param name="seed">Where the chances start; the same seed gives the same files as long as they do the same.</param>
public sealed class FuzzRun(FuzzReader reader, ulong seed)
{
    private const long MostGrowth = 96L * 1024 * 1024;
    private const int MostFaults = 20;
    private const int MostAgain = 3;
    private const int Samples = 10;

    /// <summary>How many times longer a file may take where what runs is slowed down by being watched.</summary>
    public int Slowness { get; init; } = 1;

    private TimeSpan Longest => reader.Longest * Slowness;

    /// <summary>Files of an earlier run that did something new, to go on from.</summary>
    public IReadOnlyList<FuzzedFile> Known { get; init; } = [];

    /// <summary>Called before each file; a program that may be killed writes it down.</summary>
    public Action<FuzzedFile> Before { get; init; } = _ => { };

    /// <summary>Called for each fault.</summary>
    public Action<FuzzedFile, string> Fault { get; init; } = (_, _) => { };

    /// <summary>True when the last file made code run that had not run before; never, where nobody can know.</summary>
    public Func<bool> IsNewGround { get; init; } = () => false;

    /// <summary>Reads for so long, or until there are too many faults.</summary>
    public FuzzTally For(TimeSpan time, CancellationToken stop)
    {
        var pool = new FuzzPool(reader.Sound(), Known);
        var tally = new FuzzTally { Reader = reader.Id, Seed = seed };
        var watch = Stopwatch.StartNew();
        for (var number = seed * 1_000_000_007; watch.Elapsed < time && tally.Faults.Count < MostFaults && !stop.IsCancellationRequested; number++)
        {
            var rng = new Rng(number);
            var file = pool.Pick(rng).Next(number);
            Before(file);
            tally = One(file, pool, rng, tally);
            if (watch.Elapsed * Samples >= time * (tally.Memory.Length + 1))
            {
                tally = tally with { Memory = tally.Memory.Add(InUse()) };
            }
        }

        tally = tally with { Outcomes = pool.Outcomes, Kept = pool.Kept, Time = watch.Elapsed };
        return tally.Growth > MostGrowth ? tally.With($"{reader.Id}: memory grew by {tally.Growth >> 20} MB") : tally;
    }

    private FuzzTally One(FuzzedFile file, FuzzPool pool, Rng rng, FuzzTally tally)
    {
        try
        {
            var (outcome, took, memory) = Measured(file);
            for (var again = 0; again < MostAgain && (took > Longest || memory > reader.MostMemory); again++)
            {
                // Not the file's fault when the runtime compiled or cleaned up meanwhile.
                (outcome, took, memory) = Measured(file);
            }

            pool.Learn(file, outcome, IsNewGround(), rng);
            tally = tally.With(took, memory, file.Bytes.Length);
            return took > Longest || memory > reader.MostMemory ? Found(file, $"{took.TotalMilliseconds:0} ms, {memory >> 20} MB", tally) : tally;
        }
        catch (Exception error)
        {
            return Found(file, error.ToString(), tally.With(TimeSpan.Zero, 0, file.Bytes.Length));
        }
    }

    private FuzzTally Found(FuzzedFile file, string fault, FuzzTally tally)
    {
        Fault(file, fault);
        return tally.With($"{file}: {fault}");
    }

    private (string Outcome, TimeSpan Time, long Memory) Measured(FuzzedFile file)
    {
        // Time of the processor: other programs on the machine do not count.
        var (begun, before) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        var outcome = reader.Read(file.Bytes, file.Name);
        return (outcome, Environment.CpuUsage.TotalTime - begun, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // What is left when everything that can go is gone; the memory of the pictures' library counts.
    private static long InUse()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}

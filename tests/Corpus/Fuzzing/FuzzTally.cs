using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>What a run came to.</summary>
public sealed record FuzzTally
{
    /// <summary>The reader.</summary>
    public required string Reader { get; init; }

    /// <summary>Where the chances started.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Files read.</summary>
    public int Files { get; private init; }

    /// <summary>Bytes of all of them.</summary>
    public long Bytes { get; private init; }

    /// <summary>How long the run was.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>The longest that a file took.</summary>
    public TimeSpan Slowest { get; private init; }

    /// <summary>The most bytes of objects that were made for a file.</summary>
    public long Most { get; private init; }

    /// <summary>Different outcomes.</summary>
    public int Outcomes { get; init; }

    /// <summary>The files that did something new.</summary>
    public ImmutableArray<FuzzedFile> Kept { get; init; } = [];

    /// <summary>Memory of the process at each tenth of the time.</summary>
    public ImmutableArray<long> Memory { get; init; } = [];

    /// <summary>Every fault with what makes it again.</summary>
    public ImmutableList<string> Faults { get; private init; } = [];

    /// <summary>By how much the memory was larger in the second half than in the first, when all was loaded: lowest against lowest, since it goes up and down.</summary>
    public long Growth => Memory.Length < 4 ? 0 : Memory[(Memory.Length / 2)..].Min() - Memory[..(Memory.Length / 2)].Skip(1).Min();

    /// <summary>The tally with one file more.</summary>
    public FuzzTally With(TimeSpan time, long memory, int bytes) =>
        this with { Files = Files + 1, Bytes = Bytes + bytes, Slowest = time > Slowest ? time : Slowest, Most = Math.Max(Most, memory) };

    /// <summary>The tally with one fault more.</summary>
    public FuzzTally With(string fault) => this with { Faults = Faults.Add(fault) };

    /// <summary>One row of a table.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {Reader} | {Time.TotalMinutes:0.0} min | {Files:N0} | {Outcomes} | {Slowest.TotalMilliseconds:0} ms | {Most / 1048576.0:0} MB | {(Memory.IsEmpty ? "–" : string.Join(' ', Memory.Select(bytes => bytes >> 20)))} MB | {Faults.Count} |");
}

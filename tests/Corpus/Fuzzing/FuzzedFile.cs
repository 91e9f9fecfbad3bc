using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Corpus.Damage.Files;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>A sound file changed step by step. Name and seeds make it again.</summary>
/// <param name="Name">Of the sound file.</param>
/// <param name="Seeds">What was changed in each step.</param>
/// <param name="Bytes">The file now.</param>
public sealed record FuzzedFile(string Name, ImmutableArray<ulong> Seeds, byte[] Bytes)
{
    /// <summary>The file after one step more.</summary>
    public FuzzedFile Next(ulong seed) => new(Name, Seeds.Add(seed), MutatedFiles.Next(Bytes, new Rng(seed)));

    /// <summary>What to call to make it again: the name and the seeds.</summary>
    public override string ToString() => $"{Name} {string.Join(' ', Seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)))}";
}

using System.Collections.Immutable;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>The files that further ones are made from: the sound ones, and those that made a reader do something that none before had made it do.</summary>
/// <param name="sound">Never leave.</param>
/// <param name="known">Those of an earlier run.</param>
internal sealed class FuzzPool(IReadOnlyList<FuzzedFile> sound, IReadOnlyList<FuzzedFile> known)
{
    private const int MostKept = 400;
    private const int MostSteps = 12;
    private const int MostBytes = 600_000;

    private readonly List<FuzzedFile> kept = [.. known];
    private readonly HashSet<string> outcomes = new(StringComparer.Ordinal);

    /// <summary>Different outcomes so far.</summary>
    public int Outcomes => outcomes.Count;

    /// <summary>The files that did something new.</summary>
    public ImmutableArray<FuzzedFile> Kept => [.. kept];

    /// <summary>The file to change next.</summary>
    public FuzzedFile Pick(Rng rng) => kept.Count == 0 || rng.Chance(40) ? rng.Pick(sound) : rng.Pick(kept);

    /// <summary>Keeps a file that did something new.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="isNewGround">True where code ran that had not run before.</param>
    /// <param name="rng">Which one makes room.</param>
    public void Learn(FuzzedFile file, string outcome, bool isNewGround, Rng rng)
    {
        if (!(outcomes.Add(outcome) | isNewGround) || file.Seeds.Length >= MostSteps || file.Bytes.Length > MostBytes)
        {
            return;
        }

        if (kept.Count < MostKept)
        {
            kept.Add(file);
        }
        else
        {
            kept[rng.Next(MostKept)] = file;
        }
    }
}

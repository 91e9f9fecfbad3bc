namespace Gongkai.Corpus;

/// <summary>A seeded source of chance (SplitMix64): the same numbers from the same seed on every machine and runtime.</summary>
public sealed class Rng(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 up to <paramref name="end"/>, which is not included.</summary>
    public int Next(int end) => (int)(NextBits() % (ulong)Math.Max(1, end));

    /// <summary>A whole number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of the things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[Next(things.Count)];

    /// <summary>The position of one of the weights, heavier ones more often.</summary>
    public int Weighted(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var at = Next(sum);
        for (var index = 0; index < weights.Length; index++)
        {
            at -= weights[index];
            if (at < 0)
            {
                return index;
            }
        }

        return weights.Length - 1;
    }

    private ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15UL;
        var bits = state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}

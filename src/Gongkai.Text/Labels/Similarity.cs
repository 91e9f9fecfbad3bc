using System.Numerics;

namespace Gongkai.Text;

/// <summary>How alike a printed label and an official one are.</summary>
public static class Similarity
{
    // Junk is put between characters by programs, so a surplus character weighs less than a lost or changed one.
    private const int Surplus = 5;
    private const int Lost = 9;
    private const int Changed = 12;
    private const int Whole = 10;
    private const int Stack = 128;
    private const int Beyond = int.MaxValue / 2;

    /// <summary>1 for equal texts, 0 for texts with nothing in common; between them 1 less the weighted edit distance over the longer length.
    /// Nothing is allocated for official labels of up to 128 characters.</summary>
    /// <param name="printed">What the document prints.</param>
    /// <param name="official">What the form prints.</param>
    /// <param name="minimum">The least likeness that matters, from 0 to 1: where the true value is less, 0 comes back, and sooner.</param>
    public static double Of(ReadOnlySpan<char> printed, ReadOnlySpan<char> official, double minimum = 0)
    {
        var longest = Math.Max(printed.Length, official.Length);
        if (printed.IsEmpty || official.IsEmpty)
        {
            return longest == 0 ? 1 : 0;
        }

        // Whatever the characters are, the difference in length costs this much.
        var budget = (int)Math.Floor(((1 - minimum) * Whole * longest) + 1e-9);
        if (Math.Max((printed.Length - official.Length) * Surplus, (official.Length - printed.Length) * Lost) > budget)
        {
            return 0;
        }

        var common = printed.CommonPrefixLength(official);
        printed = printed[common..];
        official = official[common..];
        while (printed.Length > 0 && official.Length > 0 && printed[^1] == official[^1])
        {
            printed = printed[..^1];
            official = official[..^1];
        }

        if (LeastDistance(printed, official) > budget)
        {
            return 0;
        }

        var distance = Distance(printed, official, budget);
        return distance > budget ? 0 : Math.Max(0, 1 - (distance / (double)(Whole * longest)));
    }

    // Each kind of character that stands on one side alone costs at least one change there. Kinds are told apart by six bits: too coarse to
    // say how alike two labels are, and enough to see that most pairs have nothing to do with each other.
    private static int LeastDistance(ReadOnlySpan<char> printed, ReadOnlySpan<char> official)
    {
        ulong here = Kinds(printed), there = Kinds(official);
        return Math.Max(BitOperations.PopCount(there & ~here) * Lost, BitOperations.PopCount(here & ~there) * Surplus);
    }

    private static ulong Kinds(ReadOnlySpan<char> text)
    {
        var kinds = 0UL;
        foreach (var character in text)
        {
            kinds |= 1UL << (character % 64);
        }

        return kinds;
    }

    // The distance, or more than the budget as soon as that is sure. Only the band of cells that the budget can reach is filled.
    private static int Distance(ReadOnlySpan<char> printed, ReadOnlySpan<char> official, int budget)
    {
        if (printed.IsEmpty || official.IsEmpty)
        {
            return (printed.Length * Surplus) + (official.Length * Lost);
        }

        Span<int> row = official.Length <= Stack ? stackalloc int[official.Length + 1] : new int[official.Length + 1];
        var above = Math.Min(budget / Lost, official.Length);
        var below = budget / Surplus;
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j <= above ? j * Lost : Beyond;
        }

        for (var i = 1; i <= printed.Length; i++)
        {
            var first = Math.Max(1, i - below);
            var last = (int)Math.Min(official.Length, (long)i + above);
            if (first > last || NextRow(row, printed[i - 1], official, first, last, i) > budget)
            {
                return Beyond;
            }
        }

        return row[^1];
    }

    // Makes row i of row i - 1 in the band; returns its least distance.
    private static int NextRow(Span<int> row, char character, ReadOnlySpan<char> official, int first, int last, int i)
    {
        var diagonal = row[first - 1];
        row[first - 1] = first == 1 ? i * Surplus : Beyond;
        var least = row[first - 1];
        for (var j = first; j <= last; j++)
        {
            var over = row[j];
            var same = diagonal + (character == official[j - 1] ? 0 : Changed);
            row[j] = Math.Min(same, Math.Min(over + Surplus, row[j - 1] + Lost));
            least = Math.Min(least, row[j]);
            diagonal = over;
        }

        return least;
    }
}

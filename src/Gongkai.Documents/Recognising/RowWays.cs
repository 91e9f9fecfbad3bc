using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>The ways to read a row that holds too many, too few or glued values.</summary>
internal static class RowWays
{
    private const int MostWays = 40_000;
    private const int LongestGlued = 60;

    /// <summary>Every way to leave out cells until <paramref name="columns"/> are left. A row of two or more rows' length keeps its first values only.</summary>
    public static IEnumerable<Slot[]> Without(Slot[] cells, int columns)
    {
        var surplus = cells.Length - columns;
        if (surplus > 2)
        {
            return [cells[..columns]];
        }

        return Choose(cells.Length, surplus).Select(left => cells.Where((_, at) => !left.Contains(at)).ToArray());
    }

    /// <summary>Every way to put lost columns between the cells; none when more than three columns are lost.</summary>
    public static IEnumerable<Slot[]> WithGaps(Slot[] cells, int columns)
    {
        var lost = columns - cells.Length;
        if (lost is < 1 or > 3 || Combinations(columns, lost) > MostWays)
        {
            return [];
        }

        return Choose(columns, lost).Select(gaps =>
        {
            var slots = new Slot[columns];
            for (int column = 0, cell = 0; column < columns; column++)
            {
                slots[column] = gaps.Contains(column) ? default : cells[cell++];
            }

            return slots;
        });
    }

    /// <summary>True for a run such as 00 or 06: a number never begins with a zero unless it is zero, so these digits are certainly glued.</summary>
    public static bool IsGlued(Piece cell) => cell.Value.Raw is ['0', _, ..] raw && raw.All(char.IsAsciiDigit);

    /// <summary>Every way to split one run of glued digits so that the row is full; runs that are certainly glued before others.
    /// Without sums nothing is split but a row of zeros.</summary>
    public static List<Slot[]> Split(ImmutableArray<Piece> cells, int columns, RowSums sums)
    {
        var covered = columns - cells.Length + 1;
        var ways = new List<Slot[]>();
        var onlyGlued = !sums.AreComplete || cells.Any(IsGlued);
        for (var at = 0; at < cells.Length; at++)
        {
            var digits = cells[at].Value.Raw;
            if ((onlyGlued && !IsGlued(cells[at])) || digits.Length < covered || digits.Length > LongestGlued || !digits.All(char.IsAsciiDigit))
            {
                continue;
            }

            var known = new decimal?[columns];
            for (var other = 0; other < cells.Length; other++)
            {
                if (other != at)
                {
                    known[other < at ? other : other + covered - 1] = cells[other].Value.Number;
                }
            }

            var isZeros = digits.Length == columns && digits.AsSpan().TrimEnd('0').IsEmpty;
            if ((!sums.AreComplete && !isZeros) || GluedDigits.Split(digits, known, at, covered, sums) is not { } splits)
            {
                // Too many to judge: leave the row open.
                return [];
            }

            ways.AddRange(splits.Select(numbers => (Slot[])[.. cells.Take(at).Select(Slot.Of), .. numbers.Select(number => new Slot(cells[at], number)), .. cells.Skip(at + 1).Select(Slot.Of)]));
        }

        return ways;
    }

    private static IEnumerable<int[]> Choose(int count, int picked, int from = 0)
    {
        if (picked == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = from; first <= count - picked; first++)
        {
            foreach (var rest in Choose(count, picked - 1, first + 1))
            {
                yield return [first, .. rest];
            }
        }
    }

    private static long Combinations(int count, int picked)
    {
        var ways = 1L;
        for (var i = 0; i < picked; i++)
        {
            ways = ways * (count - i) / (i + 1);
        }

        return ways;
    }
}

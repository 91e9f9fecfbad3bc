using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Documents.Recognising;

/// <summary>The ways to read a row that holds too many, too few or glued values.</summary>
internal static class RowWays
{
    private const int MostWays = 40_000;
    private const int LongestGlued = 28;

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

    /// <summary>Every way to split glued digits so that the row is full. A figure never begins with a zero unless it is zero,
    /// so a run such as 00 or 06 is certainly glued.</summary>
    public static List<(Slot[] Slots, bool IsCertain)> Split(ImmutableArray<Piece> cells, int columns)
    {
        var extra = columns - cells.Length;
        var ways = new List<(Slot[] Slots, bool IsCertain)>();
        for (var at = 0; at < cells.Length; at++)
        {
            var digits = cells[at].Value.Raw;
            if (digits.Length > extra && digits.Length <= LongestGlued && digits.All(char.IsAsciiDigit))
            {
                var certain = digits[0] == '0';
                foreach (var parts in Parts(digits, extra + 1))
                {
                    ways.Add(([.. Before(at), .. parts.Select(part => new Slot(cells[at], decimal.Parse(part, CultureInfo.InvariantCulture))), .. Behind(at)], certain));
                    if (ways.Count >= MostWays)
                    {
                        // Too many to judge: leave the row open.
                        return [];
                    }
                }
            }
        }

        return ways;

        IEnumerable<Slot> Before(int at) => cells.Take(at).Select(Slot.Of);
        IEnumerable<Slot> Behind(int at) => cells.Skip(at + 1).Select(Slot.Of);
    }

    private static IEnumerable<string[]> Parts(string digits, int count)
    {
        if (count == 1)
        {
            if (digits.Length > 0 && (digits.Length == 1 || digits[0] != '0'))
            {
                yield return [digits];
            }

            yield break;
        }

        var longest = digits.Length > 0 && digits[0] == '0' ? 1 : digits.Length - count + 1;
        for (var length = 1; length <= longest; length++)
        {
            foreach (var rest in Parts(digits[length..], count - 1))
            {
                yield return [digits[..length], .. rest];
            }
        }
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

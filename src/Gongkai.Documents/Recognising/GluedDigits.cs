using System.Globalization;

namespace Gongkai.Documents.Recognising;

/// <summary>Splits digits that run together into the numbers of a row (shape S08). A number never begins with a zero unless it is zero.
/// Where the row has sums, a total is only found where its very digits stand, so that few ways remain; usually one.</summary>
internal sealed class GluedDigits
{
    private const int MostSteps = 400_000;
    private const int MostWays = 2_000;
    private const int LongestNumber = 9;
    private readonly string digits;
    private readonly int first;
    private readonly int columns;
    private readonly decimal?[] known;
    private readonly RowSums sums;
    private readonly List<decimal[]> ways = [];
    private readonly decimal[] numbers;
    private int steps;

    private GluedDigits(string digits, decimal?[] known, int first, int columns, RowSums sums)
    {
        (this.digits, this.known, this.first, this.columns, this.sums) = (digits, known, first, columns, sums);
        numbers = new decimal[columns];
    }

    /// <summary>Every way to read a run of digits as the numbers of some neighbouring columns; null when there are too many to look at.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="known">The numbers of the row's other columns where they are printed apart; null for unknown.</param>
    /// <param name="first">The first column that the run covers.</param>
    /// <param name="columns">How many columns it covers.</param>
    /// <param name="sums">The row's sums.</param>
    public static List<decimal[]>? Split(string digits, decimal?[] known, int first, int columns, RowSums sums)
    {
        var split = new GluedDigits(digits, known, first, columns, sums);
        split.From(0, 0);
        return split.steps > MostSteps || split.ways.Count > MostWays ? null : split.ways;
    }

    private void From(int at, int column)
    {
        if (++steps > MostSteps || ways.Count > MostWays)
        {
            return;
        }

        var left = columns - column;
        if (left == 0)
        {
            if (at == digits.Length)
            {
                ways.Add([.. numbers]);
            }

            return;
        }

        if (digits.Length - at < left)
        {
            return;
        }

        if (Total(first + column) is { } total)
        {
            var wanted = total.ToString("0", CultureInfo.InvariantCulture);
            if (digits.AsSpan(at).StartsWith(wanted))
            {
                numbers[column] = total;
                From(at + wanted.Length, column + 1);
            }

            return;
        }

        var longest = digits[at] == '0' ? 1 : Math.Min(LongestNumber, digits.Length - at - left + 1);
        var shortest = left == 1 ? digits.Length - at : 1;
        for (var length = shortest; length <= longest; length++)
        {
            numbers[column] = decimal.Parse(digits.AsSpan(at, length), CultureInfo.InvariantCulture);
            From(at + length, column + 1);
        }
    }

    // What the parts before a total add up to; null for a column that is no total, or whose parts are not all known.
    private decimal? Total(int column)
    {
        if (sums.Totals[column] is not (>= 0 and var start))
        {
            return null;
        }

        var sum = 0m;
        for (var part = start; part < column; part++)
        {
            var number = part >= first && part < first + columns ? numbers[part - first] : known[part];
            if (number is null)
            {
                return null;
            }

            sum += number.Value;
        }

        return sum;
    }
}

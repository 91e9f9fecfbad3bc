using System.Numerics;
using System.Runtime.InteropServices;

namespace Gongkai.Oversight.Questions;

/// <summary>One cell of the form over many reports: a value each, 0 where it is not known, and a mark where it is not. Whole counts, or hundredths,
/// in two, four or eight bytes as the largest of them needs: sums are as fast as memory is read.</summary>
internal sealed class FigureColumn
{
    private const int MarksInWord = 64;
    private short[]? narrow = [];
    private int[]? middling;
    private long[]? wide;
    private ulong[] unknown = [];
    private int room;

    /// <summary>Makes room for so many reports.</summary>
    public void Grow(int rows)
    {
        room = rows;
        if (narrow is not null)
        {
            Array.Resize(ref narrow, rows);
        }
        else if (middling is not null)
        {
            Array.Resize(ref middling, rows);
        }
        else
        {
            Array.Resize(ref wide, rows);
        }

        Array.Resize(ref unknown, (rows + MarksInWord - 1) / MarksInWord);
    }

    /// <summary>Sets the value of a report; null where it is not known.</summary>
    public void Set(int row, long? value)
    {
        var number = value ?? 0;
        Widen(number);
        if (narrow is not null)
        {
            narrow[row] = (short)number;
        }
        else if (middling is not null)
        {
            middling[row] = (int)number;
        }
        else
        {
            wide![row] = number;
        }

        var mark = 1UL << (row % MarksInWord);
        unknown[row / MarksInWord] = value is null ? unknown[row / MarksInWord] | mark : unknown[row / MarksInWord] & ~mark;
    }

    /// <summary>The sum of a run of reports; what is not known counts nothing.</summary>
    public long Sum(int start, int length) =>
        narrow is not null ? SumOf(narrow.AsSpan(start, length)) : middling is not null ? SumOf(middling.AsSpan(start, length)) : SumOf(wide.AsSpan(start, length));

    /// <summary>How many reports of a run do not know it.</summary>
    public int Unknown(int start, int length)
    {
        var (count, end) = (0, start + length);
        for (var row = start; row < end;)
        {
            var (word, first) = (row / MarksInWord, row % MarksInWord);
            var bits = Math.Min(MarksInWord - first, end - row);
            var mask = (bits == MarksInWord ? ulong.MaxValue : (1UL << bits) - 1) << first;
            count += BitOperations.PopCount(unknown[word] & mask);
            row += bits;
        }

        return count;
    }

    private void Widen(long number)
    {
        if (narrow is not null && number is < short.MinValue or > short.MaxValue)
        {
            middling = new int[room];
            Array.Copy(narrow!, middling, narrow!.Length);
            narrow = null;
        }

        if (middling is not null && number is < int.MinValue or > int.MaxValue)
        {
            wide = new long[room];
            Array.Copy(middling, wide, middling.Length);
            middling = null;
        }
    }

    private static long SumOf(ReadOnlySpan<short> values)
    {
        // So many of them fit into four bytes together.
        const int atOnce = 32_768;
        var lanes = MemoryMarshal.Cast<short, Vector<short>>(values);
        long sum = 0;
        for (var start = 0; start < lanes.Length; start += atOnce)
        {
            Vector<int> left = default, right = default;
            foreach (var lane in lanes.Slice(start, Math.Min(atOnce, lanes.Length - start)))
            {
                Vector.Widen(lane, out var low, out var high);
                left += low;
                right += high;
            }

            Vector.Widen(left, out var first, out var second);
            Vector.Widen(right, out var third, out var fourth);
            sum += Vector.Sum(first + second + third + fourth);
        }

        foreach (var value in values[(lanes.Length * Vector<short>.Count)..])
        {
            sum += value;
        }

        return sum;
    }

    private static long SumOf(ReadOnlySpan<int> values)
    {
        var lanes = MemoryMarshal.Cast<int, Vector<int>>(values);
        Vector<long> low = default, high = default;
        foreach (var lane in lanes)
        {
            Vector.Widen(lane, out var left, out var right);
            low += left;
            high += right;
        }

        var sum = Vector.Sum(low + high);
        foreach (var value in values[(lanes.Length * Vector<int>.Count)..])
        {
            sum += value;
        }

        return sum;
    }

    private static long SumOf(ReadOnlySpan<long> values)
    {
        var lanes = MemoryMarshal.Cast<long, Vector<long>>(values);
        Vector<long> total = default;
        foreach (var lane in lanes)
        {
            total += lane;
        }

        var sum = Vector.Sum(total);
        foreach (var value in values[(lanes.Length * Vector<long>.Count)..])
        {
            sum += value;
        }

        return sum;
    }
}

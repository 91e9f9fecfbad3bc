using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Library;

/// <summary>Texts and places to and from their archived form, all against one source text.</summary>
internal sealed class ArchivedTexts(string source)
{
    public ArchivedText Pack(MappedText text)
    {
        if (!text.IsPlaced || text.Length == 0)
        {
            return new ArchivedText { T = text.Value };
        }

        var whole = text.Source;
        if (whole.Length == text.Length && whole.End <= source.Length && IsOneToOne(text, whole.Start) && source.AsSpan(whole.Start, whole.Length).SequenceEqual(text.Value))
        {
            return new ArchivedText { S = [whole.Start, whole.Length] };
        }

        return new ArchivedText { T = text.Value, R = Runs(text) };
    }

    public MappedText Unpack(ArchivedText archived)
    {
        if (archived.S is [var start, var length])
        {
            return MappedText.FromSource(source, new TextSpan(start, length));
        }

        var text = archived.T ?? "";
        if (archived.R is not { } runs)
        {
            return MappedText.Unplaced(text);
        }

        var builder = new MappedText.Builder(text.Length);
        for (int run = 0, at = 0; run + 2 < runs.Length; run += 3)
        {
            for (var i = 0; i < runs[run]; i++, at++)
            {
                builder.Append(text[at], runs[run] == 1 ? new TextSpan(runs[run + 1], runs[run + 2]) : new TextSpan(runs[run + 1] + i, 1));
            }
        }

        return builder.ToMappedText();
    }

    public static int[] Pack(SourcePlace place)
    {
        int[] numbers = [place.Span.Start, place.Span.Length, place.Line ?? 0, place.Page ?? 0, place.Table ?? 0, place.Row ?? 0, place.Column ?? 0];
        var kept = Math.Max(2, Array.FindLastIndex(numbers, number => number != 0) + 1);
        return numbers[..kept];
    }

    public static SourcePlace Unpack(int[] numbers)
    {
        int? At(int index) => index < numbers.Length && numbers[index] != 0 ? numbers[index] : null;
        return new SourcePlace(new TextSpan(numbers[0], numbers[1])) { Line = At(2), Page = At(3), Table = At(4), Row = At(5), Column = At(6) };
    }

    private static bool IsOneToOne(MappedText text, int start)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text.SourceOf(i, 1) != new TextSpan(start + i, 1))
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Runs(MappedText text)
    {
        var runs = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            var first = text.SourceOf(at, 1);
            var count = 1;
            while (first.Length == 1 && at + count < text.Length && text.SourceOf(at + count, 1) == new TextSpan(first.Start + count, 1))
            {
                count++;
            }

            runs.AddRange([count, first.Start, count > 1 ? count : first.Length]);
            at += count;
        }

        return [.. runs];
    }
}

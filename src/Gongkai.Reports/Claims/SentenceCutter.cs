using System.Buffers;
using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Cuts running text into sentences and clauses. Brackets without a number stay inside their clause.</summary>
internal static class SentenceCutter
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?\n.．");
    private static readonly SearchValues<char> Cuts = SearchValues.Create("（(【）)】，,；;：:");

    public static List<Sentence> Cut(string text, List<CountedNumber> numbers)
    {
        var sentences = new List<Sentence>();
        int start = 0, paragraph = 0, next = 0;
        for (var i = Next(text, 0, text.Length, Ends); i <= text.Length; i = Next(text, i + 1, text.Length, Ends))
        {
            if (i < text.Length && !IsEnd(text, i))
            {
                continue;
            }

            for (var part = PartOf(text, start, i); part > start; start = part == i ? i : part + 1, part = PartOf(text, start, i))
            {
                while (next < numbers.Count && numbers[next].Start < start)
                {
                    next++;
                }

                // Separators alone are no sentence.
                if (Clauses(text, start, part, numbers, next) is { IsEmpty: false } clauses)
                {
                    sentences.Add(new Sentence(start, part, paragraph, clauses));
                }
            }

            if (i < text.Length && text[i] == '\n')
            {
                paragraph++;
            }

            start = i + 1;
        }

        return sentences;
    }

    /// <summary>Where a sentence is parted that goes on for longer than anybody writes one: behind a comma, else anywhere; its end where it does not.</summary>
    private static int PartOf(string text, int start, int end)
    {
        const int longest = 2_000;
        if (end - start <= longest)
        {
            return end;
        }

        var comma = text.AsSpan(start, longest).LastIndexOfAny("，；");
        return start + (comma > 0 ? comma : longest);
    }

    // The next of some marks from a place on; the end where none comes, and one more behind it.
    private static int Next(string text, int from, int end, SearchValues<char> marks) =>
        from < end && text.AsSpan(from, end - from).IndexOfAny(marks) is >= 0 and var found ? from + found : Math.Max(from, end);

    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '\n' => !IsSoftBreak(text, at),
        '.' or '．' => IsFullStop(text, at),
        _ => true,
    };

    /// <summary>A half-width stop behind Chinese words ends a sentence; in 1.5, 1. and www.gov.cn it does not.</summary>
    private static bool IsFullStop(string text, int at) => text[at] is '.' or '．' && at > 0 && (text[at - 1] > '\u2e7f' ? (char.IsLetter(text[at - 1]) && !"一二三四五六七八九十".Contains(text[at - 1], StringComparison.Ordinal)) || text[at - 1] is '）' or '”' or '》' : text[at - 1] is ')' or '%' or '”')
        && (at + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]));

    /// <summary>A line break inside a sentence: the line before is long and unfinished, the next opens nothing new.</summary>
    private static bool IsSoftBreak(string text, int at)
    {
        const int fullLine = 24;
        if (at == 0 || at + 1 >= text.Length || text[at - 1] is '。' or '；' or '：' or '！' or '？' or ';' or ':' or '\n' or '.' or '|')
        {
            return false;
        }

        var lineStart = text.LastIndexOf('\n', at - 1) + 1;
        return at - lineStart >= fullLine && !OpensSomething(text, at + 1) && !IsHeading(text.AsSpan(lineStart, at - lineStart).Trim());
    }

    /// <summary>（三）因政府信息公开引起的行政复议、行政诉讼情况: numbered, and without a comma.</summary>
    private static bool IsHeading(ReadOnlySpan<char> line) => line is ['（' or '(' or '一' or '二' or '三' or '四' or '五' or '六', ..] && line.IndexOfAny("，,；;") < 0 && (line.EndsWith("情况") || line.EndsWith("方面") || line.EndsWith("工作"));

    private static bool OpensSomething(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u3000' or '\u00a0' or '\t')
        {
            at++;
        }

        return at >= text.Length || text[at] is '（' or '(' or '\n' or '|' or '第'
            || ("一二三四五六七八九十".Contains(text[at], StringComparison.Ordinal) && at + 1 < text.Length && text[at + 1] is '、' or '是' or '.' or '．')
            || (char.IsAsciiDigit(text[at]) && at + 1 < text.Length && text[at + 1] is '.' or '．' or '、');
    }

    private static ImmutableArray<Clause> Clauses(string text, int start, int end, List<CountedNumber> numbers, int next)
    {
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        int from = start, depth = 0;
        for (var i = Next(text, start, end, Cuts); i < end; i = Next(text, i + 1, end, Cuts))
        {
            while (next < numbers.Count && numbers[next].End <= i)
            {
                next++;
            }

            if (next < numbers.Count && numbers[next].Start <= i)
            {
                continue;
            }

            var step = text[i] switch
            {
                '（' or '(' or '【' when HoldsNumber(text, i, end, numbers, next) => 1,
                '）' or ')' or '】' when depth > 0 => -1,
                '，' or ',' or '；' or ';' => 0,
                '：' or ':' when !IsBeforeNumber(i, numbers, next) => 0,
                _ => 2,
            };
            if (step == 2)
            {
                continue;
            }

            Add(clauses, from, i, depth);
            depth += step;
            from = i + 1;
        }

        Add(clauses, from, end, depth);
        return clauses.ToImmutable();
    }

    private static void Add(ImmutableArray<Clause>.Builder clauses, int from, int to, int depth)
    {
        if (to > from)
        {
            clauses.Add(new Clause(from, to, depth));
        }
    }

    private static bool IsBeforeNumber(int at, List<CountedNumber> numbers, int next) => next < numbers.Count && numbers[next].Start <= at + 2;

    private static bool HoldsNumber(string text, int at, int end, List<CountedNumber> numbers, int next)
    {
        const int longest = 200;
        var close = text.AsSpan(at, Math.Min(longest, end - at)).IndexOfAny('）', ')', '】');
        return close > 0 && next < numbers.Count && numbers[next].Start < at + close;
    }
}

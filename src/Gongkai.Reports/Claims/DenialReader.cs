using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Reads denials: 未收到…, 无…, 没有…, 未发生…: the quantity is nought.</summary>
internal static class DenialReader
{
    private const WordClass Answers = WordClass.Request | WordClass.PlainRequest | WordClass.Reconsideration | WordClass.Litigation | WordClass.CarriedIn
        | WordClass.CarriedOut | WordClass.Refused | WordClass.ProcessingFee | WordClass.Fee | WordClass.Normative | WordClass.Regulation;

    public static IEnumerable<Draft> Read(Passage passage, int index, Clause clause, string last)
    {
        foreach (var word in passage.WordsIn(clause.Start, clause.End))
        {
            if (word.Is(WordClass.Deny) && !IsInsideWord(passage.Text, word))
            {
                return Understand(passage, index, clause, word, last).ToImmutableArray();
            }
        }

        return [];
    }

    private static IEnumerable<Draft> Understand(Passage passage, int index, Clause clause, Word denial, string last)
    {
        var spoken = VerbOf(passage.Text.AsSpan(denial.Start, denial.Length));
        var subject = passage.Unknown(clause.Start, denial.Start);
        var unknown = subject;
        var from = denial.End;
        var all = spoken;
        var parts = Parts(passage, denial.End, clause.End);
        foreach (var (start, end) in parts)
        {
            var own = passage.ClassesIn(start, end);
            var isAside = (own & Answers) == 0 && (own & WordClass.Foreign) != 0;
            if (!isAside)
            {
                unknown += UnknownBeforeNounEnd(passage, start, end);
                all |= own;
            }
        }

        foreach (var codeWords in Split(all))
        {
            var meaning = QuantityRules.Current.Find(codeWords & ~WordClass.Foreign, UnitKind.Count, true, last, false);
            if (meaning.Code == "other")
            {
                continue;
            }

            yield return new Draft
            {
                Passage = passage,
                Sentence = index,
                Clause = clause,
                Start = Trimmed(passage.Text, clause.Start, clause.End),
                End = clause.End,
                Own = codeWords,
                Meaning = meaning,
                IsPlain = unknown <= 1 && (codeWords & WordClass.Narrow) == 0 && (codeWords & WordClass.Rest) == 0 && from <= clause.End,
            };
        }
    }

    /// <summary>Requests and disputes denied in one breath are two claims.</summary>
    private static IEnumerable<WordClass> Split(WordClass all)
    {
        const WordClass requests = WordClass.Request | WordClass.PlainRequest;
        const WordClass disputes = WordClass.Reconsideration | WordClass.Litigation;
        if ((all & WordClass.Request) != 0 && (all & disputes) != 0)
        {
            return [all & ~disputes, all & ~requests];
        }

        return [(all & disputes) != 0 ? all & ~requests : all];
    }

    private static IEnumerable<(int Start, int End)> Parts(Passage passage, int start, int end)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (passage.Text[i] == '、' && passage.WordsIn(from, end).All(word => word.Start > i || word.End <= i))
            {
                yield return (from, i);
                from = i + 1;
            }
        }

        yield return (from, end);
    }

    /// <summary>Unknown characters before and behind the noun narrow it alike: 没有复议被纠错, 未发生因征地引发的复议.</summary>
    private static int UnknownBeforeNounEnd(Passage passage, int start, int end) => passage.Unknown(start, end);

    private static WordClass VerbOf(ReadOnlySpan<char> denial) =>
        denial.IndexOf("收到", StringComparison.Ordinal) >= 0 || denial.IndexOf("接", StringComparison.Ordinal) >= 0 || denial.IndexOf("新收", StringComparison.Ordinal) >= 0 ? WordClass.Receive
        : denial.IndexOf("受理", StringComparison.Ordinal) >= 0 || denial.IndexOf("办理", StringComparison.Ordinal) >= 0 ? WordClass.Handle
        : denial.IndexOf("制", StringComparison.Ordinal) >= 0 || denial.IndexOf("出台", StringComparison.Ordinal) >= 0 ? WordClass.Issue
        : WordClass.None;

    /// <summary>无 in 无法, 无条件, 零 in 零距离 denies nothing.</summary>
    private static bool IsInsideWord(string text, Word word) =>
        (word.Length == 1 && word.End < text.Length && "法论关障缝限形疑偿证业需误差害线息痕距售散部基".Contains(text[word.End], StringComparison.Ordinal))
        || (word.Start > 0 && text[word.Start - 1] is '是' or '若' or '如' or '除' or '从' or '有' or '非' or '毫');

    private static int Trimmed(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '、' or '）' or ')'))
        {
            start++;
        }

        return start;
    }
}

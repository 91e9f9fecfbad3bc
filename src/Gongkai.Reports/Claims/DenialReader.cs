using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Reads denials: 未收到…, 无…, 没有…, 未发生…: the quantity is nought.</summary>
internal static class DenialReader
{
    private const WordClass Answers = WordClass.Request | WordClass.PlainRequest | WordClasses.Disputes | WordClass.CarriedIn
        | WordClass.CarriedOut | WordClass.Outcome | WordClass.ProcessingFee | WordClass.Fee | WordClass.Normative | WordClass.Regulation
        | WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClasses.Rows;

    private const WordClass Matters = WordClass.Request | WordClass.PlainRequest | WordClass.Disclosure | WordClasses.Disputes;

    private const WordClass Acts = WordClass.Issue | WordClass.Repeal | WordClass.Decide;

    /// <summary>Words that leave over other cases when they are denied: no paper request is not no request.</summary>
    private const WordClass Narrowing = WordClass.Narrow | WordClass.Rest | WordClass.RequestChannel | WordClass.Applicant | WordClass.Ground | WordClass.LooseGround | WordClass.Result | WordClass.Court | WordClass.Average;

    public static IEnumerable<Draft> Read(Passage passage, Sentence sentence, int index, Clause clause, Setting setting)
    {
        foreach (var word in passage.WordsIn(clause.Start, clause.End))
        {
            if (word.Is(WordClass.Deny) && !IsInsideWord(passage.Text, word))
            {
                return Understand(passage, sentence, index, clause, word, setting).ToImmutableArray();
            }
        }

        return [];
    }

    private static IEnumerable<Draft> Understand(Passage passage, Sentence sentence, int index, Clause clause, Word denial, Setting setting)
    {
        var all = VerbOf(passage.Text.AsSpan(denial.Start, denial.Length));
        // What stands between subject and denial names the thing as well: 依申请公开方面无申请, 行政诉讼案件为零.
        var from = DenialSubject.StartOf(passage, sentence, clause);
        var unknown = passage.Unknown(from, denial.Start);
        all |= passage.ClassesIn(from, denial.Start) & (Answers | WordClass.Disclosure | Narrowing | Acts);
        foreach (var (start, end) in Parts(passage, denial.End, clause.End))
        {
            var own = passage.ClassesIn(start, end);
            if ((own & Answers) != 0 || (own & WordClass.Foreign) == 0)
            {
                unknown += passage.Unknown(start, end);
                all |= IsCause(passage, start, end) ? own & ~(WordClass.Request | WordClass.PlainRequest) | WordClass.Disclosure : own;
            }
        }

        all |= MattersOf(passage, sentence, clause, from, all);
        all = WordClasses.Joined(all | Understood(passage, clause, all, setting));
        var rows = passage.RowsIn(from, clause.End);
        foreach (var words in Split(all))
        {
            var meaning = QuantityRules.Current.Find(new Wording(words & ~WordClass.Foreign, rows, UnitKind.Count, true, setting.After, false));
            if (meaning.Code == QuantityRules.Other.Code)
            {
                continue;
            }

            var draft = new Draft
            {
                Passage = passage,
                Sentence = index,
                Clause = clause,
                Start = Trimmed(passage.Text, from, clause.End),
                End = clause.End,
                Own = words,
                Rows = rows,
                Meaning = rows.Any(row => passage.Text.AsSpan(row.Start, row.Length).StartsWith("败诉", StringComparison.Ordinal)) ? meaning with { IsWeak = true } : meaning,
                IsPlain = IsUnderstood(meaning.Code, unknown, words) && !DenialSubject.IsRow(passage, sentence, clause, words) && (words & Narrowing & ~Named(meaning.Code, rows)) == 0,
            };
            draft.IsExplicit = Certainty.Of(draft, unknown, sentence, passage, setting);
            yield return draft;
        }
    }

    // 既有个人，也有企业，唯独没有律师事务所: a row alone is one of what the sentence speaks of.
    private static WordClass MattersOf(Passage passage, Sentence sentence, Clause clause, int from, WordClass all)
    {
        if ((all & WordClasses.Rows) == 0)
        {
            return WordClass.None;
        }

        var named = (all & Matters) == 0 ? passage.ClassesIn(sentence.Start, clause.Start) & Matters : WordClass.None;
        return named | (passage.Text.AsSpan(from, clause.End - from).Contains("申请", StringComparison.Ordinal) ? WordClass.PlainRequest : WordClass.None);
    }

    // 不存在无故不予公开的情形, 没有应公开而不予公开的 deny no refusal: of a row nothing may stand there that is not understood.
    private static bool IsUnderstood(string code, int unknown, WordClass words)
    {
        var isOfRow = code.StartsWith("requests.", StringComparison.Ordinal) && code is not ("requests.new" or "requests.processed" or "requests.carried-in" or "requests.carried-out");
        return unknown <= (isOfRow ? 0 : 1) && !(code == "requests.refused" && (words & (WordClass.Publish | WordClass.All)) != 0);
    }

    /// <summary>没有被复议机关纠正的案件, 没有重复申请的情形: the row that is denied narrows nothing.</summary>
    private static WordClass Named(string code, ImmutableArray<Word> rows)
    {
        var kind = WordClass.None;
        foreach (var word in rows)
        {
            kind |= word.Row is { } row && code.EndsWith("." + row, StringComparison.Ordinal) ? word.Class : WordClass.None;
        }

        return QuantityRules.CountsApplicants(code) ? WordClass.Applicant : kind;
    }

    /// <summary>因政府信息公开申请引发的行政复议: what is denied is the dispute, the request is only its cause.</summary>
    private static bool IsCause(Passage passage, int start, int end)
    {
        int request = -1, dispute = -1;
        foreach (var word in passage.WordsIn(start, end))
        {
            request = word.Is(WordClass.Request | WordClass.PlainRequest) && dispute < 0 ? word.End : request;
            dispute = word.Is(WordClasses.Disputes) && request >= 0 && dispute < 0 ? word.Start : dispute;
        }

        return dispute >= request && request >= 0 && passage.Text.AsSpan(request, dispute - request).IndexOfAny("和及与或、") < 0;
    }

    /// <summary>上年无结转 denies what was carried in; 依申请公开情况：无 denies what the heading names.</summary>
    private static WordClass Understood(Passage passage, Clause clause, WordClass all, Setting setting)
    {
        if ((all & WordClass.Carry) != 0 && (passage.ClassesIn(clause.Start, clause.End) & WordClass.LastYear) != 0)
        {
            return WordClass.CarriedIn;
        }

        const int barest = 4;
        const WordClass named = WordClass.Request | WordClasses.Disputes;
        return (all & (Answers | WordClass.Carry)) == 0 && clause.End - clause.Start <= barest ? setting.Heading & named : WordClass.None;
    }

    /// <summary>Requests and disputes denied in one breath are two claims.</summary>
    private static IEnumerable<WordClass> Split(WordClass all)
    {
        const WordClass requests = WordClass.Request | WordClass.PlainRequest;
        if ((all & WordClass.Request) != 0 && (all & WordClasses.Disputes) != 0)
        {
            return [all & ~WordClasses.Disputes, (all & ~requests) | WordClass.Disclosure];
        }

        return [(all & WordClasses.Disputes) != 0 ? all & ~requests : all];
    }

    private static IEnumerable<(int Start, int End)> Parts(Passage passage, int start, int end)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (passage.Text[i] == '、' && !IsInsideWord(passage, from, end, i))
            {
                yield return (from, i);
                from = i + 1;
            }
        }

        yield return (from, end);
    }

    private static bool IsInsideWord(Passage passage, int start, int end, int at)
    {
        foreach (var word in passage.WordsIn(start, end))
        {
            if (word.Start <= at && word.End > at)
            {
                return true;
            }
        }

        return false;
    }

    private static WordClass VerbOf(ReadOnlySpan<char> denial) =>
        denial.IndexOf("收到", StringComparison.Ordinal) >= 0 || denial.IndexOf("接", StringComparison.Ordinal) >= 0 || denial.IndexOf("新收", StringComparison.Ordinal) >= 0 ? WordClass.Receive
        : denial.IndexOf("受理", StringComparison.Ordinal) >= 0 || denial.IndexOf("办理", StringComparison.Ordinal) >= 0 ? WordClass.Handle
        : denial.IndexOf("制", StringComparison.Ordinal) >= 0 || denial.IndexOf("出台", StringComparison.Ordinal) >= 0 ? WordClass.Issue
        : denial.IndexOf("作出", StringComparison.Ordinal) >= 0 || denial.IndexOf("做出", StringComparison.Ordinal) >= 0 || denial.IndexOf("实施", StringComparison.Ordinal) >= 0 ? WordClass.Decide
        : WordClass.None;

    /// <summary>无 in 无法, 无条件, 零 in 零距离 denies nothing.</summary>
    private static bool IsInsideWord(string text, Word word) =>
        (word.Length == 1 && word.End < text.Length && "法论关障缝限形疑偿证业需误差害线息痕距售散部基正".Contains(text[word.End], StringComparison.Ordinal))
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

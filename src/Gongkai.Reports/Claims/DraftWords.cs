using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Which words belong to a claim: those before its number, those behind it, and those of the clauses around it.</summary>
internal sealed class DraftWords(Passage passage)
{
    /// <summary>The start without blanks and marks, and without what is said in brackets of the number before: 不予公开85件（主要为案卷信息）、无法提供108件.</summary>
    public int TrimStart(int start, int end)
    {
        if (start < end && passage.Text[start] is '（' or '(' && start > 0 && passage.Text[start - 1] is not ('、' or '，' or '。'))
        {
            var close = passage.Text.AsSpan(start, end - start).IndexOfAny('）', ')');
            start += close + 1;
        }

        while (start < end && (char.IsWhiteSpace(passage.Text[start]) || passage.Text[start] is '、' or '）' or ')' or '和' or '及' or '。' or '·' or '-'))
        {
            start++;
        }

        return start;
    }

    /// <summary>行政执法案卷信息（21件）: a number alone in brackets counts what stands before them; the number's own start where it stands otherwise.</summary>
    public int StartBeforeBracket(int number, int earliest)
    {
        if (number == 0 || passage.Text[number - 1] is not ('（' or '('))
        {
            return number;
        }

        var start = number - 1;
        while (start > earliest && passage.Text[start - 1] is not ('、' or '，' or ',' or '；' or ';' or '：' or ':' or '。' or '）' or ')' or '和' or '及'))
        {
            start--;
        }

        return start == number - 1 ? number : TrimStart(start, number);
    }

    /// <summary>The words behind a number belong to it up to the next 、; behind 当年新收131件和 begins the next number's.</summary>
    public int EndOfTail(int start, int end)
    {
        if (start < end && passage.Text[start] is '和' or '及' or '与')
        {
            return start;
        }

        var comma = passage.Text.IndexOf('、', start, end - start);
        return comma >= 0 ? comma : end;
    }

    /// <summary>依申请公开方面，收到12件; 复议案件中，维持5件: what the clauses before name is meant where the claim names nothing, or only a row.</summary>
    public int TakeLead(Draft draft, int start)
    {
        const WordClass matters = WordClasses.Disputes | WordClass.Disclosure | WordClass.Request | WordClass.PlainRequest;
        var nouns = draft.Own & WordClasses.Nouns;
        var lead = passage.ClassesIn(start, draft.Clause.Start);
        if (nouns == 0)
        {
            draft.Own |= lead & (WordClasses.Nouns | WordClasses.Verbs);
            draft.Rows = draft.Rows.AddRange(passage.RowsIn(start, draft.Clause.Start));
            return passage.Unknown(start, draft.Clause.Start);
        }

        if ((nouns & ~WordClasses.Rows) == 0 && (lead & WordClass.Deny) == 0)
        {
            draft.Own |= lead & (draft.UnitKind == UnitKind.Percent ? matters | WordClass.Reply | WordClass.Receive : matters);
        }

        return 0;
    }

    /// <summary>Start of the clauses without numbers right before this one: their nouns are its nouns.</summary>
    public static int LeadBefore(Sentence sentence, Clause clause)
    {
        const int farthest = 4;
        var at = sentence.Clauses.IndexOf(clause);
        return sentence.Clauses[Math.Max(0, at - farthest)].Start;
    }

    /// <summary>12件政府信息公开申请, 3件予以公开: the noun may stand behind the number.</summary>
    public int TakeTail(Draft draft, int until)
    {
        var end = draft.Number!.Value.End;
        if (TakeApplicant(draft, end, until) || TakeCarriedOut(draft, end, until))
        {
            return 0;
        }

        // 答复的307件中予以公开和部分公开的共136件: what follows 中 is the next number's.
        if ((draft.Own & WordClasses.Things) != 0 || (end < until && passage.Text[end] == '中'))
        {
            return 0;
        }

        until = BeforeAll(end, until);
        // 18名自然人提出申请18件: people and places stop at their noun.
        until = draft.UnitKind == UnitKind.Loose ? EndOfNoun(end, until) : until;
        var tail = passage.ClassesIn(end, until);
        if ((tail & (WordClasses.Things | WordClass.RequestChannel | WordClass.Open | WordClass.Carry)) == 0)
        {
            return 0;
        }

        draft.End = EndOfNoun(end, until);
        // 7件申请中自然人6件: what follows 中 is the next number's.
        until = draft.End < until && passage.Text[draft.End] is '中' or '里' or '内' ? draft.End : until;
        draft.Own |= passage.ClassesIn(end, until);
        draft.Rows = draft.Rows.AddRange(passage.RowsIn(end, until));
        return passage.Unknown(end, draft.End);
    }

    /// <summary>其中5件来自企业、7件由自然人提出: who asked stands behind the number.</summary>
    private bool TakeApplicant(Draft draft, int start, int until)
    {
        const WordClass others = WordClasses.Things & ~WordClass.PlainRequest | WordClass.Receive | WordClass.Handle | WordClass.Reply;
        var behind = passage.Text.AsSpan(start, until - start).TrimStart();
        if ((draft.Own & others) != 0 || passage.Unknown(start, until) > 0 || !(behind.StartsWith("来自") || behind.StartsWith("出自") || behind.StartsWith("由") || behind.StartsWith("系") || behind.StartsWith("为")))
        {
            return false;
        }

        var rows = passage.RowsIn(start, until);
        if (rows is not [{ } row] || !row.Is(WordClass.Applicant))
        {
            return false;
        }

        (draft.Own, draft.Rows, draft.End) = (draft.Own | row.Class, [row], row.End);
        return true;
    }

    /// <summary>剩余3件因征求第三方意见结转下年: whatever the cause, they were carried out.</summary>
    private bool TakeCarriedOut(Draft draft, int start, int until)
    {
        const WordClass left = WordClass.Open | WordClass.Rest | WordClass.PlainRequest;
        if ((draft.Own & WordClasses.Nouns & ~left) != 0 || start >= until || passage.Text[start] != '因')
        {
            return false;
        }

        foreach (var word in passage.WordsIn(start, until))
        {
            if (word.Is(WordClass.CarriedOut))
            {
                (draft.Own, draft.End) = (draft.Own & ~WordClass.Rest | WordClass.CarriedOut, word.End);
                return true;
            }
        }

        return false;
    }

    /// <summary>Kinds of words in the clauses right behind the claim that hold no number: 1件，被确认违法; 3件未到期，结转下年.</summary>
    public WordClass Behind(Sentence sentence, Draft draft)
    {
        const int farthest = 2;
        var end = draft.Number!.Value.End;
        var next = passage.NextNumber(end);
        var at = sentence.Clauses.IndexOf(draft.Clause);
        for (var i = at; i <= at + farthest && i < sentence.Clauses.Length && sentence.Clauses[i].End <= next; i++)
        {
            end = sentence.Clauses[i].End;
        }

        return passage.ClassesIn(draft.Number.Value.End, end);
    }

    /// <summary>5件为自然人提出: what follows the number says that it is a part.</summary>
    public bool NarrowsBehind(Draft draft, int until)
    {
        var tail = passage.ClassesIn(Math.Max(draft.Number!.Value.End, draft.Rows.IsEmpty ? 0 : draft.Rows.Max(row => row.End)), until);
        return (tail & (WordClass.Applicant | WordClass.RequestChannel)) != 0 && (tail & WordClass.All) == 0;
    }

    /// <summary>The channels that are named in a stretch, each once.</summary>
    public ImmutableArray<string> ChannelsIn(int start, int end)
    {
        var channels = ImmutableArray<string>.Empty;
        foreach (var word in passage.WordsIn(start, end))
        {
            var name = word.Is(WordClass.Channel | WordClass.RequestChannel) ? passage.Text.Substring(word.Start, word.Length) : null;
            channels = name is null || channels.Contains(name) ? channels : channels.Add(name);
        }

        return channels;
    }

    // 25件行政复议案件均已审结: what is said of all is another claim.
    private int BeforeAll(int start, int until)
    {
        foreach (var word in passage.WordsIn(start, until))
        {
            if (word.Is(WordClass.All))
            {
                return word.Start;
            }
        }

        return until;
    }

    private int EndOfNoun(int start, int until)
    {
        foreach (var word in passage.WordsIn(start, until))
        {
            if (word.Is(WordClasses.Things))
            {
                return word.End;
            }
        }

        return until;
    }
}

using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Reads the claims of one part sentence by sentence: every number with a unit, and every denial.</summary>
internal sealed class DraftReader
{
    private readonly Passage passage;
    private readonly List<Draft> drafts = [];
    private readonly Setting setting;
    private readonly DraftScope scopes;
    private readonly ShareOut shares;

    public DraftReader(Passage passage)
    {
        this.passage = passage;
        setting = new Setting(passage);
        scopes = new DraftScope(passage, setting);
        shares = new ShareOut(passage, setting);
    }

    public List<Draft> Read()
    {
        var next = 0;
        for (var i = 0; i < passage.Sentences.Count; i++)
        {
            var sentence = passage.Sentences[i];
            var first = next;
            while (next < passage.Numbers.Count && passage.Numbers[next].Start < sentence.End)
            {
                next++;
            }

            ReadSentence(sentence, i, passage.Numbers.GetRange(first, next - first));
        }

        ListLinker.Link(drafts);
        return drafts;
    }

    private void ReadSentence(Sentence sentence, int index, List<CountedNumber> numbers)
    {
        setting.Enter(sentence, numbers.Count > 0);
        var before = drafts.Count;
        var next = 0;
        foreach (var clause in sentence.Clauses)
        {
            setting.Enter(clause);
            var first = next;
            while (next < numbers.Count && numbers[next].Start < clause.End)
            {
                next++;
            }

            if (next > first)
            {
                ReadClause(sentence, index, clause, numbers.GetRange(first, next - first), before);
                continue;
            }

            setting.Take(clause.Start, clause.End);
            Add(DenialReader.Read(passage, sentence, index, clause, setting));
            Add(AbsoluteReader.Read(passage, sentence, index, clause, setting.After));
        }

        SettleDisputes(before);
    }

    /// <summary>行政复议10件，行政诉讼2件，均因政府信息公开引发: what is said of all settles those before it.</summary>
    private void SettleDisputes(int first)
    {
        if (drafts.Count == first || !Certainty.IsSettledBehind(drafts[^1]))
        {
            return;
        }

        foreach (var draft in drafts.Skip(first))
        {
            draft.IsExplicit |= draft.IsKnown && draft.Meaning.Code is "review.reconsideration" or "review.litigation" or "review.total";
        }
    }

    private void Add(IEnumerable<Draft> found)
    {
        foreach (var draft in found)
        {
            scopes.Apply(draft);
            drafts.Add(draft);
        }
    }

    private void ReadClause(Sentence sentence, int index, Clause clause, List<CountedNumber> numbers, int before)
    {
        var from = clause.Start;
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            var until = i + 1 < numbers.Count ? EndOfTail(number.End, numbers[i + 1].Start) : clause.End;
            var draft = new Draft { Passage = passage, Sentence = index, Clause = clause, Number = number, Start = from, End = number.End };
            Understand(draft, sentence, until, isFirst: drafts.Count == before);
            shares.Apply(draft, numbers, i, setting.After);
            drafts.Add(draft);
            setting.Remember(draft);
            from = Math.Max(draft.End, number.End);
        }
    }

    /// <summary>The words behind a number belong to it up to the next 、 or “and”.</summary>
    private int EndOfTail(int start, int end)
    {
        var comma = passage.Text.IndexOf('、', start, end - start);
        return comma >= 0 ? comma : end;
    }

    private void Understand(Draft draft, Sentence sentence, int until, bool isFirst)
    {
        var number = draft.Number!.Value;
        draft.Start = TrimStart(draft.Start, number.Start);
        draft.Own = passage.ClassesIn(draft.Start, number.Start);
        draft.Rows = passage.RowsIn(draft.Start, number.Start);
        var unknown = passage.Unknown(draft.Start, number.Start) + TakeTail(draft, until);
        if (isFirst)
        {
            unknown += TakeLead(draft, LeadBefore(sentence, draft.Clause));
        }

        draft.Own = WordClasses.Joined(draft.Own);
        // 收到网络申请公开政府信息3条
        draft.Own |= (draft.Own & WordClass.PlainRequest) != 0 && (draft.Own & WordClass.Information) != 0 && passage.Text.AsSpan(draft.Start, number.Start - draft.Start).Contains("申请公开", StringComparison.Ordinal) ? WordClass.Request : WordClass.None;
        draft.Channels = ChannelsIn(draft.Start, number.Start);
        draft.Own = WithoutRole(draft, number.Start);
        RestReader.Take(draft, drafts);
        draft.IsKnown = unknown <= 1 && (!number.Inexact || number.Grain > 0)
            && (draft.Own & (WordClass.Narrow | WordClass.Foreign | WordClass.Rest | WordClass.Average | WordClass.Court)) == 0;
        draft.IsPlain = draft.IsKnown && !NarrowsBehind(number.End, until);
        draft.Behind = Behind(sentence, draft);
        Name(draft, unknown);
        draft.IsExplicit = Certainty.Of(draft, unknown, sentence, passage, setting) && !IsOfEitherDispute(draft);
        scopes.Apply(draft);
    }

    /// <summary>依申请公开方面，收到12件; 复议案件中，维持5件: what the clauses before name is meant where the claim names nothing, or only a row.</summary>
    private int TakeLead(Draft draft, int start)
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
            draft.Own |= lead & matters;
        }

        return 0;
    }

    /// <summary>12件政府信息公开申请, 3件予以公开: the noun may stand behind the number.</summary>
    private int TakeTail(Draft draft, int until)
    {
        if ((draft.Own & WordClasses.Things) != 0)
        {
            return 0;
        }

        var end = draft.Number!.Value.End;
        // 18名自然人提出申请18件: people and places stop at their noun.
        until = draft.UnitKind == UnitKind.Loose ? EndOfNoun(end, until) : until;
        var tail = passage.ClassesIn(end, until);
        if ((tail & (WordClasses.Things | WordClass.RequestChannel | WordClass.Open)) == 0)
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

    private void Name(Draft draft, int unknown)
    {
        var own = draft.Own;
        if (draft.UnitKind == UnitKind.Percent)
        {
            draft.Relation = (own & WordClass.Compare) != 0 ? ClaimRelation.Comparison : ClaimRelation.Share;
            draft.Meaning = new Meaning(draft.Relation == ClaimRelation.Comparison ? "growth" : "share", "", false);
            return;
        }

        if ((own & WordClass.Compare) != 0 || IsComparedYear(draft) || IsDifference(draft))
        {
            draft.Relation = ClaimRelation.Comparison;
            draft.Meaning = new Meaning("change", "", false);
            return;
        }

        if (passage.Text.AsSpan(draft.Start, draft.At - draft.Start).Contains("非新闻", StringComparison.Ordinal))
        {
            draft.Meaning = new Meaning("published.total.excl_news", "", false);
            return;
        }

        draft.IsListed = (own & WordClasses.ListMarks) != 0 || (drafts.Count > 0 && drafts[^1].Sentence == draft.Sentence && drafts[^1].IsListed);
        var meaning = QuantityRules.Current.Find(new Wording(own, draft.Rows, draft.UnitKind, false, setting.After, draft.IsListed));
        // Among the grounds of the form 重复申请 is a ground; alone it may be any repetition.
        var isAmongGrounds = meaning is { IsWeak: true, Code: var code } && code.Count(mark => mark == '.') > 1 && (own & WordClass.LooseGround) != 0 && (passage.ClassesIn(passage.Sentences[draft.Sentence].Start, passage.Sentences[draft.Sentence].End) & (WordClass.Ground | WordClass.Outcome)) != 0;
        // 3件尚未到期，结转下年: what follows settles it.
        var isSettledBehind = meaning.Code == "requests.open" && (draft.Behind & (WordClass.CarriedOut | WordClass.Carry)) != 0;
        // 逾期不补正、不再处理5件 is the row of that name.
        var isNoLongerHandled = meaning.Code.EndsWith("-overdue", StringComparison.Ordinal) && passage.Text.AsSpan(draft.Start, draft.At - draft.Start).Contains("不再处理", StringComparison.Ordinal);
        var isOther = IsOtherApplication(own, unknown) || IsItemOfDecision(meaning, draft.Unit);
        draft.Meaning = isOther ? QuantityRules.Other : meaning with { IsWeak = (meaning.IsWeak && !isAmongGrounds && !isSettledBehind && !isNoLongerHandled) || IsOfReviewedDocuments(meaning, draft) };
    }

    /// <summary>行政处罚2210条 are items on a page; decisions are counted in 件.</summary>
    private static bool IsItemOfDecision(Meaning meaning, string unit) =>
        meaning.Code.EndsWith(".decisions", StringComparison.Ordinal) && unit.Length > 0 && unit[0] is not ('件' or '起' or '宗' or '例');

    /// <summary>清理规范性文件，废止2件，继续有效18件: only what was looked through is counted.</summary>
    private bool IsOfReviewedDocuments(Meaning meaning, Draft draft)
    {
        if (!meaning.Code.StartsWith("normative", StringComparison.Ordinal) && !meaning.Code.StartsWith("rules.", StringComparison.Ordinal))
        {
            return false;
        }

        var sentence = passage.Sentences[draft.Sentence];
        var words = passage.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        return words.Contains("清理", StringComparison.Ordinal) || words.Contains("修改", StringComparison.Ordinal) || words.Contains("梳理", StringComparison.Ordinal) || words.Contains("评估", StringComparison.Ordinal);
    }

    /// <summary>多25件, 减少3件 behind a number of another year.</summary>
    private bool IsDifference(Draft draft) => draft.At > 0 && passage.Text[draft.At - 1] is '多' or '少' && draft.At - draft.Start <= 2 && drafts.Count > 0 && drafts[^1].Sentence == draft.Sentence;

    /// <summary>较2021年的9件, 由2021年的9件: the number of another year that this one is held against.</summary>
    private bool IsComparedYear(Draft draft)
    {
        const int farthest = 2;
        var at = passage.Text.AsSpan(draft.Start, Math.Min(farthest, draft.At - draft.Start)).IndexOfAny("较比由从");
        at = at < 0 && draft.Start < passage.Text.Length && passage.Text[draft.Start] is '与' or '同' ? 0 : at;
        return at >= 0 && (passage.Years.Exists(year => year.Start == draft.Start + at + 1) || StartsWithLastYear(draft.Start + at + 1));
    }

    private bool StartsWithLastYear(int at)
    {
        foreach (var word in passage.WordsIn(at, at + 1))
        {
            return word.Is(WordClass.LastYear) && !word.Is(WordClass.CarriedIn);
        }

        return false;
    }

    /// <summary>复议4件、诉讼2件，其中维持3件: of which of the two is not said.</summary>
    private bool IsOfEitherDispute(Draft draft)
    {
        if ((draft.Own & WordClass.Result) == 0 || (draft.Own & WordClasses.Disputes) != 0)
        {
            return false;
        }

        var last = drafts.FindLastIndex(other => other.Relation is ClaimRelation.None && !IsResult(other));
        return last > 0 && last == drafts.Count - 1 && drafts[last].Meaning.Code.StartsWith("review.", StringComparison.Ordinal) && draft.Sentence - drafts[last].Sentence <= 1
            && drafts[last - 1].Sentence == drafts[last].Sentence && drafts[last - 1].Meaning.Code.StartsWith("review.", StringComparison.Ordinal) && !IsResult(drafts[last - 1])
            && drafts[last - 1].Meaning.Code != drafts[last].Meaning.Code;
    }

    private static bool IsResult(Draft draft) => (draft.Own & WordClass.Result) != 0;

    /// <summary>入学申请, 资格认定申请: applications, but none for information.</summary>
    private static bool IsOtherApplication(WordClass own, int unknown) =>
        unknown > 1 && (own & WordClass.PlainRequest) != 0 && (own & (WordClass.Request | WordClass.Disclosure)) == 0;

    /// <summary>我局作为被申请人的政府信息公开类行政复议 are all of a bureau's; 以市政府为被申请人的 are not all of a city's.</summary>
    private WordClass WithoutRole(Draft draft, int until)
    {
        const WordClass roles = WordClass.Narrow | WordClass.Court;
        if ((draft.Own & roles) == 0 || OrganNames.SpeaksForArea(passage.Report.Organ) || ((draft.Own & WordClass.Disclosure) == 0 && !GoesOnWithDisputes(draft)))
        {
            return draft.Own;
        }

        foreach (var word in passage.WordsIn(draft.Start, until))
        {
            if (word.Is(roles) && word.Row != Lexicon.Respondent)
            {
                return draft.Own;
            }
        }

        return draft.Own & ~roles;
    }

    /// <summary>Disputes about disclosure were counted right before: 行政复议21件。其中，本办作为被申请人的5件.</summary>
    private bool GoesOnWithDisputes(Draft draft) => (draft.Own & WordClass.Rest) == 0
        && drafts.FindLast(other => other.Meaning.Code.StartsWith("review", StringComparison.Ordinal)) is { IsExplicit: true } last && draft.Sentence - last.Sentence <= 1
        && passage.Sentences[last.Sentence].Paragraph == passage.Sentences[draft.Sentence].Paragraph;

    /// <summary>Kinds of words in the clauses right behind the claim that hold no number: 1件，被确认违法; 3件未到期，结转下年.</summary>
    private WordClass Behind(Sentence sentence, Draft draft)
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
    private bool NarrowsBehind(int start, int until)
    {
        var tail = passage.ClassesIn(start, until);
        return (tail & (WordClass.Applicant | WordClass.RequestChannel)) != 0 && (tail & WordClass.All) == 0;
    }

    /// <summary>Start of the clauses without numbers right before this one: their nouns are its nouns.</summary>
    private static int LeadBefore(Sentence sentence, Clause clause)
    {
        const int farthest = 4;
        var at = sentence.Clauses.IndexOf(clause);
        return sentence.Clauses[Math.Max(0, at - farthest)].Start;
    }

    private int TrimStart(int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(passage.Text[start]) || passage.Text[start] is '、' or '）' or ')' or '和' or '及' or '。' or '·' or '-'))
        {
            start++;
        }

        return start;
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

    private ImmutableArray<string> ChannelsIn(int start, int end)
    {
        var channels = ImmutableArray<string>.Empty;
        foreach (var word in passage.WordsIn(start, end))
        {
            var name = word.Is(WordClass.Channel | WordClass.RequestChannel) ? passage.Text.Substring(word.Start, word.Length) : null;
            channels = name is null || channels.Contains(name) ? channels : channels.Add(name);
        }

        return channels;
    }
}

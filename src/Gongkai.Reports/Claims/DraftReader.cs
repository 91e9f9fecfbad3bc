namespace Gongkai.Reports.Claims;

/// <summary>Reads the claims of one part sentence by sentence: every number with a unit, and every denial.</summary>
internal sealed class DraftReader
{
    private readonly Passage passage;
    private readonly List<Draft> drafts = [];
    private readonly Setting setting;
    private readonly DraftScope scopes;
    private readonly ShareOut shares;
    private readonly DraftWords words;
    private readonly DraftMeaning meaning;

    public DraftReader(Passage passage)
    {
        this.passage = passage;
        words = new DraftWords(passage);
        setting = new Setting(passage);
        meaning = new DraftMeaning(passage, setting, drafts);
        scopes = new DraftScope(passage, setting);
        shares = new ShareOut(passage, setting);
    }

    /// <summary>The claims of the part, up to the end of the sentence in which there are so many.</summary>
    public List<Draft> Read(int most)
    {
        var next = 0;
        for (var i = 0; i < passage.Sentences.Count && drafts.Count < most; i++)
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
        EachAndAll.Complete(drafts);
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

            TakeTimeAndActor(clause);
            Add(DenialReader.Read(passage, sentence, index, clause, setting));
            Add(AbsoluteReader.Read(passage, sentence, index, clause, setting));
        }

        SettleDisputes(before);
        DoubtDisputes(sentence, before);
    }

    // 上年无结转: the year says only where from.
    private void TakeTimeAndActor(Clause clause)
    {
        if ((passage.ClassesIn(clause.Start, clause.End) & (WordClass.Carry | WordClass.CarriedIn)) == 0)
        {
            setting.Take(clause.Start, clause.End);
        }
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

    /// <summary>办理各类投诉举报行政复议案件15件、行政诉讼案件4件: what narrows the first of a list narrows those behind it. 均与政府信息公开无关: none of them is meant.</summary>
    private void DoubtDisputes(Sentence sentence, int first)
    {
        var isElsewhere = passage.Text.AsSpan(sentence.Start, sentence.End - sentence.Start) is var words && (words.Contains("信息公开无关", StringComparison.Ordinal) || words.Contains("不涉及政府信息公开", StringComparison.Ordinal));
        for (var i = first; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var isBehindNarrowed = i > first && IsDispute(drafts[i - 1]) && drafts[i - 1].Scope == ClaimScope.Subset && draft.Start > 0 && passage.Text[draft.Start - 1] == '、';
            draft.IsExplicit &= !IsDispute(draft) || !(isElsewhere || isBehindNarrowed);
        }
    }

    private static bool IsDispute(Draft draft) => draft.Meaning.Code.StartsWith("review.", StringComparison.Ordinal);

    private void Add(IEnumerable<Draft> found)
    {
        foreach (var draft in found)
        {
            scopes.Apply(draft);
            drafts.Add(draft);
            setting.RememberDenied(draft);
        }
    }

    private void ReadClause(Sentence sentence, int index, Clause clause, List<CountedNumber> numbers, int before)
    {
        var from = clause.Start;
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            var until = i + 1 < numbers.Count ? words.EndOfTail(number.End, numbers[i + 1].Start) : clause.End;
            var draft = new Draft { Passage = passage, Sentence = index, Clause = clause, Number = number, Start = from, End = number.End };
            Understand(draft, sentence, until, isFirst: drafts.Count == before);
            shares.Apply(draft, numbers, i, setting.After);
            drafts.Add(draft);
            setting.Remember(draft);
            from = Math.Max(draft.End, number.End);
        }

        // 25件行政复议案件均已审结
        Add(AbsoluteReader.Read(passage, sentence, index, clause with { Start = numbers[^1].End }, setting));
    }

    private void Understand(Draft draft, Sentence sentence, int until, bool isFirst)
    {
        var number = draft.Number!.Value;
        draft.Start = words.TrimStart(draft.Start, number.Start);
        draft.Start = draft.Start == number.Start ? words.StartBeforeBracket(number.Start, Math.Max(sentence.Start, drafts.Count > 0 ? drafts[^1].End : 0)) : draft.Start;
        draft.End = draft.Start < number.Start && passage.Text[number.Start - 1] is '（' or '(' && number.End < passage.Text.Length && passage.Text[number.End] is '）' or ')' ? number.End + 1 : draft.End;
        draft.Own = passage.ClassesIn(draft.Start, number.Start);
        draft.Rows = passage.RowsIn(draft.Start, number.Start);
        var unknown = passage.Unknown(draft.Start, number.Start) + words.TakeTail(draft, until);
        if (isFirst)
        {
            unknown += words.TakeLead(draft, DraftWords.LeadBefore(sentence, draft.Clause));
        }

        draft.Own = WordClasses.Joined(draft.Own);
        // 上年未办完、转入本年的申请3件
        draft.Own |= (draft.Own & WordClass.Carry) != 0 && (draft.Own & (WordClass.LastYear | WordClass.CarriedOut | WordClass.Compare)) == WordClass.LastYear ? WordClass.CarriedIn : WordClass.None;
        // 收到网络申请公开政府信息3条
        draft.Own |= (draft.Own & WordClass.PlainRequest) != 0 && (draft.Own & WordClass.Information) != 0 && passage.Text.AsSpan(draft.Start, number.Start - draft.Start).Contains("申请公开", StringComparison.Ordinal) ? WordClass.Request : WordClass.None;
        if (IsGroupOfGrounds(draft.Own))
        {
            draft.Own &= ~(WordClass.Ground | WordClass.LooseGround | WordClass.Narrow);
            draft.Rows = draft.Rows.RemoveAll(row => !row.Is(WordClass.Outcome));
        }

        // 已审结的案件中维持17件 counts what was upheld.
        draft.Rows = draft.Rows.Count(row => row.Is(WordClass.Result)) > 1 ? draft.Rows.RemoveAll(row => row.Row == "closed") : draft.Rows;
        draft.Channels = words.ChannelsIn(draft.Start, number.Start);
        draft.Own = meaning.WithoutRole(draft, number.Start);
        RestReader.Take(draft, drafts);
        draft.IsKnown = unknown <= 1 && (!number.Inexact || number.Grain > 0)
            && (draft.Own & (Narrowing(draft) | WordClass.Foreign | Remainder(draft.Own) | WordClass.Average | WordClass.Court)) == 0;
        draft.IsPlain = draft.IsKnown && !words.NarrowsBehind(draft, until) && !IsSomeOf(draft.Start, number.Start) && !IsWithinDays(passage.Text.AsSpan(draft.Start, number.Start - draft.Start));
        draft.Behind = words.Behind(sentence, draft);
        meaning.Name(draft, unknown);
        draft.IsExplicit = Certainty.Of(draft, unknown, sentence, passage, setting) && !meaning.IsOfAllDisputes(draft);
        draft.Meaning = draft.UnitKind != UnitKind.Percent && meaning.IsOfEitherDispute(draft) ? DraftMeaning.OfEitherDispute(draft) : draft.Meaning;
        scopes.Apply(draft);
    }

    // 行政诉讼中有1件被纠正: some of what is named.
    private bool IsSomeOf(int start, int end) => passage.Text.AsSpan(start, end - start) is var said && said.EndsWith("中有", StringComparison.Ordinal) && !said.EndsWith("其中有", StringComparison.Ordinal);

    // 5日内答复86件: those that were quick.
    private static bool IsWithinDays(ReadOnlySpan<char> words)
    {
        var at = words.IndexOf('内');
        return at > 1 && words[at - 1] is '日' or '天' or '时' && words[..at].IndexOfAnyInRange('0', '9') >= 0;
    }

    // 撤销2件 names some of 结果纠正: it narrows only what is no result.
    private static WordClass Narrowing(Draft draft) => draft.Rows.Any(row => row.Is(WordClass.Result) && row.Is(WordClass.Narrow)) ? WordClass.None : WordClass.Narrow;

    // 因信息不存在、本机关不掌握等无法提供49件: the grounds are named as examples, what is counted is the whole group.
    private static bool IsGroupOfGrounds(WordClass own) => (own & WordClass.Outcome) != 0 && (own & WordClass.Etc) != 0;

    // 其余3件结转下年: what is left over and carried out is all that is carried out.
    private static WordClass Remainder(WordClass own) => (own & (WordClass.CarriedOut | WordClass.Carry)) != 0 ? WordClass.None : WordClass.Rest;
}

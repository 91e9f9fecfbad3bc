namespace Gongkai.Reports.Claims;

/// <summary>What links the numbers of a part while they are read from the left: the list that is open, its whole, and the row that it is of.</summary>
internal sealed class ListLinks
{
    private readonly List<Draft> taken = [];
    private Draft? whole;
    private Draft? previous;
    private ClaimRelation relation;
    private int list;
    private bool nested;
    private int depth;
    private int weakest;
    private Draft? within;
    private bool isOpened;

    public void Take(Draft draft)
    {
        if (draft.Relation is ClaimRelation.Share or ClaimRelation.Comparison)
        {
            draft.Of = previous is { } before && before.Sentence == draft.Sentence ? before : null;
            return;
        }

        if (draft.IsDenial)
        {
            return;
        }

        var isNewSentence = previous is null || previous.Sentence != draft.Sentence;
        if (!isNewSentence && whole is not null && draft.Clause.Depth > depth)
        {
            return;
        }

        isOpened = false;
        if (MarkerBefore(draft, isNewSentence) is { } marker)
        {
            isOpened = true;
            Open(draft, marker, isNewSentence);
        }
        else if (isNewSentence || !BelongsTo(draft) || IsParted(draft))
        {
            whole = null;
        }

        // 接收55件，其中平台接收38件: a part by channel, though it is worded like the whole.
        if (whole is { Meaning.Code: "requests.new" } && draft is { Meaning.Code: "requests.new", Channels.Length: > 0 } && previous!.Sentence == draft.Sentence)
        {
            draft.Meaning = new Meaning("requests.channel", "", false);
        }

        Narrow(draft);
        Join(draft);
        previous = draft;
        taken.Add(draft);
    }

    private void Join(Draft draft)
    {
        if (whole is null || !BelongsTo(draft))
        {
            return;
        }

        draft.Of = whole;
        draft.Relation = relation;
        draft.List = list;
        draft.IsNested = nested;
        whole.Relation = whole.Relation == ClaimRelation.None ? ClaimRelation.Total : whole.Relation;
        if (draft.Meaning.Code is "other" or "media" or "interpretation" && whole.Meaning.Code.StartsWith("published", StringComparison.Ordinal))
        {
            draft.Meaning = new Meaning("published.part", "", false);
        }
    }

    /// <summary>自然人70件，其中予以公开30件; 判决纠正的2件中，直接起诉1件: a part of a row is not all of another row, unless its own words name it as one of the first.</summary>
    private void Narrow(Draft draft)
    {
        const WordClass some = WordClass.Applicant | WordClass.Outcome | WordClass.Ground | WordClass.LooseGround | WordClass.Result | WordClass.RequestChannel;
        within = within is { } row && (row.Sentence != draft.Sentence ? isOpened : draft.Passage.Text.AsSpan(row.End, Math.Max(draft.At - row.End, 0)).IndexOfAny("；;") < 0) ? row : null;
        if (within is { } of && (of.Own & some) != 0 && (of.Own & draft.Own & some) == 0 && !draft.Meaning.Code.StartsWith(of.Meaning.Code + ".", StringComparison.Ordinal))
        {
            (draft.IsPlain, draft.IsKnown, draft.IsPlainlySaid) = (false, false, false);
        }
    }

    private void Open(Draft draft, WordClass marker, bool isNewSentence)
    {
        // 其他7件，其中不予公开的主要是案卷信息，有43件 names another whole itself; so does 全部办结，其中予以公开19件.
        var start = isNewSentence ? draft.Passage.Sentences[draft.Sentence].Start : previous!.End;
        var isNamed = (draft.Passage.ClassesIn(start, draft.Start) & WordClasses.Rows) != 0 || (isNewSentence && !draft.Passage.Text.AsSpan(start).TrimStart().StartsWith("其中", StringComparison.Ordinal));
        within = previous is not null && !isNamed && IsNear(previous, draft) ? previous : null;
        var candidate = isNewSentence ? whole ?? previous : previous;
        if (!isNewSentence && whole is not null && previous?.Of == whole)
        {
            // 其中…其中…: which of the two numbers the second list divides is not sure.
            nested = draft.Clause.Depth <= previous.Clause.Depth;
            candidate = previous;
        }
        else
        {
            nested = false;
        }

        whole = candidate is null || !IsNear(candidate, draft) ? null : Suits(candidate, draft) ? candidate : taken.FindLast(other => IsNear(other, draft) && Suits(other, draft) && other.Of is null);
        // 新收79件，上年结转3件。其中网络61件: of which of the two is told by the numbers.
        if (whole?.Meaning.Code is "requests.carried-in" or "requests.carried-out" && draft.Value > whole.Value)
        {
            whole = taken.FindLast(other => IsNear(other, draft) && Suits(other, draft) && other.Of is null && other.Value >= draft.Value) ?? whole;
        }

        depth = draft.Clause.Depth;
        weakest = 0;
        if (whole is { Meaning.Code: "requests.new" } && draft.Meaning.Code == "requests.carried-in")
        {
            whole.Meaning = new Meaning("requests.in-hand", "requests.in-hand", false);
        }

        relation = marker == WordClass.Closed ? ClaimRelation.ClosedPart : ClaimRelation.Part;
        list++;
    }

    /// <summary>结转下年17件。其中予以公开67件: outcomes are parts of what was handled, not of what was carried out.</summary>
    private static bool Suits(Draft whole, Draft part)
    {
        var (total, code) = (whole.Meaning.Code, part.Meaning.Code);
        if ((part.Own & WordClass.Outcome) != 0 && code.StartsWith("requests.", StringComparison.Ordinal))
        {
            return total is "requests.processed" or "requests.new" or "requests.in-hand";
        }

        return (part.Own & WordClass.Result) == 0 || !code.StartsWith("review.", StringComparison.Ordinal) || code.StartsWith(total, StringComparison.Ordinal) || total == "review.total";
    }

    /// <summary>Items of a list are parted alike: after 、 a ， begins something new, after ， a ； does. The first two items say how.</summary>
    private bool IsParted(Draft draft)
    {
        if (previous is null || whole is null || previous.Of != whole)
        {
            return false;
        }

        var between = draft.Passage.Text.AsSpan(previous.End, draft.At - previous.End);
        var strength = between.IndexOfAny("；;") >= 0 ? 3 : between.IndexOfAny("，,") >= 0 ? 2 : 1;
        const WordClass begins = WordClasses.Verbs & ~WordClass.Open;
        if (weakest == 0 && strength == 3 && (draft.Own & begins) != 0 && (previous.Own & begins) == 0)
        {
            return true;
        }

        weakest = weakest == 0 ? strength : weakest;
        return strength > weakest;
    }

    private static bool IsNear(Draft candidate, Draft draft) => candidate.Passage == draft.Passage && draft.Sentence - candidate.Sentence <= 1
        && draft.Passage.Sentences[draft.Sentence].Paragraph == candidate.Passage.Sentences[candidate.Sentence].Paragraph;

    /// <summary>The word between the number before and this one that opens a list.</summary>
    private WordClass? MarkerBefore(Draft draft, bool isNewSentence)
    {
        var from = isNewSentence ? draft.Passage.Sentences[draft.Sentence].Start : previous!.End;
        // 予以公开的47件中，自然人38件
        WordClass? found = !isNewSentence && from < draft.At && draft.Passage.Text[from] is '中' or '里' or '内' ? WordClass.OfWhich : null;
        foreach (var word in draft.Passage.WordsIn(from, draft.At))
        {
            if (word.Is(WordClasses.ListMarks))
            {
                found ??= word.Is(WordClass.OfWhich) ? WordClass.OfWhich : word.Is(WordClass.Closed) && !word.Is(WordClass.Including) ? WordClass.Closed : word.Is(WordClass.Closed) ? WordClass.Closed : WordClass.Including;
            }
        }

        return found;
    }

    private bool BelongsTo(Draft draft)
    {
        if (whole is null || whole == draft || draft.UnitKind != whole.UnitKind || draft.UnitKind == UnitKind.Money || draft.Clause.Depth < whole.Clause.Depth)
        {
            return false;
        }

        var family = FamilyOf(whole.Meaning.Code);
        var own = FamilyOf(draft.Meaning.Code);
        if (family == "review" && !draft.Meaning.Code.StartsWith(whole.Meaning.Code, StringComparison.Ordinal) && whole.Meaning.Code != "review.total")
        {
            return false;
        }

        return (own == family || own == "other" || (family == "published" && own is "media" or "interpretation"))
            && draft.Meaning.Code is not ("published.total" or "requests.new" or "requests.carried-in" or "requests.in-hand" or "requests.processed");
    }

    private static string FamilyOf(string code) => code.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? code[..dot] : code;
}

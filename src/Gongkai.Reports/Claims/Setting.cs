namespace Gongkai.Reports.Claims;

/// <summary>What the words before have settled while a part is read from the left: heading, topic, time, and whose work is spoken of.</summary>
internal sealed class Setting(Passage passage)
{
    /// <summary>Topic after a number of something else: what follows in the sentence is not about requests.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>No topic yet.</summary>
    public const string Start = "start";

    private const int LongestHeading = 40;
    private const int LongestLead = 26;
    private string topic = "";
    private int paragraph = -1;
    private WordClass heading;
    private WordClass subheading;
    private (ClaimScope Time, Actor Actor)? lead;

    /// <summary>Nouns of the last heading, or of the words that open the paragraph (（二）依申请公开情况。); below it 2.办理情况 names nothing and leaves it.</summary>
    public WordClass Heading => subheading != 0 ? subheading : heading;

    /// <summary>True when what was spoken of last in the paragraph was certainly a request for information.</summary>
    public bool IsSureOfRequests { get; private set; }

    /// <summary>True when disputes about disclosure were spoken of before in the paragraph.</summary>
    public bool IsSureOfDisputes { get; private set; }

    /// <summary>All kinds of words in the paragraph up to the end of the sentence.</summary>
    public WordClass SpokenOf { get; private set; }

    public ClaimScope Time { get; private set; }

    public Actor Actor { get; private set; }

    /// <summary>The disputes of this sentence are decided by the organ or have nothing to do with disclosure.</summary>
    public bool SpeaksOfOthersDisputes { get; set; }

    /// <summary>The disputes of this sentence are those that the organ itself decides, and so are all their parts.</summary>
    public bool DecidesDisputes { get; set; }

    /// <summary>The claims of the sentence before count only part of what the form counts, and so do their parts.</summary>
    public bool IsNarrowed { get; set; }

    /// <summary>What was spoken of last: the claim before in the paragraph, else its heading, else the part.</summary>
    public string After => topic.Length > 0 ? topic
        : (Heading & WordClass.Request) != 0 ? "requests"
        : (Heading & WordClasses.Disputes) != 0 ? "review"
        : passage.Section == 3 ? "requests"
        : passage.Section == 4 ? "review"
        : Start;

    /// <summary>Requests are the matter of the part, of the heading or of what was said before.</summary>
    public bool IsAboutRequests => IsSureOfRequests || passage.Section == 3 || (Heading & WordClass.Request) != 0;

    /// <summary>Disputes about disclosure are the matter of the part, of the heading or of what was said before.</summary>
    public bool IsAboutDisclosure => passage.Section is 3 or 4 || (Heading & (WordClass.Request | WordClass.Disclosure | WordClasses.Disputes)) != 0 || IsSureOfRequests;

    public void Enter(Sentence sentence, bool hasNumbers)
    {
        var isNewParagraph = sentence.Paragraph != paragraph;
        paragraph = sentence.Paragraph;
        SpokenOf = (isNewParagraph ? WordClass.None : SpokenOf) | passage.ClassesIn(sentence.Start, sentence.End);
        if (isNewParagraph || topic == Elsewhere)
        {
            topic = "";
        }

        if (isNewParagraph)
        {
            (IsSureOfRequests, IsSureOfDisputes) = (false, false);
            ReadLead(sentence);
        }

        if (!hasNumbers && sentence.End - sentence.Start <= LongestHeading && !IsStatement(sentence))
        {
            Take(sentence.Start, sentence.End, IsBelow(sentence.Start));
        }

        if (isNewParagraph || !GoesOn(sentence))
        {
            (Time, Actor, SpeaksOfOthersDisputes, DecidesDisputes, IsNarrowed) = (ClaimScope.Organ, Actor.Unsaid, false, false, false);
        }

        lead = null;
    }

    /// <summary>全县收到42件，其中部门25件、乡镇5件；自然人37件: behind ； the sentence goes on with whom and when it began.</summary>
    public void Enter(Clause clause)
    {
        if (clause.Start > 0 && passage.Text[clause.Start - 1] is '；' or ';' && lead is { } first)
        {
            (Time, Actor) = first;
        }
    }

    /// <summary>2020年、2021年、2022年分别收到3件、5件、9件: the years were given out, what follows is of the report's again.</summary>
    public void ForgetYears() => Time = ClaimScope.Organ;

    /// <summary>Takes what a stretch says of time and person into the setting.</summary>
    public void Take(int start, int end)
    {
        Time = TimeReader.Find(passage, start, end, withCompared: false) ?? Time;
        Actor = ActorReader.Find(passage, start, end) is var named and not Actor.Unsaid ? named : Actor;
        lead ??= Actor == Actor.Unsaid ? null : (Time, Actor);
    }

    public void Remember(Draft draft)
    {
        if (draft.UnitKind is not (UnitKind.Count or UnitKind.Loose) || draft.Relation == ClaimRelation.Comparison)
        {
            return;
        }

        if (draft.Meaning.Code != QuantityRules.Other.Code)
        {
            topic = draft.Meaning.Code;
            IsSureOfDisputes |= draft.IsExplicit && topic.StartsWith("review", StringComparison.Ordinal);
            IsSureOfRequests = topic.StartsWith("requests", StringComparison.Ordinal) && (draft.IsExplicit || IsSureOfRequests);
        }
        else if ((draft.Own & WordClasses.Things & ~(WordClass.Applicant | (draft.IsKnown ? WordClass.PlainRequest : WordClass.None))) != 0 && draft.Clause.Depth == 0 && !IsByContent(draft))
        {
            topic = Elsewhere;
            IsSureOfRequests = false;
        }
    }

    /// <summary>未制发规范性文件，废止1件: what was denied is what is spoken of on.</summary>
    public void RememberDenied(Draft draft) =>
        topic = draft.IsDenial && draft.Meaning.Code.StartsWith("normative", StringComparison.Ordinal) ? draft.Meaning.Code : topic;

    // 涉及征地的97件、涉及不动产登记的21件 say what the requests were about, and open no other matter.
    private bool IsByContent(Draft draft) => passage.Text.AsSpan(draft.Start, draft.At - draft.Start).TrimStart() is var words && (words.StartsWith("涉及") || words.StartsWith("关于"));

    // （二）依申请公开情况。… and 依申请公开方面，… open a paragraph; （五）监督保障 does, too, and ends what went before.
    private void ReadLead(Sentence sentence)
    {
        var clause = sentence.Clauses[0];
        var text = passage.Text.AsSpan(clause.Start, clause.End - clause.Start).Trim();
        var isNumbered = text.Length > 1 && (text[0] is '（' or '(' || (IsNumeral(text[0]) && text[1] is '、' or '.' or '．' or '是'));
        var isLead = text.EndsWith("方面") || text.EndsWith("情况") || text.EndsWith("工作");
        // 办理情况：… in the middle of what a heading has named names nothing itself.
        if (clause.End - clause.Start <= LongestLead && (isNumbered || (isLead && (passage.ClassesIn(clause.Start, clause.End) & WordClasses.Nouns) != 0)))
        {
            Take(clause.Start, clause.End, IsBelow(clause.Start));
        }
    }

    private void Take(int start, int end, bool isBelow)
    {
        const WordClass aspects = WordClasses.Rows | WordClass.CarriedIn | WordClass.CarriedOut | WordClass.RequestChannel | WordClass.PlainRequest;
        var nouns = passage.ClassesIn(start, end) & WordClasses.Nouns;
        // (1)予以公开3件 below 依申请公开 is one side of the same matter.
        nouns = isBelow && (heading & WordClass.Request) != 0 && (nouns & ~aspects) == 0 ? WordClass.None : nouns;
        // (1) with no noun of its own stays below what 1. named.
        if (nouns == WordClass.None && isBelow && IsBracketed(start))
        {
            return;
        }

        (heading, subheading) = isBelow ? (heading, nouns) : (nouns, WordClass.None);
    }

    private bool IsBracketed(int start)
    {
        while (start < passage.Text.Length && char.IsWhiteSpace(passage.Text[start]))
        {
            start++;
        }

        return start < passage.Text.Length && passage.Text[start] is '（' or '(';
    }

    /// <summary>1., (1) and ① stand below （一）.</summary>
    private bool IsBelow(int start)
    {
        while (start < passage.Text.Length && char.IsWhiteSpace(passage.Text[start]))
        {
            start++;
        }

        start += start < passage.Text.Length && passage.Text[start] is '（' or '(' ? 1 : 0;
        return start < passage.Text.Length && (char.IsAsciiDigit(passage.Text[start]) || passage.Text[start] is >= '①' and <= '⑩');
    }

    private bool IsStatement(Sentence sentence) => (passage.ClassesIn(sentence.Start, sentence.End) & WordClass.Deny) != 0;

    /// <summary>其中…, 答复结果…: the sentence goes on with what the one before counted.</summary>
    private bool GoesOn(Sentence sentence)
    {
        foreach (var word in passage.WordsIn(sentence.Start, sentence.Clauses[0].End))
        {
            return word.Is(WordClasses.ListMarks);
        }

        return false;
    }

    private static bool IsNumeral(char character) => char.IsAsciiDigit(character) || "一二三四五六七八九十".Contains(character, StringComparison.Ordinal);
}

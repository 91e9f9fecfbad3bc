using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Reads the claims of one part sentence by sentence: every number with a unit, and every denial.</summary>
internal sealed class DraftReader
{
    private const WordClass Nouns = WordClass.Request | WordClass.PlainRequest | WordClass.Information | WordClass.Disclosure | WordClass.Reconsideration
        | WordClass.Litigation | WordClass.DirectSuit | WordClass.LaterSuit | WordClass.Normative | WordClass.Regulation | WordClass.Licence | WordClass.Penalty
        | WordClass.Coercion | WordClass.Fee | WordClass.ProcessingFee | WordClass.Procurement | WordClass.Proposal | WordClass.Media | WordClass.Institution
        | WordClass.Interpretation | WordClass.Foreign | Outcomes | WordClass.Channel | WordClass.RequestChannel | WordClass.Natural | WordClass.Organisation;

    private const WordClass Outcomes = WordClass.CarriedIn | WordClass.CarriedOut | WordClass.Granted | WordClass.Partly | WordClass.Refused | WordClass.Unavailable
        | WordClass.NotProcessed | WordClass.OtherHandling | WordClass.Upheld | WordClass.Corrected | WordClass.OtherResult | WordClass.Pending;

    /// <summary>Nouns that can be counted themselves; the others only say where or about what.</summary>
    private const WordClass Things = Nouns & ~(WordClass.Disclosure | WordClass.Channel | WordClass.RequestChannel);

    private const WordClass Verbs = WordClass.Receive | WordClass.Handle | WordClass.Reply | WordClass.Publish | WordClass.Issue | WordClass.Repeal | WordClass.Decide;

    private const WordClass Markers = WordClass.OfWhich | WordClass.Closed | WordClass.Including;

    /// <summary>Context after a number of something else: what follows in the sentence is not about requests.</summary>
    private const string Elsewhere = "elsewhere";

    private readonly Passage passage;
    private readonly List<Draft> drafts = [];
    private readonly ScopeReader scopes;
    private readonly ShareOut shares;
    private WordClass heading;
    private string last = "";
    private int lastParagraph = -1;

    public DraftReader(Passage passage)
    {
        this.passage = passage;
        scopes = new ScopeReader(passage);
        shares = new ShareOut(passage);
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

    private void ReadSentence(Sentence sentence, int index, List<FoundNumber> numbers)
    {
        const int longestHeading = 40;
        if (sentence.Paragraph != lastParagraph)
        {
            last = "";
            lastParagraph = sentence.Paragraph;
        }

        if (last == Elsewhere)
        {
            last = "";
        }

        if (numbers.Count == 0 && sentence.End - sentence.Start <= longestHeading)
        {
            heading = passage.ClassesIn(sentence.Start, sentence.End) & Nouns;
        }

        var before = drafts.Count;
        foreach (var clause in sentence.Clauses)
        {
            var inside = numbers.FindAll(number => number.Start >= clause.Start && number.Start < clause.End);
            if (inside.Count == 0)
            {
                Add(DenialReader.Read(passage, index, clause, After));
                Add(AbsoluteReader.Read(passage, sentence, index, clause, After));
                continue;
            }

            ReadClause(sentence, index, clause, inside, before);
        }
    }

    private void Add(IEnumerable<Draft> found)
    {
        foreach (var draft in found)
        {
            scopes.Apply(draft, passage.Sentences[draft.Sentence]);
            drafts.Add(draft);
        }
    }

    private void ReadClause(Sentence sentence, int index, Clause clause, List<FoundNumber> numbers, int before)
    {
        var from = clause.Start;
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            var until = i + 1 < numbers.Count ? EndOfTail(number.End, numbers[i + 1].Start) : clause.End;
            var draft = new Draft { Passage = passage, Sentence = index, Clause = clause, Number = number, Start = from, End = number.End };
            Understand(draft, sentence, until, isFirst: drafts.Count == before);
            shares.Apply(draft, numbers, i, After);
            drafts.Add(draft);
            Remember(draft);

            from = Math.Max(draft.End, number.End);
        }
    }

    private void Remember(Draft draft)
    {
        if (draft.UnitKind is not (UnitKind.Count or UnitKind.Loose))
        {
            return;
        }

        if (draft.Meaning.Code != QuantityRules.Other.Code)
        {
            last = draft.Meaning.Code;
        }
        else if ((draft.Own & Things) != 0)
        {
            last = Elsewhere;
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
        var own = passage.ClassesIn(draft.Start, number.Start);
        var unknown = passage.Unknown(draft.Start, number.Start);
        if ((own & Things) == 0)
        {
            var tail = passage.ClassesIn(number.End, until);
            if ((tail & Things) != 0)
            {
                own |= tail;
                draft.End = EndOfNoun(number.End, until);
                unknown += passage.Unknown(number.End, draft.End);
            }
        }

        draft.Own = own;
        draft.IsExplicit = (own & Nouns) != 0;
        var isLead = !draft.IsExplicit && isFirst;
        if (isLead)
        {
            var lead = LeadBefore(sentence, draft.Clause);
            own |= passage.ClassesIn(lead, draft.Clause.Start) & (Nouns | (own & Verbs) | Verbs);
            unknown += passage.Unknown(lead, draft.Clause.Start);
            draft.IsExplicit = (own & Nouns) != 0;
            if (!draft.IsExplicit)
            {
                own |= heading & (WordClass.Request | WordClass.PlainRequest);
            }
        }

        draft.Own = own;
        draft.Meaning = Find(draft, own, unknown);
        draft.IsExplicit = IsExplicit(draft, sentence);
        draft.IsPlain = unknown <= 1 && !NarrowsBehind(number.End, until) && (own & (WordClass.Narrow | WordClass.Foreign | WordClass.Rest)) == 0 && number is { Inexact: false };
        draft.Channels = ChannelsIn(draft.Start, number.Start);
        scopes.Apply(draft, sentence);
    }

    /// <summary>What was spoken of last: the claim before in the paragraph, else its heading.</summary>
    private string After => last.Length > 0 ? last
        : passage.Section == 3 || (heading & WordClass.Request) != 0 ? "requests"
        : (heading & WordClass.Reconsideration) != 0 ? "review"
        : "";

    /// <summary>入学申请, 资格认定申请: applications, but none for information.</summary>
    private static bool IsOtherApplication(WordClass own, int unknown) =>
        unknown > 1 && (own & WordClass.PlainRequest) != 0 && (own & (WordClass.Request | WordClass.Disclosure)) == 0;

    /// <summary>办理行政复议案件30件: the organ decides the disputes of others.</summary>
    private static bool IsDisputeOfOthers(Meaning meaning, WordClass own) =>
        meaning.Code.StartsWith("review.", StringComparison.Ordinal) && (own & (WordClass.Handle | WordClass.Narrow)) != 0 && (own & (WordClass.Disclosure | WordClass.Request)) == 0;

    /// <summary>What is counted is said in the claim's own sentence, and it is disclosure that is spoken of.</summary>
    private bool IsExplicit(Draft draft, Sentence sentence)
    {
        var isSaid = draft.IsExplicit || ((draft.Own & Verbs) != 0 && drafts.Count > 0 && drafts[^1].Passage == passage && drafts[^1].Sentence == draft.Sentence);
        var isVague = (draft.Own & (WordClass.PlainRequest | WordClass.Reconsideration | WordClass.Litigation)) != 0 && (draft.Own & (WordClass.Request | WordClass.Disclosure)) == 0;
        return isSaid && (!isVague || passage.Section is 3 or 4
            || ((passage.ClassesIn(sentence.Start, draft.At) | heading) & (WordClass.Request | WordClass.Disclosure)) != 0);
    }

    private Meaning Find(Draft draft, WordClass own, int unknown)
    {
        if (draft.UnitKind == UnitKind.Percent)
        {
            draft.Relation = (own & WordClass.Compare) != 0 ? ClaimRelation.Comparison : ClaimRelation.Share;
            return new Meaning(draft.Relation == ClaimRelation.Comparison ? "growth" : "share", "");
        }

        if (passage.Text.AsSpan(draft.Start, draft.At - draft.Start).Contains("非新闻", StringComparison.Ordinal))
        {
            return new Meaning("published.total.excl_news", "");
        }

        if ((own & WordClass.Compare) != 0)
        {
            draft.Relation = ClaimRelation.Comparison;
            return new Meaning("change", "");
        }

        draft.IsListed = (own & Markers) != 0 || (drafts.Count > 0 && drafts[^1].Sentence == draft.Sentence && drafts[^1].IsListed);
        var meaning = QuantityRules.Current.Find(own, draft.UnitKind, false, After, draft.IsListed);
        return IsOtherApplication(own, unknown) || IsDisputeOfOthers(meaning, own) ? QuantityRules.Other : meaning;
    }

    /// <summary>5件为自然人提出: what follows the number says that it is a part.</summary>
    private bool NarrowsBehind(int start, int until)
    {
        const WordClass applicants = WordClass.Natural | WordClass.Organisation | WordClass.RequestChannel;
        return (passage.ClassesIn(start, until) & applicants) != 0 && (passage.ClassesIn(start, until) & WordClass.All) == 0;
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
            if (word.Is(Things))
            {
                return word.End;
            }
        }

        return until;
    }

    private ImmutableArray<string> ChannelsIn(int start, int end) =>
        [.. passage.WordsIn(start, end).Where(word => word.Is(WordClass.Channel | WordClass.RequestChannel)).Select(word => passage.Text.Substring(word.Start, word.Length)).Distinct(StringComparer.Ordinal)];
}

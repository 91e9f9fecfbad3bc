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

    private readonly Passage passage;
    private readonly List<Draft> drafts = [];
    private readonly ScopeReader scopes;
    private WordClass heading;
    private string last = "";
    private int lastParagraph = -1;

    public DraftReader(Passage passage)
    {
        this.passage = passage;
        scopes = new ScopeReader(passage);
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
                Add(DenialReader.Read(passage, index, clause, last));
                Add(AbsoluteReader.Read(passage, sentence, index, clause, last));
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
            drafts.Add(draft);
            if (draft.Meaning.Code != "other" && draft.UnitKind is UnitKind.Count or UnitKind.Loose)
            {
                last = draft.Meaning.Code;
            }

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
        draft.Meaning = Find(draft, own);
        draft.IsExplicit = IsExplicit(draft, sentence);
        draft.IsPlain = unknown <= 1 && (own & (WordClass.Narrow | WordClass.Foreign | WordClass.Rest)) == 0 && number is { Inexact: false };
        draft.Channels = ChannelsIn(draft.Start, number.Start);
        scopes.Apply(draft, sentence);
    }

    /// <summary>What is counted is said in the claim's own sentence, and it is disclosure that is spoken of.</summary>
    private bool IsExplicit(Draft draft, Sentence sentence)
    {
        var isSaid = draft.IsExplicit || ((draft.Own & Verbs) != 0 && drafts.Count > 0 && drafts[^1].Passage == passage && drafts[^1].Sentence == draft.Sentence);
        var isVague = (draft.Own & (WordClass.PlainRequest | WordClass.Reconsideration | WordClass.Litigation)) != 0 && (draft.Own & (WordClass.Request | WordClass.Disclosure)) == 0;
        return isSaid && (!isVague || passage.Section is 3 or 4
            || ((passage.ClassesIn(sentence.Start, draft.At) | heading) & (WordClass.Request | WordClass.Disclosure)) != 0);
    }

    private Meaning Find(Draft draft, WordClass own)
    {
        if (draft.UnitKind == UnitKind.Percent)
        {
            draft.Relation = (own & WordClass.Compare) != 0 ? ClaimRelation.Comparison : ClaimRelation.Share;
            return new Meaning(draft.Relation == ClaimRelation.Comparison ? "growth" : "share", "");
        }

        if ((own & WordClass.Compare) != 0)
        {
            draft.Relation = ClaimRelation.Comparison;
            return new Meaning("change", "");
        }

        var inList = (own & Markers) != 0 || (drafts.Count > 0 && drafts[^1].Sentence == draft.Sentence && (drafts[^1].Own & Markers) != 0);
        return QuantityRules.Current.Find(own, draft.UnitKind, false, last, inList || last.StartsWith("published", StringComparison.Ordinal));
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

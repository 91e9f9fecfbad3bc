using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>Reads what is said of all: 均获维持, 全部办结, 均予以公开, 悉数审结, 申请人均为自然人.</summary>
internal static class AbsoluteReader
{
    private const int Farthest = 6;
    private const WordClass Apart = WordClass.RequestChannel | WordClass.Channel | WordClass.Outcome | WordClass.Ground | WordClass.LooseGround | WordClass.Narrow | WordClass.CarriedIn | WordClass.CarriedOut | WordClass.Court | WordClass.Foreign | WordClass.Licence | WordClass.Penalty | WordClass.Proposal;
    private const WordClass Both = WordClass.Reconsideration | WordClass.Litigation;

    public static IEnumerable<Draft> Read(Passage passage, Sentence sentence, int index, Clause clause, Setting setting)
    {
        Word? all = null;
        foreach (var word in passage.WordsIn(clause.Start, clause.End))
        {
            if (word.Is(WordClass.Deny))
            {
                return [];
            }

            all = word.Is(WordClass.All) ? word : all;
            if (all is not { } mark || (word.Start - mark.End > Farthest && word != mark))
            {
                continue;
            }

            var draft = new Draft { Passage = passage, Sentence = index, Clause = clause, Start = clause.Start, End = clause.End, Own = word.Class };
            if (Denied(passage, sentence, clause, word, setting) is { IsEmpty: false } codes)
            {
                // 均已审结: none is pending. 均为自然人: none is of an organisation.
                return [.. codes.Select(code => Understand(new Draft { Passage = passage, Sentence = index, Clause = clause, Start = draft.Start, End = draft.End, Own = WordClass.Result }, code, setting, isPlain: passage.Unknown(sentence.Start, word.Start) <= 1 && (passage.ClassesIn(sentence.Start, word.Start) & Apart) == 0))];
            }

            if (CodeOf(passage, sentence, clause, word, setting.After) is { } said)
            {
                draft.Relation = ClaimRelation.All;
                return [Understand(draft, said, setting, isPlain: true)];
            }
        }

        return [];
    }

    private static Draft Understand(Draft draft, string code, Setting setting, bool isPlain)
    {
        const WordClass disclosure = WordClass.Disclosure | WordClass.Request;
        var sentence = draft.Passage.Sentences[draft.Sentence];
        draft.Meaning = new Meaning(code, draft.Relation == ClaimRelation.All ? "" : code, false);
        draft.IsPlain = isPlain;
        // Who asked by this form is told apart by these names alone.
        draft.IsExplicit = code == "requests.organisation" || IsAllOf(setting.After, code) && !setting.SpeaksOfOthersDisputes && (setting.IsAboutDisclosure || (draft.Passage.ClassesIn(sentence.Start, draft.End) & disclosure) != 0);
        return draft;
    }

    /// <summary>What was spoken of before is the whole that the code is a part of, not another part of it.</summary>
    private static bool IsAllOf(string after, string code) => code.StartsWith("review", StringComparison.Ordinal)
        ? after is "review" or Setting.Start || code.StartsWith(after + ".", StringComparison.Ordinal)
        : after is "requests" or Setting.Start or "requests.new" or "requests.in-hand" or "requests.processed";

    private static ImmutableArray<string> Denied(Passage passage, Sentence sentence, Clause clause, Word word, Setting setting)
    {
        if (passage.Text.AsSpan(word.Start, word.Length) is "审结" or "结案" or "已审结" or "已结案" or "已经审结")
        {
            var disputes = passage.ClassesIn(sentence.Start, word.Start) & Both;
            return disputes == 0 ? []
                : [.. new[] { (WordClass.Reconsideration, "review.reconsideration.pending"), (WordClass.Litigation, "review.litigation.pending") }.Where(pair => (disputes & pair.Item1) != 0).Select(pair => pair.Item2)];
        }

        var isOfApplicants = word is { Row: "natural" } && (passage.ClassesIn(sentence.Start, word.Start) & Both) == 0 && IsAllOf(setting.After, "requests.organisation") && passage.Text.AsSpan(sentence.Start, word.End - sentence.Start).Contains("申请", StringComparison.Ordinal);
        // 均由自然人、法人提出 is of several.
        return isOfApplicants && (passage.ClassesIn(word.End, clause.End) & WordClass.Applicant) == 0 ? ["requests.organisation"] : [];
    }

    private static string? CodeOf(Passage passage, Sentence sentence, Clause clause, Word word, string after)
    {
        if (word is { Class: var kind, Row: "upheld" or "corrected" or "pending" } && (kind & WordClass.Result) != 0 && (kind & WordClass.Court) == 0)
        {
            var disputes = passage.ClassesIn(clause.Start, word.Start) & Both;
            // 复议4件，维持3件；诉讼2件，均未审结: behind ； all is said of what stands there.
            var start = passage.Text.LastIndexOfAny(['；', ';'], word.Start, word.Start - sentence.Start + 1) is > 0 and var mark ? mark : sentence.Start;
            disputes = disputes == 0 ? passage.ClassesIn(start, word.Start) & Both : disputes;
            return after is "review.litigation.direct" or "review.litigation.after" ? null
                : disputes == WordClass.Reconsideration || after.StartsWith("review.reconsideration", StringComparison.Ordinal) ? "review.reconsideration." + word.Row
                : disputes == WordClass.Litigation ? "review.litigation." + word.Row : null;
        }

        var speaksOfRequests = (after.StartsWith("requests", StringComparison.Ordinal) && after is not ("requests.carried-in" or "requests.carried-out")) || (after == Setting.Start && (passage.ClassesIn(sentence.Start, word.End) & WordClass.Request) != 0);
        return !speaksOfRequests ? null
            : word.Row == "granted" ? "requests.granted"
            : word.Is(WordClass.Reply) && passage.Text.AsSpan(word.Start, word.Length).Contains("办结", StringComparison.Ordinal) ? "requests.processed"
            : null;
    }
}

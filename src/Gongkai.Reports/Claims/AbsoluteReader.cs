namespace Gongkai.Reports.Claims;

/// <summary>Reads what is said of all: 均获维持, 全部办结, 均予以公开.</summary>
internal static class AbsoluteReader
{
    private const int Farthest = 6;

    public static IEnumerable<Draft> Read(Passage passage, Sentence sentence, int index, Clause clause, string after)
    {
        Word? all = null;
        foreach (var word in passage.WordsIn(clause.Start, clause.End))
        {
            if (word.Is(WordClass.All))
            {
                all = word;
            }

            if (all is { } mark && (word.Start - mark.End <= Farthest || word == mark) && CodeOf(passage, sentence, clause, word, after) is { } code)
            {
                return [new Draft
                {
                    Passage = passage,
                    Sentence = index,
                    Clause = clause,
                    Start = clause.Start,
                    End = clause.End,
                    Own = word.Class,
                    Meaning = new Meaning(code, "", false),
                    Relation = ClaimRelation.All,
                }];
            }
        }

        return [];
    }

    private static string? CodeOf(Passage passage, Sentence sentence, Clause clause, Word word, string after)
    {
        if (word is { Class: var kind, Row: "upheld" or "corrected" } && (kind & WordClass.Result) != 0 && (kind & WordClass.Court) == 0)
        {
            var disputes = passage.ClassesIn(clause.Start, word.Start) & (WordClass.Reconsideration | WordClass.Litigation);
            disputes = disputes == 0 ? passage.ClassesIn(sentence.Start, word.Start) & (WordClass.Reconsideration | WordClass.Litigation) : disputes;
            return disputes == WordClass.Reconsideration || after.StartsWith("review.reconsideration", StringComparison.Ordinal) ? "review.reconsideration." + word.Row
                : disputes == WordClass.Litigation ? "review.litigation." + word.Row : null;
        }

        var speaksOfRequests = after.StartsWith("requests", StringComparison.Ordinal) || (after == Setting.Start && (passage.ClassesIn(sentence.Start, word.End) & WordClass.Request) != 0);
        return !speaksOfRequests ? null
            : word.Row == "granted" ? "requests.granted"
            : word.Is(WordClass.Reply) && passage.Text.AsSpan(word.Start, word.Length).Contains("办结", StringComparison.Ordinal) ? "requests.processed"
            : null;
    }
}

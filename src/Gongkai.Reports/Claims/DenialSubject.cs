namespace Gongkai.Reports.Claims;

/// <summary>What the clause right before a denial says of its subject.</summary>
internal static class DenialSubject
{
    /// <summary>经复议后又起诉的，年内没有: where a denial names nothing itself, the noun right before its comma is what is denied.</summary>
    public static int StartOf(Passage passage, Sentence sentence, Clause clause)
    {
        var at = sentence.Clauses.IndexOf(clause);
        if (at == 0 || (passage.ClassesIn(clause.Start, clause.End) & (WordClasses.Nouns | WordClass.Receive)) != 0 || passage.Unknown(clause.Start, clause.End) > 0)
        {
            return clause.Start;
        }

        var before = sentence.Clauses[at - 1];
        var words = passage.WordsIn(before.Start, before.End);
        var isNoun = words.Length > 0 && words[^1].End == before.End && (passage.ClassesIn(before.Start, before.End) & WordClasses.Things) != 0
            && (words[^1].Is(WordClasses.Things) || passage.Text[before.End - 1] == '的' || passage.Text.AsSpan(words[^1].Start, words[^1].Length) is "情况" or "情形" or "案件" or "事项" or "的情况" or "的情形" or "的案件");
        return isNoun && passage.NextNumber(before.Start) >= before.End && (passage.ClassesIn(before.Start, before.End) & WordClass.Deny) == 0 ? before.Start : clause.Start;
    }

    /// <summary>无法提供的申请均已说明理由，没有引发行政诉讼: of those there were none.</summary>
    public static bool IsRow(Passage passage, Sentence sentence, Clause clause, WordClass words)
    {
        var at = sentence.Clauses.IndexOf(clause) - 1;
        return at >= 0 && (words & WordClasses.Disputes) != 0 && sentence.Clauses[at] is var before && passage.NextNumber(before.Start) >= before.End
            && (passage.ClassesIn(before.Start, before.End) & (WordClass.Outcome | WordClass.Ground | WordClass.Applicant)) != 0;
    }
}

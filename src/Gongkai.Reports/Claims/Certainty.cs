namespace Gongkai.Reports.Claims;

/// <summary>Tells whether it is beyond doubt that a claim speaks of disclosure: said in its own sentence, or settled by heading, part or what went before.</summary>
internal static class Certainty
{
    public static bool Of(Draft draft, Sentence sentence, Passage passage, Setting setting)
    {
        if (draft.Meaning.Code.StartsWith("review", StringComparison.Ordinal))
        {
            return OfDispute(draft, sentence, passage, setting);
        }

        if (!draft.Meaning.Code.StartsWith("requests", StringComparison.Ordinal) || (draft.Own & (WordClass.Request | WordClass.Ground)) != 0 || setting.IsAboutRequests)
        {
            return true;
        }

        var before = passage.ClassesIn(sentence.Start, draft.Clause.Start);
        return (before & WordClass.Request) != 0
            || ((draft.Own & WordClass.Outcome) != 0 && (passage.ClassesIn(sentence.Start, sentence.End) & (WordClass.Reply | WordClass.Ground)) != 0)
            || (draft.Own & (WordClass.CarriedIn | WordClass.CarriedOut)) != 0
            || RowsOf(WordClass.Outcome, passage, sentence) > 1
            || ((draft.Own & WordClass.Applicant) != 0 && RowsOf(WordClass.Applicant, passage, sentence) > 1);
    }

    /// <summary>Disputes are about disclosure when the sentence says so or nothing else was spoken of; what the organ itself decides is not.</summary>
    private static bool OfDispute(Draft draft, Sentence sentence, Passage passage, Setting setting)
    {
        const WordClass disclosure = WordClass.Disclosure | WordClass.Request;
        var isSaid = (draft.Own & disclosure) != 0;
        if (!isSaid && (setting.SpeaksOfOthersDisputes || (draft.Own & (WordClass.Handle | WordClass.Court)) != 0))
        {
            setting.SpeaksOfOthersDisputes = true;
            return false;
        }

        // Who denies all disputes denies those about disclosure.
        var isSettled = isSaid || draft.IsDenial || (passage.ClassesIn(sentence.Start, draft.Start) & disclosure) != 0 || setting.IsAboutDisclosure;
        setting.SpeaksOfOthersDisputes = !isSettled;
        return isSettled;
    }

    private static int RowsOf(WordClass kind, Passage passage, Sentence sentence)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in passage.WordsIn(sentence.Start, sentence.End))
        {
            if (word.Is(kind))
            {
                rows.Add(word.Row!);
            }
        }

        return rows.Count;
    }
}

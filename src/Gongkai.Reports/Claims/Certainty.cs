namespace Gongkai.Reports.Claims;

/// <summary>Tells whether it is beyond doubt that a claim speaks of disclosure: said in its own sentence, or settled by heading, part or what went before.</summary>
internal static class Certainty
{
    public static bool Of(Draft draft, int unknown, Sentence sentence, Passage passage, Setting setting)
    {
        setting.DecidesDisputes |= ((draft.Own & WordClass.Court) != 0 || draft.Meaning.Code.StartsWith("review", StringComparison.Ordinal)) && NamesDecider(passage, sentence.Start, draft.At);
        if (draft.Meaning.Code.StartsWith("review", StringComparison.Ordinal))
        {
            return OfDispute(draft, unknown, sentence, passage, setting);
        }

        if (!draft.Meaning.Code.StartsWith("requests", StringComparison.Ordinal) || (draft.Own & (WordClass.Request | WordClass.Ground)) != 0 || (draft.IsDenial && (draft.Own & WordClass.CarriedIn) != 0) || setting.IsAboutRequests)
        {
            return true;
        }

        const WordClass elsewhere = WordClass.Accept | WordClass.Handle | WordClass.Reply | WordClass.RequestChannel | WordClass.Channel | WordClass.Applicant;
        if (unknown == 0 && (draft.Own & WordClass.Receive) != 0 && (draft.Own & elsewhere) == 0 && (draft.Own & WordClass.PlainRequest) != 0 && passage.Section is >= 1 and <= 4
            && (draft.Own & (WordClass.Carry | WordClass.CarriedIn | WordClass.CarriedOut)) == 0 && !SaysAboutWhat(passage.Text.AsSpan(draft.Start, draft.End - draft.Start)) && IsOnlyMatter(setting))
        {
            return true;
        }

        const WordClass ofRequests = WordClass.Request | WordClass.CarriedIn | WordClass.CarriedOut;
        return (passage.ClassesIn(sentence.Start, sentence.End) & ofRequests) != 0
            || ((draft.Own & WordClass.Reply) != 0 && (draft.Own & WordClass.PlainRequest) != 0 && RowsOf(WordClass.Outcome, passage, sentence) > 0)
            || ((draft.Own & WordClass.Outcome) != 0 && ((passage.ClassesIn(sentence.Start, sentence.End) & (WordClass.Reply | WordClass.Ground)) != 0 || NamesOutcomesOfRequests(passage, sentence)))
            || ((draft.Own & WordClass.Outcome) != 0 && (passage.ClassesIn(sentence.Start, sentence.End) & (WordClass.Foreign | WordClass.Proposal)) == 0 && passage.Text.AsSpan(draft.Start, draft.End - draft.Start).Contains("申请", StringComparison.Ordinal))
            || IsOutcomeOfForm(draft, passage, sentence)
            || (draft.IsDenial && (draft.Own & WordClass.LooseGround) != 0 && (draft.Own & (WordClass.PlainRequest | WordClass.Outcome)) != 0)
            || ((draft.Own & WordClass.Applicant) != 0 && (RowsOf(WordClass.Applicant, passage, sentence) > 1 || IsColumnOfForm(draft, passage, sentence)));
    }

    /// <summary>全年共收到申请174件: in a report on disclosure, where nothing else that is applied for was named.</summary>
    private static bool IsOnlyMatter(Setting setting)
    {
        const WordClass others = WordClass.Foreign | WordClass.Proposal | WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClasses.Disputes | WordClass.Court;
        return (setting.SpokenOf & others) == 0;
    }

    // 要求公开招生计划的申请, 关于征地的申请 are some of them.
    private static bool SaysAboutWhat(ReadOnlySpan<char> words) => words.Contains("要求", StringComparison.Ordinal) || words.Contains("关于", StringComparison.Ordinal) || words.Contains("涉及", StringComparison.Ordinal) || words.Contains("有关", StringComparison.Ordinal);

    /// <summary>科研机构提出申请9件: nobody but this form tells applicants apart by these names.</summary>
    private static bool IsColumnOfForm(Draft draft, Passage passage, Sentence sentence) => (passage.ClassesIn(sentence.Start, sentence.End) & (WordClass.PlainRequest | WordClass.Foreign | WordClass.Proposal)) == WordClass.PlainRequest
        && draft.Rows.Any(row => row.Row is "research" or "charity" or "legal-service" || (row.Row == "business" && draft.Passage.Text.AsSpan(row.Start, row.Length).StartsWith("商业", StringComparison.Ordinal)));

    /// <summary>部分公开19件, 没有无法提供的情形: with no other matter in the sentence these are outcomes of the form; 予以公开 and 不予公开 may be said of anything.</summary>
    private static bool IsOutcomeOfForm(Draft draft, Passage passage, Sentence sentence)
    {
        const WordClass others = WordClass.Foreign | WordClass.Proposal | WordClass.Publish | WordClass.Normative | WordClass.Information | WordClass.Interpretation | WordClass.Media;
        return draft.Rows.Any(row => row.Is(WordClass.Outcome) && row.Row != "granted" && (draft.IsDenial || row.Row != "refused")) && (passage.ClassesIn(sentence.Start, sentence.End) & others) == 0;
    }

    // 作为复议机关，办理行政复议317件，其中信息公开类104件; behind 作为被申请人 the organ is on the other side.
    private static bool NamesDecider(Passage passage, int start, int end)
    {
        var decides = false;
        foreach (var word in passage.WordsIn(start, end))
        {
            decides = word.Row == Lexicon.Decider || (decides && word.Row != Lexicon.Respondent);
        }

        return decides;
    }

    /// <summary>均因政府信息公开引发: said behind a number of disputes.</summary>
    public static bool IsSettledBehind(Draft draft) => (draft.Behind & WordClass.All) != 0 && (draft.Behind & (WordClass.Disclosure | WordClass.Request)) != 0;

    /// <summary>Disputes are about disclosure when the sentence says so or nothing else was spoken of; what the organ itself decides is not.</summary>
    private static bool OfDispute(Draft draft, int unknown, Sentence sentence, Passage passage, Setting setting)
    {
        const WordClass disclosure = WordClass.Disclosure | WordClass.Request;
        const WordClass decided = WordClass.Handle | WordClass.Accept | WordClass.Court;
        const WordClass ofOthers = decided | WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClass.Foreign | WordClass.Proposal;
        var isSaid = (draft.Own & disclosure) != 0;
        if (!draft.IsDenial && setting.DecidesDisputes)
        {
            return false;
        }

        var isRest = (passage.ClassesIn(draft.Start, draft.At) & WordClass.Rest) != 0 && (draft.Own & WordClass.Result) == 0;
        var isOthers = (draft.Own & (isSaid ? decided : ofOthers)) != 0 || (!isSaid && (setting.SpeaksOfOthersDisputes || isRest || unknown > 1));
        if (!draft.IsDenial && isOthers)
        {
            setting.SpeaksOfOthersDisputes = true;
            return false;
        }

        if (!draft.IsDenial && !isSaid && IsNarrowedBehind(draft, sentence, passage))
        {
            return false;
        }

        // Who denies all disputes denies those about disclosure.
        // 未经复议直接起诉 and 复议后起诉 beside each other are the two rows of the table.
        const WordClass suits = WordClass.DirectSuit | WordClass.LaterSuit;
        isSaid |= !isOthers && (draft.Own & (suits | WordClass.Litigation)) != 0 && (passage.ClassesIn(sentence.Start, sentence.End) & suits) == suits;
        var isSettled = isSaid || draft.IsDenial || IsSettledBehind(draft) || (passage.ClassesIn(sentence.Start, draft.Start) & disclosure) != 0 || setting.IsAboutDisclosure
            || (setting.IsSureOfDisputes && !isOthers && (draft.Own & WordClass.Result) != 0);
        setting.SpeaksOfOthersDisputes = !isSettled;
        return isSettled;
    }

    /// <summary>行政诉讼52件，其中政府信息公开类8件: the number before is of all suits.</summary>
    private static bool IsNarrowedBehind(Draft draft, Sentence sentence, Passage passage)
    {
        var next = sentence.Clauses.IndexOf(draft.Clause) + 1;
        return next < sentence.Clauses.Length && sentence.Clauses[next] is var clause
            && passage.Text.AsSpan(clause.Start, clause.End - clause.Start).TrimStart().StartsWith("其中", StringComparison.Ordinal)
            && (passage.ClassesIn(clause.Start, clause.End) & (WordClass.Disclosure | WordClass.Request)) != 0;
    }

    /// <summary>予以公开 and 不予公开 may be said of documents under review; with 无法提供 and the like beside them they are outcomes of requests.</summary>
    private static bool NamesOutcomesOfRequests(Passage passage, Sentence sentence)
    {
        var rows = 0;
        var isCertain = false;
        foreach (var word in passage.WordsIn(sentence.Start, sentence.End))
        {
            if (word.Is(WordClass.Outcome))
            {
                rows++;
                isCertain |= word.Row is not ("granted" or "refused");
            }
        }

        return rows > 1 && isCertain;
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

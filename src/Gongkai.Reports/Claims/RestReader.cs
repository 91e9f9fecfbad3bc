namespace Gongkai.Reports.Claims;

/// <summary>其他 at the end of a list of rows: 维持3件、纠正1件、其他2件.</summary>
internal static class RestReader
{
    private const int FewestBefore = 2;
    private const int AllOtherOutcomes = 5;
    private const int AllOtherApplicants = 5;

    /// <summary>Gives 其他 the row that it stands for behind results, outcomes or applicants; leaves it alone where it may be all the rest.</summary>
    public static void Take(Draft draft, List<Draft> before)
    {
        if (draft.Rows is [{ Row: "other-org" } word] && RowsBefore(draft, before) is (WordClass.Applicant, >= FewestBefore and < AllOtherApplicants))
        {
            // 自然人412件，商业企业37件，其他组织18件: whoever is not named is among the last.
            draft.Rows = [word with { Row = "rest-of-applicants" }];
            return;
        }

        if ((draft.Own & WordClass.Rest) == 0 || (draft.Own & WordClasses.Things) != 0)
        {
            return;
        }

        var (kind, rows) = RowsBefore(draft, before);
        var row = kind switch
        {
            WordClass.Result when rows >= FewestBefore => "other",
            WordClass.Outcome when rows >= AllOtherOutcomes => "other",
            WordClass.Applicant when rows >= FewestBefore => "rest-of-applicants",
            _ => null,
        };
        if (row is not null)
        {
            draft.Own = (draft.Own & ~(WordClass.Rest | WordClass.Narrow)) | kind;
            draft.Rows = [new Word(draft.Start, draft.At - draft.Start, kind, row)];
        }
    }

    /// <summary>Of which kind the numbers right before are, and how many different rows they name.</summary>
    private static (WordClass Kind, int Rows) RowsBefore(Draft draft, List<Draft> before)
    {
        var kind = WordClass.None;
        var rows = new HashSet<string>(StringComparer.Ordinal);
        for (var i = before.Count - 1; i >= 0 && before[i].Sentence == draft.Sentence; i--)
        {
            if (before[i].Relation == ClaimRelation.Share)
            {
                continue;
            }

            var own = before[i].Own & (WordClass.Result | WordClass.Outcome | WordClass.Applicant);
            kind = kind == WordClass.None ? own : kind;
            if (own == WordClass.None || own != kind || before[i].Rows is not [{ } word, ..])
            {
                break;
            }

            rows.Add(word.Row!);
        }

        return (kind, rows.Count);
    }
}

namespace Gongkai.Reports.Checks;

/// <summary>The legitimate reasons for which a rule may not hold. An accepted one makes a finding lighter, never invisible.</summary>
public enum ExplanationKind
{
    /// <summary>The organ was merged, split or took over functions.</summary>
    Reorganised,

    /// <summary>Normative documents were cleaned up or identified anew.</summary>
    DocumentsReviewed,

    /// <summary>A time-limited document lapsed and was not booked as repealed.</summary>
    LapsedByItself,

    /// <summary>Last year's report was corrected.</summary>
    PreviousCorrected,

    /// <summary>The form changed between the two years.</summary>
    FormChanged,

    /// <summary>Other members are counted than last year.</summary>
    MembersChanged,

    /// <summary>The organ reports for the first time.</summary>
    FirstYear,

    /// <summary>Requests were transferred between organs.</summary>
    RequestsTransferred,

    /// <summary>Cells are printed empty or with “/”.</summary>
    PrintedBlank,

    /// <summary>The two sides count differently, and the organ says how.</summary>
    CountedOtherwise,
}

/// <summary>An explanation given for findings of a rule. It goes with the report into its next version and holds as long as the figures it was given for stay as they were.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Kind">Why it does not hold; counts only where the rule knows this exception.</param>
/// <param name="Words">In the organ's own words.</param>
public sealed record Explanation(string Rule, ExplanationKind Kind, string Words)
{
    /// <summary>The cells it is given for; empty for all.</summary>
    public IReadOnlyCollection<CellId> Cells { get; init; } = [];

    /// <summary>What the rule computed when it was given; null holds for any.</summary>
    public decimal? Expected { get; init; }

    /// <summary>What was printed when it was given; null holds for any.</summary>
    public decimal? Actual { get; init; }

    /// <summary>An explanation of one finding, tied to its cells and both its sides.</summary>
    public static Explanation Of(Finding finding, ExplanationKind kind, string words) =>
        new(finding.Rule, kind, words) { Cells = [.. finding.Cells], Expected = finding.Expected, Actual = finding.Actual };

    /// <summary>The finding one step lighter, carrying the words, when this explains it; else the finding itself.
    /// A sum that does not add up knows no exception, so no explanation makes it lighter.</summary>
    public Finding Apply(Finding finding) =>
        !Explains(finding)
            ? finding
            : finding with
            {
                Severity = finding.Severity == Severity.Error ? Severity.Warning : Severity.Info,
                Kind = finding.Severity == Severity.Error ? FindingKind.Query : FindingKind.Note,
                Explanation = Words,
                IsAccepted = true,
            };

    private bool Explains(Finding finding) =>
        finding.Rule == Rule && IsException(finding) && (Cells.Count == 0 || finding.Cells.Any(Cells.Contains))
        && (Expected is null || Expected == finding.Expected) && (Actual is null || Actual == finding.Actual);

    // What is only asked about may always be answered by how it was counted.
    private bool IsException(Finding finding) => RuleBook.ReasonsFor(finding).Contains(Kind);
}

using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Reports.Checks;

namespace Gongkai.Corpus.Auditing;

/// <summary>What the checks said of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Said">What they said that belongs to it, heaviest first.</param>
public sealed record AuditAnswer(AuditCase Case, ImmutableArray<Finding> Said)
{
    /// <summary>True for an error that a reviewer would not raise.</summary>
    public bool IsFalseError => Case.Expected != Expected.Error && Said.Any(finding => finding.Severity == Severity.Error);

    /// <summary>True for a question that a reviewer would not ask.</summary>
    public bool IsFalseQuery => Case.Expected == Expected.Nothing && Said.Any(finding => finding.Severity == Severity.Warning);

    /// <summary>True when what is to be found was found with its full weight.</summary>
    public bool IsFound => Case.Expected switch
    {
        Expected.Error => Said.Any(finding => finding.Severity == Severity.Error),
        Expected.Query => Said.Any(finding => finding.Severity >= Severity.Warning),
        _ => true,
    };

    /// <summary>True when something was said of what is to be found, though perhaps only as a question.</summary>
    public bool IsNoticed => Case.Expected == Expected.Nothing || !Said.IsEmpty;
}

/// <summary>Runs cases through the checks.</summary>
public static class AuditScore
{
    private static readonly string[] OfWholeParts = ["N-6", "N-7", "N-8", "N-9", "N-14", "N-15"];

    /// <summary>The answers, in order of the cases.</summary>
    public static ImmutableArray<AuditAnswer> Run(IEnumerable<AuditCase> cases) => [.. cases.Select(Ask)];

    private static AuditAnswer Ask(AuditCase one)
    {
        var known = one.Sound is null ? [] : Said(one, one.Sound).Select(finding => (finding.Rule, finding.Severity, Claim(finding))).ToHashSet();
        return new AuditAnswer(one, [.. Said(one, one.Report).Where(finding => !known.Contains((finding.Rule, finding.Severity, Claim(finding))))]);
    }

    private static IEnumerable<Finding> Said(AuditCase one, AnnualReport report) => ReportChecks.Run(report)
        .Where(finding => finding.Severity >= Severity.Warning && finding.Rule is [('N' or 'X'), ..] && (one.IsWholePart || !OfWholeParts.Contains(finding.Rule)));

    private static string Claim(Finding finding) => finding.Arguments.GetValueOrDefault("claim", "");
}

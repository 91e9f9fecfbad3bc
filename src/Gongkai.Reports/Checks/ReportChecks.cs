using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks;

/// <summary>Everything that can be said of one report by itself. Rules judge; they never change a figure.</summary>
public static class ReportChecks
{
    /// <summary>All findings of a report that was read from a file, heaviest first, then in the order of the form.</summary>
    /// <param name="read">The report with what its reader noticed.</param>
    /// <param name="explanations">Accepted explanations; each makes its findings lighter.</param>
    public static ImmutableArray<Finding> Run(ReadReport read, params ReadOnlySpan<Explanation> explanations) =>
        Run(read.Report, read.Observations, explanations);

    /// <summary>All findings of a report that was typed or counted.</summary>
    public static ImmutableArray<Finding> Run(AnnualReport report, params ReadOnlySpan<Explanation> explanations) =>
        Run(report, [], explanations);

    private static ImmutableArray<Finding> Run(AnnualReport report, ImmutableArray<Observation> observations, ReadOnlySpan<Explanation> explanations)
    {
        var form = FormCatalogue.Default.Find(report.Form);
        var findings = StructureChecks.Run(report, form, observations);
        if (form is not null)
        {
            findings = findings.Concat(EquationChecks.Run(report, form)).Concat(RangeChecks.Run(report, form));
        }

        findings = findings.Concat(NarrativeChecks.Run(report, ClaimReader.Read(report)));
        return Sort(findings, explanations);
    }

    /// <summary>Findings with explanations applied, heaviest first, then by first cell, then by rule.</summary>
    internal static ImmutableArray<Finding> Sort(IEnumerable<Finding> findings, ReadOnlySpan<Explanation> explanations)
    {
        var sorted = new List<Finding>();
        foreach (var found in findings)
        {
            var finding = found;
            foreach (var explanation in explanations)
            {
                finding = explanation.Apply(finding);
            }

            sorted.Add(finding);
        }

        return [.. sorted
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Cells.IsEmpty ? int.MaxValue : finding.Cells[0].Index)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
    }
}

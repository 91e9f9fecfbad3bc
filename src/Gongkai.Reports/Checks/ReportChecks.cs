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
        Run(read.Report, read.Observations, Companions.None with { Explanations = [.. explanations] });

    /// <summary>All findings of a report that was typed or counted.</summary>
    public static ImmutableArray<Finding> Run(AnnualReport report, params ReadOnlySpan<Explanation> explanations) =>
        Run(report, [], Companions.None with { Explanations = [.. explanations] });

    /// <summary>All findings of a report that was read from a file, held against itself and against its companions: the year before, members, peers.</summary>
    public static ImmutableArray<Finding> Run(ReadReport read, Companions companions) => Run(read.Report, read.Observations, companions);

    /// <summary>All findings of a report that was typed or counted, held against itself and against its companions.</summary>
    public static ImmutableArray<Finding> Run(AnnualReport report, Companions companions) => Run(report, [], companions);

    private static ImmutableArray<Finding> Run(AnnualReport report, ImmutableArray<Observation> observations, Companions companions)
    {
        var form = FormCatalogue.Default.Find(report.Form);
        var findings = StructureChecks.Run(report, form, observations);
        if (form is not null)
        {
            findings = findings.Concat(EquationChecks.Run(report, form)).Concat(RangeChecks.Run(report, form)).Concat(StockChecks.Run(report, form)).Concat(AlarmChecks.Run(report));
        }

        findings = findings.Concat(NarrativeChecks.Run(report, ClaimReader.Read(report), companions.Previous));
        if (companions.Previous is { } previous)
        {
            findings = findings.Concat(YearChecks.Compare(previous, report));
        }

        findings = findings.Concat(MemberChecks.Compare(report, companions.Members)).Concat(PeerChecks.Compare(report, companions.Peers));
        return Sort(findings, companions.Explanations.AsSpan());
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

using System.Collections.Immutable;
using Gongkai.Reports.Comparison;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>X-1, X-2: words and figures taken over from last year.</summary>
internal static class PreviousChecks
{
    public static IEnumerable<Finding> Run(AnnualReport report, AnnualReport previous)
    {
        foreach (var number in new[] { 1, 5 })
        {
            if (report.Section(number) is { } now && previous.Section(number) is { } before && Copied(now, before) is { } finding)
            {
                yield return finding;
            }
        }

        if (SameFigures(report, previous) is { } same)
        {
            yield return same;
        }
    }

    private static Finding? Copied(ReportSection now, ReportSection before)
    {
        const int shortest = 150;
        const double most = 0.85;
        if (now.Text.Length < shortest || TextOverlap.Share(now.Text.Value, [before.Text.Value]) is not (>= most and var share))
        {
            return null;
        }

        var percent = (decimal)Math.Floor(share * 100);
        return new Finding("X-1", Severity.Warning, FindingKind.Query)
        {
            Actual = percent,
            Arguments = NarrativeFinding.Words(("part", RuleBook.PartNumeral(now.Number)), ("part" + RuleBook.EnglishSuffix, NarrativeFinding.Plain(now.Number)), ("share", NarrativeFinding.Plain(percent))),
            Evidence = [new Evidence(now.Text.Value[..40], now.Text.IsPlaced ? new SourcePlace(now.Text.SourceOf(0, 40)) : null)],
        };
    }

    private static Finding? SameFigures(AnnualReport report, AnnualReport previous)
    {
        const int fewest = 8;
        var cells = ImmutableArray.CreateBuilder<CellId>();
        foreach (var (cell, figure) in report.Figures)
        {
            var before = previous.Figures[cell];
            if (!figure.IsCertain || (figure.Value == 0 && (before.Value ?? 0) == 0))
            {
                continue;
            }

            if (!before.IsCertain || before.Value != figure.Value)
            {
                return null;
            }

            cells.Add(cell);
        }

        return cells.Count < fewest ? null : new Finding("X-2", Severity.Warning, FindingKind.Query)
        {
            Cells = cells.ToImmutable(),
            Arguments = NarrativeFinding.Words(("count", cells.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            Evidence = [.. NarrativeFinding.Places(report, cells.ToImmutable())],
        };
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports.Checks;

/// <summary>X-4: figures far from those of organs of the same kind and level. Median and median deviation of the logarithms, so that
/// a few strange peers do not move the measure; what is far off is asked about, never called wrong.</summary>
public static class PeerChecks
{
    private const int FewestPeers = 8;
    private const double FarthestDeviation = 5;
    private const double LeastFactor = 20;

    // 0.6745 makes the median deviation of a normal spread comparable with its standard deviation.
    private const double NormalSpread = 0.6745;
    private const double LeastSpread = 0.25;

    private static readonly ImmutableArray<CellId> Compared = [.. new[]
    {
        "requests.received.total", "requests.total.total", "disputes.reconsideration.total", "disclosure.licence.decisions", "disclosure.penalty.decisions", "disclosure.coercion.decisions",
        "disclosure.normative.issued", "disclosure.normative.in-force", "disclosure.fees.amount", "disclosure.procurement.amount",
    }.Select(CellId.Parse)];

    /// <summary>The figures of a report that stand out among its peers.</summary>
    /// <param name="report">The report under examination.</param>
    /// <param name="others">Reports of the same year; those of another kind or level, and the report itself, are left out.</param>
    public static ImmutableArray<Finding> Compare(AnnualReport report, IEnumerable<AnnualReport> others)
    {
        if (PeerGroup.Of(report.Organ) is not { } group || FormCatalogue.Default.Find(report.Form) is not { } form)
        {
            return [];
        }

        var peers = others.Where(other => other.Organ != report.Organ && other.Year == report.Year && PeerGroup.Of(other.Organ) == group).ToList();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var cell in Compared)
        {
            if (report.Figures[cell] is { IsCertain: true, Value: > 0 and var value } && Median(peers, cell) is { } usual && IsFar((double)value, usual))
            {
                findings.Add(RuleBook.Find("X-4", [.. RuleBook.CellArguments("cell", cell, form), ("median", RuleBook.Number(Math.Round((decimal)usual.Median, 0))), ("peers", usual.Count.ToString(CultureInfo.InvariantCulture))]) with
                {
                    Cells = [cell],
                    Expected = Math.Round((decimal)usual.Median, 0),
                    Actual = value,
                    Evidence = PrintedEvidence.Of(report, [cell]),
                });
            }
        }

        return findings.ToImmutable();
    }

    private static bool IsFar(double value, (double Median, double Spread, int Count) usual)
    {
        var distance = Math.Abs(Math.Log(value) - Math.Log(usual.Median));
        return distance >= Math.Log(LeastFactor) && NormalSpread * distance / Math.Max(usual.Spread, LeastSpread) >= FarthestDeviation;
    }

    /// <summary>Median of the values above nought and median deviation of their logarithms; null for too few.</summary>
    private static (double Median, double Spread, int Count)? Median(List<AnnualReport> peers, CellId cell)
    {
        var logarithms = peers.Select(peer => peer.Figures[cell]).Where(figure => figure is { IsCertain: true, Value: > 0 }).Select(figure => Math.Log((double)figure.Value!.Value)).Order().ToList();
        if (logarithms.Count < FewestPeers)
        {
            return null;
        }

        var middle = Middle(logarithms);
        return (Math.Exp(middle), Middle([.. logarithms.Select(logarithm => Math.Abs(logarithm - middle)).Order()]), logarithms.Count);
    }

    private static double Middle(List<double> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}

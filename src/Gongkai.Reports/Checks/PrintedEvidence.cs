using System.Collections.Immutable;

namespace Gongkai.Reports.Checks;

/// <summary>The printed figures behind a finding.</summary>
internal static class PrintedEvidence
{
    /// <summary>One piece of evidence for each cell that is printed somewhere.</summary>
    public static ImmutableArray<Evidence> Of(AnnualReport report, IEnumerable<CellId> cells) =>
        [.. cells.Select(cell => report.Figures[cell]).Where(figure => figure.Where is not null).Select(figure => new Evidence(figure.Raw ?? "", figure.Where))];

    /// <summary>One piece of evidence for each place of an observation.</summary>
    public static ImmutableArray<Evidence> Of(Observation observation) =>
        [.. observation.Places.Select(place => new Evidence(observation.Text ?? "", place))];
}

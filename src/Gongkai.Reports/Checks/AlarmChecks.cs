using System.Collections.Immutable;

namespace Gongkai.Reports.Checks;

/// <summary>Figures that may be in order and are worth a look: disputes out of proportion (T34-1), suits where a reconsideration comes first (T4-4).</summary>
internal static class AlarmChecks
{
    private const int FirstReconsiderationYear = 2024;
    private const int FewestDisputes = 10;
    private const int FewestSuits = 3;
    private static readonly CellId Received = CellId.Parse("requests.received.total");
    private static readonly CellId CarriedIn = CellId.Parse("requests.carried-in.total");
    private static readonly CellId DirectSuits = CellId.Parse("disputes.direct-suit.total");

    // 《条例》第十四、十五、十六条: the refusals that go to reconsideration first.
    private static readonly ImmutableArray<CellId> Refusals = [.. new[] { "state-secret", "law-forbids", "security-stability", "third-party", "internal-affairs", "process", "enforcement-file" }
        .Select(ground => CellId.Parse($"requests.refused.{ground}.total"))];

    private static readonly ImmutableArray<CellId> Disputes = [CellId.Parse("disputes.reconsideration.total"), DirectSuits, CellId.Parse("disputes.suit-after-reconsideration.total")];

    public static IEnumerable<Finding> Run(AnnualReport report)
    {
        if (Sum(report, Disputes) is { } disputes && Sum(report, [Received, CarriedIn]) is > 0 and var inHand && disputes >= FewestDisputes && disputes > inHand)
        {
            yield return Of("T34-1", report, [.. Disputes, Received], ("disputes", RuleBook.Number(disputes)), ("inHand", RuleBook.Number(inHand))) with { Actual = disputes };
        }

        if (report.Year >= FirstReconsiderationYear && Value(report, DirectSuits) is >= FewestSuits and var suits && Sum(report, Refusals) is { } refused && refused > Sum(report, [CellId.Parse("requests.total.total")]) / 2)
        {
            yield return Of("T4-4", report, [DirectSuits], ("suits", RuleBook.Number(suits)), ("refused", RuleBook.Number(refused))) with { Actual = suits };
        }
    }

    private static Finding Of(string rule, AnnualReport report, ImmutableArray<CellId> cells, params ReadOnlySpan<(string Name, string Value)> words) =>
        RuleBook.Find(rule, words) with { Cells = cells, Evidence = PrintedEvidence.Of(report, cells) };

    private static decimal? Sum(AnnualReport report, ImmutableArray<CellId> cells)
    {
        decimal? sum = 0;
        foreach (var cell in cells)
        {
            sum += Value(report, cell);
        }

        return sum;
    }

    private static decimal? Value(AnnualReport report, CellId cell) => report.Figures[cell] is { IsCertain: true } figure ? figure.Value : null;
}

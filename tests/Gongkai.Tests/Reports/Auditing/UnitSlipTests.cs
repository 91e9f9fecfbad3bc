using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>元 written for 万元 and the reverse.</summary>
public sealed class UnitSlipTests
{
    private static readonly CellId Fees = CellId.Parse("disclosure.fees.amount");

    [Fact]
    public void TenThousandfoldAmounts_OfAHundredReports_AreFoundAgainstLastYear()
    {
        var found = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var amount = 40_000m + (seed * 7_919_000m);
            var last = Report("青禾县人民政府", 2022, amount);
            var now = Report("青禾县人民政府", 2023, amount * (0.7m + (0.006m * seed)) * (seed % 2 == 0 ? 10_000 : 0.0001m));
            found += ReportChecks.Run(now, new Companions { Previous = last }).Any(finding => finding.Rule == "X-3") ? 1 : 0;
        }

        Assert.InRange(found, 95, 100);
    }

    [Fact]
    public void TenThousandfoldAmounts_AmongPeers_AreAskedAboutAndNeverCalledWrong()
    {
        var peers = Enumerable.Range(0, 20).Select(at => Report($"{(char)('云' + at)}溪县人民政府", 2023, 4_000_000m * (1 + (0.3m * at)))).ToList();
        var slipped = Report("青禾县人民政府", 2023, 60_000_000_000m);

        var finding = Assert.Single(ReportChecks.Run(slipped, new Companions { Peers = [.. peers] }), finding => finding.Rule == "X-4");

        Assert.Equal((Severity.Warning, FindingKind.Query), (finding.Severity, finding.Kind));
        Assert.All(peers, peer => Assert.DoesNotContain(ReportChecks.Run(peer, new Companions { Peers = [.. peers, slipped] }), other => other.Rule == "X-4"));
    }

    private static AnnualReport Report(string organ, int year, decimal fees) =>
        new() { Organ = organ, Year = year, Form = "2021", Figures = Figures.None.With(Fees, Figure.Of(Math.Round(fees, 2)) with { Unit = "万元" }) };
}

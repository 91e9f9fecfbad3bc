using System.Globalization;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Tests.Reports.Vocabulary;

public sealed class VocabularyTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("2019", 19)]
    [InlineData("2021", 21)]
    public void Outcomes_OfAnEdition_AreTheRowsThatAddUpToItsTotal(string edition, int rows)
    {
        var form = FormCatalogue.Default.Form(edition);
        var outcomes = Outcome.In(form);
        Assert.Equal(rows, outcomes.Length);
        Assert.All(outcomes, outcome => Assert.All(ApplicantKind.In(form), kind => Assert.True(form.Has(outcome.Cell(kind)))));
    }

    [Fact]
    public void Outcomes_EachHaveWordsInBothLanguagesAndAName()
    {
        Assert.Equal(22, Outcome.All.Length);
        Assert.All(Outcome.All, outcome => Assert.NotEqual(outcome.Name, outcome.English));
        Assert.Equal("不予公开：属于国家秘密", Outcome.Parse("requests.refused.state-secret").In(Chinese));
        Assert.Equal("部分公开", Outcome.Parse("requests.partly-granted").In(Chinese));
        Assert.Equal(("36(7)", "不予公开"), (Outcome.Parse("requests.refused.administrative-query").Article, Outcome.Parse("requests.refused.administrative-query").Group));
        Assert.Equal("Partly granted", Outcome.Parse("requests.partly-granted").In(English));
        Assert.Throws<FormatException>(() => Outcome.Parse("requests.total"));
    }

    [Fact]
    public void ApplicantKinds_AreTheColumnsButTheTotal()
    {
        Assert.Equal(["natural", "business", "research", "charity", "legal-service", "other-org"], ApplicantKind.All.Select(kind => kind.Code));
        Assert.Equal([false, true, true, true, true, true], ApplicantKind.All.Select(kind => kind.IsOrganisation));
        Assert.Equal("自然人", ApplicantKind.Natural.In(Chinese));
        Assert.All(ApplicantKind.All, kind => Assert.NotEqual(kind.Name, kind.English));
    }

    [Fact]
    public void Disputes_GiveEveryCellOfTheirTableButTheTotals()
    {
        var cells = DisputeRoute.All.SelectMany(route => DisputeResult.All.Select(result => result.Cell(route).Code)).ToList();
        var printed = FormCatalogue.Default.Newest.Tables.Single(table => table.Number == 4).Cells.Select(cell => cell.Id.Code).Where(code => !code.EndsWith(".total", StringComparison.Ordinal));
        Assert.Equal(printed, cells);
        Assert.Equal(["行政复议", "未经复议直接起诉", "复议后起诉"], DisputeRoute.All.Select(route => route.In(Chinese)));
        Assert.All(DisputeResult.All, result => Assert.NotEqual(result.Name, result.English));
    }
}

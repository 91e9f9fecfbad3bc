using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Assessing;
using Gongkai.Requests;
using Gongkai.Web.Tests.Http;
using Gongkai.Web.Tests.Counting;
using Gongkai.Web.Tests.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Assessing;

/// <summary>Points of the year's assessment: counted from records, and from nothing else.</summary>
public sealed class AssessmentTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("answered", 24, 24, "25")]
    [InlineData("answered", 23, 24, "24.0")]
    [InlineData("answered", 0, 24, "0")]
    [InlineData("answered", 0, 0, null)]
    [InlineData("report", 0, 1, "10")]
    [InlineData("report", 1, 1, "5")]
    [InlineData("report", 3, 1, "0")]
    [InlineData("report", 0, 0, null)]
    [InlineData("training", 0, 1, "0")]
    [InlineData("training", 4, 1, "5")]
    public void Points_OfACount_FollowTheIndicator(string code, int count, int of, string? points) =>
        Assert.Equal(points is null ? null : decimal.Parse(points, CultureInfo.InvariantCulture), Indicator.All.Single(indicator => indicator.Code == code).PointsFor(new Measured(count, of, [])));

    [Fact]
    public void Weights_OfAllIndicators_AreAHundred() => Assert.Equal(100, Indicator.All.Sum(indicator => indicator.Weight));

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task RegisterRow_WhenStruck_MovesItsIndicatorAndNoOther(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        await new CountedYear(desk, 3).EnterAsync(RegisterKind.Of("training"), 2025);
        var before = await AssessAsync(desk);
        Assert.Equal(5, before["training"]);
        await desk.Read(db => db.Set<RegisterRow>().Where(row => row.Register == "training").ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RegisterRow.Struck), Cancellation));
        var after = await AssessAsync(desk);
        Assert.Equal(0, after["training"]);
        Assert.All(before.Where(mark => mark.Key != "training"), mark => Assert.Equal(mark.Value, after[mark.Key]));
    }

    [Fact]
    public async Task Demonstration_OfLastYear_EqualsACountByHandAndIsShown()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var year = today.Year - 1;
        await using var db = demo.Site.Store.NewDb();
        var organs = await db.Set<Organ>().AsNoTracking().ToListAsync(Cancellation);
        var assessed = await Assessment.LoadAsync(db, organs, year, today, Cancellation);
        var requests = await db.Set<InformationRequest>().AsNoTracking().Where(request => request.Kind == MatterKind.Request && request.ClosedOn != null).Select(request => new { request.OrganId, Closed = request.ClosedOn!.Value, request.DueOn }).ToListAsync(Cancellation);
        var items = await db.Set<InformationItem>().AsNoTracking().Where(item => item.DueOn != null && item.State != "withheld" && item.State != "withdrawn").Select(item => new { item.OrganId, item.FirstPublishedAt, Due = item.DueOn!.Value }).ToListAsync(Cancellation);
        foreach (var organ in assessed)
        {
            var closed = requests.Where(request => request.OrganId == organ.Organ.Id && request.Closed.Year == year).ToList();
            Assert.Equal((closed.Count(request => request.Closed <= request.DueOn), closed.Count), Counted(organ, "answered"));
            var due = items.Where(item => item.OrganId == organ.Organ.Id && item.Due.Year == year).ToList();
            Assert.Equal((due.Count(item => item.FirstPublishedAt is { } at && DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime) <= item.Due), due.Count), Counted(organ, "published"));
        }

        Assert.Contains(assessed, organ => Counted(organ, "answered").Of > 0);
        Assert.True(assessed.Zip(assessed.Skip(1)).All(pair => (pair.First.Total ?? -1) >= (pair.Second.Total ?? -1)), "the best first");
        using var above = await demo.Site.SignedInAsync("yunze-competent");
        var page = await above.GetStringAsync(new Uri($"/office/overview/assessment?year={year}", UriKind.Relative), Cancellation);
        var best = assessed.First(organ => organ.Organ.Code == "yunze-transport");
        Assert.Contains(best.Organ.Name, page, StringComparison.Ordinal);
        Assert.Contains($"<strong>{best.Total!.Value.ToString("0.#", CultureInfo.InvariantCulture)}</strong>", page, StringComparison.Ordinal);
        using var clerk = await demo.Site.SignedInAsync("transport-clerk");
        Assert.DoesNotContain("云泽市公安局", await clerk.GetStringAsync(new Uri($"/office/overview/assessment?year={year}", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    private static (int Count, int Of) Counted(AssessedOrgan organ, string code)
    {
        var measured = organ.Marks.Single(mark => mark.Indicator.Code == code).Measured;
        return (measured.Count, measured.Of);
    }

    private static Task<Dictionary<string, decimal?>> AssessAsync(Desk desk) => desk.Read(async db =>
        (await Assessment.LoadAsync(db, await db.Set<Organ>().AsNoTracking().Where(organ => organ.Id == desk.Organ).ToListAsync(Cancellation), 2025, new DateOnly(2025, 12, 31), Cancellation)).Single().Marks.ToDictionary(mark => mark.Indicator.Code, mark => mark.Points));
}

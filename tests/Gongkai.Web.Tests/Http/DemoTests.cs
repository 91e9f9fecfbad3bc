using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The demonstration's city: its doors, its years of reports, and a collection in which everything that happens has happened.</summary>
public sealed partial class DemoTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    [Fact]
    public async Task StartPage_ThreeDoorsAndEveryStepOfTheTour_LeadWhereTheySay()
    {
        var html = await demo.Site.PageAsync("/");
        Assert.Contains("href=\"/organs/yunze\"", html, StringComparison.Ordinal);
        var doors = Door().Matches(html);
        Assert.True(doors.Count >= 6, $"{doors.Count} doors");
        foreach (Match door in doors)
        {
            using var client = demo.Site.NewClient();
            using var answer = await demo.Site.SendAsync(client, "/", "/sign-in/as", ("person", door.Groups["person"].Value), ("to", door.Groups["to"].Value));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.Equal(door.Groups["to"].Value, answer.Headers.Location!.ToString());
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(door.Groups["to"].Value, UriKind.Relative), Cancellation)).StatusCode);
        }

        foreach (Match link in Link().Matches(html[html.IndexOf("id=\"tour\"", StringComparison.Ordinal)..html.IndexOf("class=\"people\"", StringComparison.Ordinal)]))
        {
            Assert.Equal(HttpStatusCode.OK, (await demo.Site.Client.GetAsync(new Uri(WebUtility.HtmlDecode(link.Groups[1].Value), UriKind.Relative), Cancellation)).StatusCode);
        }
    }

    [Fact]
    public async Task DamagedSample_Downloaded_IsReadWithWhatIsWrong()
    {
        var bytes = await demo.Site.Client.GetByteArrayAsync(new Uri("/sample/damaged.txt", UriKind.Relative), Cancellation);
        Assert.Equal([.. Given.File("padded-cells.txt").Bytes], bytes);
        await using var site = await RunningSite.StartAsync();
        Assert.True(await site.AddAsync("padded-cells.txt") > 0);
    }

    [Fact]
    public async Task Collection_IsRunning_WithGoodWrongLateMissingReturnedAndArrivedReports()
    {
        Assert.SkipWhen(Today is { Month: < 3 }, "Early in the year not everything has happened yet.");
        await using var db = demo.Site.Store.NewDb();
        var office = await db.Set<Organ>().Where(organ => organ.Code == "yunze-office").Select(organ => organ.Id).SingleAsync(Cancellation);
        var collection = await db.Set<Collection>().SingleAsync(collection => collection.CompetentId == office && collection.Year == Today.Year - 1, Cancellation);
        var lines = (await CollectionBoard.LoadAsync(db, collection.Id, Today, Cancellation))!.Lines.ToDictionary(line => line.Organ.Code);
        Assert.Equal(Timeliness.OnTime, lines["yunze-labour"].Timeliness);
        Assert.Equal(Timeliness.AfterLocalDate, lines["yunze-environment"].Timeliness);
        Assert.Equal(Timeliness.Late, lines["yunze-finance"].Timeliness);
        Assert.Equal(Timeliness.Overdue, lines["yunze-water"].Timeliness);
        Assert.Equal(BoardTask.TakeIn, lines["yunze-education"].Task);
        Assert.Equal(BoardTask.Accept, lines["yunze-police"].Task);
        Assert.Equal((ReportFiling.Returned, 2), (lines["yunze-land"].Filed!.Acceptance, lines["yunze-land"].OpenRemarks));
        Assert.Equal((2, 0), (lines["yunze-housing"].Filed!.Version, lines["yunze-housing"].OpenRemarks));
        Assert.True(lines["yunze-police"].Filed!.Errors > 0);
        Assert.Equal(0, lines["yunze-planning"].Filed!.Errors);
        Assert.Equal(ReportFiling.Accepted, lines["yunze-planning"].Filed!.Acceptance);
    }

    [Fact]
    public async Task History_HoldsEverySevenYears_AndTheLedgerIsWhole()
    {
        await using var db = demo.Site.Store.NewDb();
        var years = await db.Set<ReportFiling>().Select(filing => filing.Year).Distinct().ToListAsync(Cancellation);
        Assert.All(Enumerable.Range(Today.Year - 7, 7).Where(year => year >= 2019), year => Assert.Contains(year, years));
        var last = await db.Set<ReportFiling>().Where(filing => filing.Year == Today.Year - 2).ToListAsync(Cancellation);
        Assert.Equal(await db.Set<Organ>().CountAsync(Cancellation), last.Count);
        Assert.All(last, filing => Assert.Equal(0, filing.Errors));
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("transport-clerk", "开始编制")]
    [InlineData("water-leader", "签发")]
    [InlineData("land-clerk", "按意见更正")]
    [InlineData("commerce-clerk", "编制")]
    [InlineData("yunze-competent", "验收")]
    [InlineData("yunze-competent", "核对来件")]
    [InlineData("yunze-competent", "催报 ")]
    public async Task MyWork_ShowsWhatWaitsForThisPerson(string user, string verb)
    {
        Assert.SkipWhen(Today is { Month: < 3 }, "Early in the year not everything has happened yet.");
        using var client = await demo.Site.SignedInAsync(user);
        Assert.Contains($">{verb}", await client.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"to\" value=\"(?<to>[^\"]+)\"\\s*/?>\\s*<button name=\"person\" value=\"(?<person>\\d+)\"")]
    private static partial Regex Door();

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Link();
}

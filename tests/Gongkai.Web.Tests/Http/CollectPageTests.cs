using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Organs;
using Gongkai.Corpus;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Reports.Layout;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The competent department's pages: what arrives, links, dates, letters, totals.</summary>
public sealed class CollectPageTests(BusyDemo demo) : IClassFixture<BusyDemo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Year => BusyDemo.Year.ToString(CultureInfo.InvariantCulture);

    private static string Board => $"/office/collect/yunze-office/{Year}";

    [Fact]
    public async Task Link_GivenOutOnTheBoard_TakesOneReportWithoutAnAccount_WhichIsCheckedAndTakenIn()
    {
        using var above = await demo.Site.SignedInAsync("yunze-competent");
        using var shown = await demo.Site.SendAsync(above, Board, Board + "/link", ("organ", await NumberAsync("qingheng")), ("until", Day(7)));
        var link = new Uri(Regex.Match(await shown.Content.ReadAsStringAsync(Cancellation), "id=\"link\">([^<]+)<").Groups[1].Value).AbsolutePath;
        using var visitor = demo.Site.NewClient();
        Assert.Contains("青蘅县人民政府", await visitor.GetStringAsync(new Uri(link, UriKind.Relative), Cancellation), StringComparison.Ordinal);
        using var unread = await demo.Site.SendFileAsync(visitor, link, link + "/file", "a.txt", [0, 1, 2], ("name", "阮南星"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        using var received = await demo.Site.SendFileAsync(visitor, link, link + "/file", "qingheng.docx", Docx("青蘅县人民政府", ReportScale.Government), ("name", "阮南星"));
        Assert.Equal(HttpStatusCode.OK, received.StatusCode);
        Assert.Contains("已经用过", await visitor.GetStringAsync(new Uri(link, UriKind.Relative), Cancellation), StringComparison.Ordinal);
        var arrival = Regex.Match(await above.GetStringAsync(new Uri(Board, UriKind.Relative), Cancellation), "青蘅县人民政府</th>.*?href=\"([^\"]+/arrivals/\\d+)\"", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("核对来件", await above.GetStringAsync(new Uri(arrival, UriKind.Relative), Cancellation), StringComparison.Ordinal);
        using var taken = await demo.Site.SendAsync(above, arrival, arrival + "/take-in", ("cell.disclosure.coercion.decisions", "21"));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        await using var db = demo.Site.Store.NewDb();
        var filing = await db.Set<ReportFiling>().AsNoTracking().SingleAsync(filing => filing.Channel == FilingChannel.Arrival && filing.Year == BusyDemo.Year && filing.Scope == ReportScope.Area, Cancellation);
        Assert.Equal(21, filing.Report.Figures["disclosure.coercion.decisions"].Value);
    }

    [Fact]
    public async Task HandIn_GuessedSecret_IsNothing_AndTooManyTriesAreStopped()
    {
        await using var site = await RunningSite.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 25; attempt++)
        {
            using var answer = await site.Client.GetAsync(new Uri($"/hand-in/{attempt:x48}", UriKind.Relative), Cancellation);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task Arrival_IsRegisteredFromAFile_AndTurnedAwayOnlyWithAReason()
    {
        using var above = await demo.Site.SignedInAsync("weitang-clerk");
        await demo.Site.SendAsync(above, "/office", "/office/workplace", ("organ", await NumberAsync("weitang-office")));
        var board = $"/office/collect/weitang-office/{Year}";
        using var registered = await demo.Site.SendFileAsync(above, board, board + "/register", "shizhu.docx", Docx("苇塘区石渚镇人民政府", ReportScale.Quiet), ("organ", await NumberAsync("shizhu")), ("on", Day(0)));
        Assert.Equal(HttpStatusCode.SeeOther, registered.StatusCode);
        var arrival = registered.Headers.Location!.ToString();
        using var silent = await demo.Site.SendAsync(above, arrival, arrival + "/turn-away", ("why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        using var away = await demo.Site.SendAsync(above, arrival, arrival + "/turn-away", ("why", "没有签章"));
        Assert.Equal(HttpStatusCode.SeeOther, away.StatusCode);
        using var future = await demo.Site.SendFileAsync(above, board, board + "/register", "shizhu.docx", Docx("苇塘区石渚镇人民政府", ReportScale.Quiet), ("organ", await NumberAsync("shizhu")), ("on", Day(3)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        using var stranger = await demo.Site.SignedInAsync("baiyu-clerk");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(arrival, UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Dates_LaterThanTheLaws_AreRefusedOnTheBoard()
    {
        using var above = await demo.Site.SignedInAsync("baiyu-clerk");
        var board = $"/office/collect/baiyu-office/{Year}";
        var january = (BusyDemo.Year + 1).ToString(CultureInfo.InvariantCulture) + "-01-";
        using var late = await demo.Site.SendAsync(above, board, board + "/dates", ("departments", january.Replace("-01-", "-02-", StringComparison.Ordinal) + "01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("晚于法定期限", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var set = await demo.Site.SendAsync(above, board, board + "/date", ("organ", await NumberAsync("liuxi")), ("by", january + "20"));
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);
        Assert.Contains(january + "20", await above.GetStringAsync(new Uri(board, UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LettersAndBulletin_ComeInOneFile_OneForEveryOrganThatFiledOrIsLate()
    {
        using var above = await demo.Site.SignedInAsync("yunze-competent");
        using var answer = await demo.Site.SendAsync(above, Board, Board + "/letters");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));
        Assert.Single(archive.Entries, entry => entry.Name.EndsWith("通报.docx", StringComparison.Ordinal));
        Assert.Contains(archive.Entries, entry => entry.Name.EndsWith("云泽市公安局.docx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Totals_NameWhoIsMissing_LeadDownToMembers_AndTakeNamedAdjustments()
    {
        using var above = await demo.Site.SignedInAsync("yunze-competent-2");
        var totals = Board + "/totals";
        var html = await above.GetStringAsync(new Uri(totals, UriKind.Relative), Cancellation);
        Assert.Contains("云泽市水务局", html[html.IndexOf("缺少", StringComparison.Ordinal)..html.IndexOf("class=\"paper\"", StringComparison.Ordinal)], StringComparison.Ordinal);
        var opened = await above.GetStringAsync(new Uri(totals + "?cell=disclosure.penalty.decisions", UriKind.Relative), Cancellation);
        Assert.Matches("href=\"/office/reports/yunze-planning/\\d{4}#disclosure.penalty.decisions\"", opened);
        using var adjusted = await demo.Site.SendAsync(above, totals + "?cell=disclosure.penalty.decisions", Board + "/adjust", ("cell", "disclosure.penalty.decisions"), ("difference", "-3"), ("kind", "CountedTwice"), ("why", "与市公安局重复填报"), ("scope", "area"));
        Assert.Equal(HttpStatusCode.SeeOther, adjusted.StatusCode);
        Assert.Contains("与市公安局重复填报", await above.GetStringAsync(new Uri(totals, UriKind.Relative), Cancellation), StringComparison.Ordinal);
        Assert.Contains("表二", await above.GetStringAsync(new Uri(totals + "?form=2019", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        Assert.NotEmpty(await above.GetByteArrayAsync(new Uri(totals + ".docx", UriKind.Relative), Cancellation));
        using var county = await demo.Site.SignedInAsync("baiyu-clerk");
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(new Uri(totals, UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(new Uri($"/office/collect/baiyu-office/{Year}/totals?node=yunze", UriKind.Relative), Cancellation)).StatusCode);
    }

    private static string Day(int ahead) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Docx(string organ, ReportScale scale)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(ReportLayout.Lay(RandomReports.Next(new Rng(5), new RandomOptions { Organ = organ, Year = BusyDemo.Year, Scale = scale, Edition = "2021" })), file);
        return file.ToArray();
    }

    private async Task<string> NumberAsync(string organ)
    {
        await using var db = demo.Site.Store.NewDb();
        return (await db.Set<Organ>().SingleAsync(known => known.Code == organ, Cancellation)).Id.ToString(CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Web.Tests.Http;

public sealed class ReportPageTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // What every report page promises, held over all of the demonstration, the damaged reports among them.
    [Fact]
    public async Task Page_OfEveryReport_LeadsEverywhereItPromises()
    {
        foreach (var opened in await AllAsync())
        {
            var page = await ParseAsync($"/reports/{opened.Line.Id}");
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"{opened.Line.SourceName}: #{group.Key} twice"));
            var broken = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).Where(id => !ids.Contains(id)).Select(id => $"{opened.Line.SourceName}: #{id} is nowhere");
            Assert.Empty(broken);
            var shown = opened.Read.Report.Figures.Where(figure => page.GetElementById(figure.Key.Code) is not null).ToList();
            Assert.NotEmpty(shown);
            Assert.Empty(shown.Where(figure => figure.Value.Where is not null && page.GetElementById(figure.Key.Code)!.GetAttribute("href") != $"#src-{figure.Key.Code}").Select(figure => $"{opened.Line.SourceName}: {figure.Key}"));
            Assert.Equal(opened.Findings.Length, page.QuerySelectorAll(".finding").Length);
        }
    }

    [Fact]
    public async Task Page_OfATextReport_ShowsTheSourceToTheLastCharacter()
    {
        foreach (var opened in (await AllAsync()).Where(opened => opened.Line.SourceName.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var page = await ParseAsync($"/reports/{opened.Line.Id}");
            foreach (var added in page.QuerySelectorAll(".source-text .flag, .source-text .blank").ToList())
            {
                added.Remove();
            }

            var lines = page.QuerySelectorAll(".source-text .line").Select(line => line.TextContent);
            Assert.Equal(opened.Read.Source.Text.ReplaceLineEndings("\n").TrimEnd('\n'), string.Join('\n', lines).TrimEnd('\n'));
        }
    }

    [Fact]
    public async Task Page_OfEveryReport_PrintsEveryFigureAsRead()
    {
        foreach (var opened in await AllAsync())
        {
            var page = await ParseAsync($"/reports/{opened.Line.Id}");
            foreach (var (cell, figure) in opened.Read.Report.Figures)
            {
                var shown = page.GetElementById(cell.Code)?.TextContent.Trim();
                var expected = figure.State switch { FigureState.Blank => "空", FigureState.Absent => "—", FigureState.NotApplicable => "/", _ => null };
                Assert.True(shown is null || expected is null || shown == expected, $"{opened.Line.SourceName} {cell}: {figure.State} shown as {shown}");
                Assert.True(shown is null || figure.Value is not { } value || cell.Definition.IsAmount || shown == value.ToString("0.####", CultureInfo.InvariantCulture), $"{opened.Line.SourceName} {cell}: {figure.Value} shown as {shown}");
            }
        }
    }

    [Fact]
    public async Task Page_OfADemonstration_SaysSoEverywhere()
    {
        foreach (var address in new[] { "/", "/reports", "/reports/1", "/nothing" })
        {
            using var answer = await demo.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation), Cancellation);
            Assert.Equal("演示", page.QuerySelector(".demonstration strong")?.TextContent);
        }

        Assert.Contains("演示", await demo.Site.PageAsync("/reports/1.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfTheDemonstration_HasThirtyReportsAndTheDamagedOnesButTheOneToDrop()
    {
        var all = await AllAsync();
        Assert.True(all.Count >= 35);
        var damaged = Given.Reports.Where(file => file.Path.StartsWith("damaged/", StringComparison.Ordinal)).Select(file => file.Path["damaged/".Length..]).ToHashSet();
        Assert.Equal(5, damaged.Count);
        Assert.Equal("padded-cells.txt", Assert.Single(damaged.Except(all.Select(opened => opened.Line.SourceName))));
        var page = await ParseAsync("/reports");
        Assert.Equal(Math.Min(50, all.Count), page.QuerySelectorAll(".list tbody tr").Length);
    }

    [Fact]
    public async Task Downloads_OfAReport_AreFilesToKeep()
    {
        var id = (await AllAsync()).First(opened => opened.Line.SourceName == "taiwan-twice.txt").Line.Id;
        foreach (var (end, type) in new[] { (".json", "application/json"), (".csv", "text/csv"), (".html", "text/html"), ("/source", "application/octet-stream") })
        {
            using var answer = await demo.Site.Client.GetAsync(new Uri($"/reports/{id}{end}", UriKind.Relative), Cancellation);
            Assert.Equal((HttpStatusCode.OK, type, "attachment"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        }

        var source = await demo.Site.Client.GetByteArrayAsync(new Uri($"/reports/{id}/source", UriKind.Relative), Cancellation);
        Assert.Equal([.. Given.File("taiwan-twice.txt").Bytes], source);
        using var json = System.Text.Json.JsonDocument.Parse(await demo.Site.PageAsync($"/reports/{id}.json"));
        Assert.Equal("云泽市农业农村局", json.RootElement.GetProperty("organ").GetString());
    }

    [Theory]
    [InlineData("", "", "zh-Hans")]
    [InlineData("", "en-US,en;q=0.9", "en")]
    [InlineData("", "fr,zh-CN;q=0.8,en;q=0.5", "zh-Hans")]
    [InlineData("", "de", "zh-Hans")]
    [InlineData("?lang=en", "zh-CN", "en")]
    [InlineData("?lang=zh", "en", "zh-Hans")]
    [InlineData("?lang=tlh", "en", "en")]
    public async Task Language_OfAPage_FollowsAddressThenBrowser(string query, string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/reports" + query);
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var client = demo.Site.NewClient();
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_OnceChosen_Stays()
    {
        using var client = demo.Site.NewClient();
        await client.GetAsync(new Uri("/?lang=en", UriKind.Relative), Cancellation);
        Assert.Contains("Annual reports", await client.GetStringAsync(new Uri("/reports", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfABigSource_IsCutAndLeadsAcrossItsParts()
    {
        await using var site = await RunningSite.StartAsync();
        var padding = string.Concat(Enumerable.Range(1, 6_000).Select(line => $"这是正文前面第{line}行无关的网站导航文字。\n"));
        var text = Encoding.UTF8.GetString([.. Given.File("broken-tabs.txt").Bytes]);
        using var answer = await site.UploadAsync(("big.txt", Encoding.UTF8.GetBytes(text + padding)));
        var id = RunningSite.NumberOf(answer);
        var first = await ParseAsync($"/reports/{id}", site);
        var last = await ParseAsync($"/reports/{id}?part=2", site);
        Assert.True(first.Source.Text.Length < 400_000);
        Assert.Contains("第 1 段", first.QuerySelector(".source-parts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#src-requests.received.natural", first.GetElementById("requests.received.natural")!.GetAttribute("href"));
        Assert.Equal($"/reports/{id}?part=1#src-requests.received.natural", last.GetElementById("requests.received.natural")!.GetAttribute("href"));
        Assert.NotNull(last.QuerySelector(".source-text .line"));
    }

    // A city's report: thirty thousand characters of words, full of numbers. The best of several looks, so that a busy machine does not decide.
    [Fact]
    public async Task Page_OfAVeryLongReport_IsThereInAFifthOfASecond()
    {
        const int looks = 15;
        await using var site = await RunningSite.StartAsync();
        var head = "一、总体情况\n";
        var words = string.Concat(Enumerable.Range(1, 420).Select(at => $"（{at}）第{at}项工作中，全年通过门户网站公开信息{at * 7}条，其中政策文件{at}条、工作动态{at * 3}条；举办培训{at % 9}期，收到政府信息公开申请{at}件，答复{at}件。\n"));
        var text = Encoding.UTF8.GetString([.. Given.File("broken-tabs.txt").Bytes]);
        text = text.Contains(head, StringComparison.Ordinal) ? text.Replace(head, head + words, StringComparison.Ordinal) : head + words + text;
        Assert.True(words.Length >= 30_000);
        using var answer = await site.UploadAsync(("long.txt", Encoding.UTF8.GetBytes(text)));
        var address = $"/reports/{RunningSite.NumberOf(answer)}";
        var times = new List<TimeSpan>();
        for (var look = 0; look < looks; look++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            await site.PageAsync(address);
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{words.Length} characters: best {times.Min().TotalMilliseconds:0} ms, median {times.Order().ElementAt(looks / 2).TotalMilliseconds:0} ms");
        Assert.InRange(times.Min().TotalMilliseconds, 0, 200);
    }

    private async Task<List<OpenedReport>> AllAsync()
    {
        await using var db = demo.Site.Store.NewDb();
        var library = new ReportLibrary(db);
        var lines = (await library.ListAsync(new ReportFilter(), null, 1_000, Cancellation)).Lines;
        var all = new List<OpenedReport>();
        foreach (var line in lines)
        {
            all.Add((await library.OpenAsync(line.Id, Cancellation))!);
        }

        return all;
    }

    private async Task<IHtmlDocument> ParseAsync(string address, RunningSite? site = null) =>
        await new HtmlParser().ParseDocumentAsync(await (site ?? demo.Site).PageAsync(address), Cancellation);
}

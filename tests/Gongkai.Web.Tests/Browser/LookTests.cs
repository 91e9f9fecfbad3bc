using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Gongkai.Web.Tests.Http;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>Every page for every eye: no violation that axe can find, nothing cut off on a narrow screen, nothing that the policy stops, a clean print.</summary>
public sealed class LookTests(Browsing browsing, DemoSite demo)
{
    public static readonly string[] Pages = ["/", "/reports", "/reports?organ=nobody", "read from:broken-tabs.txt", "read from:yunze-government-2023.html", "/nothing"];

    public static TheoryData<string, string, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, int>();
            foreach (var page in Pages)
            {
                looks.Add(page, "light", 1440);
                looks.Add(page, "light", 390);
            }

            // The list and a report hold every colour there is; the other pages are looked at in all of them on long runs.
            foreach (var page in Browsing.IsLong ? Pages : ["/reports", "read from:broken-tabs.txt"])
            {
                looks.Add(page, "dark", 1440);
                looks.Add(page, "contrast", 1440);
                looks.Add(page, "contrast dark", 1440);
            }

            looks.Add("read from:broken-tabs.txt", "english", 1440);
            return looks;
        }
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Page_InEveryTheme_HasNoViolation(string address, string theme, int width)
    {
        var looking = new Looking(width)
        {
            Dark = theme.Contains("dark", StringComparison.Ordinal),
            Contrast = theme.Contains("contrast", StringComparison.Ordinal),
            Locale = theme == "english" ? "en-US" : "zh-CN",
        };
        var (page, complaints) = await browsing.OpenAsync(demo.Site, looking);
        await page.GotoAsync(await AddressAsync(address));
        // Only colours differ from theme to theme.
        var result = await (theme is "light" or "english" ? page.RunAxe(Browsing.OnlyFaults) : page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations], RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } }));
        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {string.Join("; ", node.Any.Select(check => check.Message))}")).Take(5));
        Assert.NotEmpty(result.Passes);
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EmptyStoreAndImportedFiles_HaveNoViolation()
    {
        await using var site = await RunningSite.StartAsync();
        var (page, _) = await browsing.OpenAsync(site, new Looking());
        await page.GotoAsync("/reports");
        Assert.Empty((await page.RunAxe(Browsing.OnlyFaults)).Violations.Select(violation => violation.Id));
        await page.Locator("#files").SetInputFilesAsync([new FilePayload { Name = "a.txt", MimeType = "text/plain", Buffer = [0, 1, 0, 2] }, new FilePayload { Name = "b.txt", MimeType = "text/plain", Buffer = [.. Given.File("title-last.txt").Bytes] }]);
        await page.WaitForURLAsync("**/reports/import");
        Assert.Empty((await page.RunAxe(Browsing.OnlyFaults)).Violations.Select(violation => violation.Id));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(720)]
    [InlineData(1366)]
    public async Task Page_OnAnyWidth_NeverScrollsSideways(int width)
    {
        var (page, _) = await browsing.OpenAsync(demo.Site, new Looking(width));
        foreach (var address in Pages)
        {
            await page.GotoAsync(await AddressAsync(address));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{address} at {width}");
        }
    }

    [Fact]
    public async Task Print_OfAReport_IsTheReportWithItsMark()
    {
        var (page, _) = await browsing.OpenAsync(demo.Site, new Looking());
        await page.GotoAsync(await AddressAsync("read from:broken-tabs.txt"));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await page.Locator(".demonstration").IsVisibleAsync());
        Assert.True(await page.Locator("[id='requests.total.total']").IsVisibleAsync());
        foreach (var hidden in new[] { ".source", ".site-bar", ".downloads", ".jump", ".site-foot" })
        {
            Assert.False(await page.Locator(hidden).First.IsVisibleAsync(), hidden);
        }

        var paper = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(paper);
        Assert.InRange(pdf.NumberOfPages, 2, 5);
        Assert.All(pdf.GetPages(), sheet => Assert.Contains("演", sheet.Text, StringComparison.Ordinal));
    }

    private async Task<string> AddressAsync(string address) =>
        address.StartsWith("read from:", StringComparison.Ordinal) ? $"/reports/{await Browsing.NumberAsync(demo.Site, address[10..])}" : address;
}

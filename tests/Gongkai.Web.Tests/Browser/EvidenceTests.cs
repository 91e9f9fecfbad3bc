using Gongkai.Web.Tests.Http;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>The main way through the product: drop a file, read its report, follow a figure into the source and back, follow a finding to both.</summary>
public sealed class EvidenceTests(Browsing browsing, DemoSite demo)
{
    private const string Figure = "requests.received.natural";

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Drop_AFile_LeadsToItsReportAndEveryFigureToItsPlace(int width)
    {
        await using var site = await RunningSite.StartAsync();
        var (page, complaints) = await browsing.OpenAsync(site, new Looking(width));
        await page.GotoAsync("/reports");
        await DropAsync(page, "taiwan-twice.txt");
        await page.WaitForURLAsync("**/reports/1");
        Assert.Contains("云泽市农业农村局", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        // Figure to source: both sides are in view and marked, and the source shows the same number.
        await Id(page, Figure).ClickAsync();
        await AssertSeenAsync(page, Figure);
        await AssertSeenAsync(page, $"src-{Figure}");
        Assert.Equal((await Id(page, Figure).InnerTextAsync()).Trim(), (await Id(page, $"src-{Figure}").InnerTextAsync()).Trim());

        // Source to figure.
        const string other = "requests.carried-out.total";
        await Id(page, $"src-{other}").ClickAsync();
        await AssertSeenAsync(page, other);
        await AssertSeenAsync(page, $"src-{other}");
        Assert.EndsWith($"#{other}", page.Url, StringComparison.Ordinal);

        // Finding to its words, and from there back to the finding.
        var places = page.Locator(".finding .places:has(.to-words)").First;
        await places.Locator(".to-words").First.ClickAsync();
        var words = (await places.GetAttributeAsync("data-words"))!.Split(' ');
        await AssertSeenAsync(page, words[0]);
        Assert.Equal(words.Length, await page.Locator(".source-text .on").CountAsync());
        await page.Locator($"#{words[0]} + .flag, #{words[0]} .flag").First.ClickAsync();
        Assert.Contains("#finding-", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".finding.on")).ToBeInViewportAsync();
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Finding_WithCells_MarksAllOfThemAndTheirWords()
    {
        var (page, _) = await browsing.OpenAsync(demo.Site, new Looking());
        await page.GotoAsync($"/reports/{await Browsing.NumberAsync(demo.Site, "broken-tabs.txt")}");
        var places = page.Locator(".finding .places:has(.to-cell)").First;
        await places.Locator(".to-cell").First.ClickAsync();
        var cells = (await places.GetAttributeAsync("data-cells"))!.Split(' ');
        Assert.Equal(5, cells.Length);
        Assert.Equal(5, await page.Locator("td .on").CountAsync());
        await AssertSeenAsync(page, cells[0]);
        await AssertSeenAsync(page, (await places.GetAttributeAsync("data-words"))!.Split(' ')[0]);
        Assert.Equal("空", (await Id(page, cells[0]).InnerTextAsync()).Trim());
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task WithoutScripts_FilesFiguresAndFindings_WorkByAnchors(int width)
    {
        await using var site = await RunningSite.StartAsync();
        var (page, _) = await browsing.OpenAsync(site, new Looking(width) { Scripts = false });
        await page.GotoAsync("/reports");
        await page.Locator("#files").SetInputFilesAsync(Payload("taiwan-twice.txt"));
        await page.Locator("#drop button").ClickAsync();
        await page.WaitForURLAsync("**/reports/1");
        await Id(page, Figure).ClickAsync();
        await Assertions.Expect(Id(page, $"src-{Figure}")).ToBeInViewportAsync();
        await Id(page, $"src-{Figure}").ClickAsync();
        await Assertions.Expect(Id(page, Figure)).ToBeInViewportAsync();
        await page.Locator(".finding .to-words").First.ClickAsync();
        await Assertions.Expect(page.Locator(page.Url[page.Url.IndexOf('#', StringComparison.Ordinal)..])).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Drop_ManyFiles_TellsOfEach()
    {
        await using var site = await RunningSite.StartAsync();
        var (page, _) = await browsing.OpenAsync(site, new Looking());
        await page.GotoAsync("/reports");
        await page.Locator("#files").SetInputFilesAsync([Payload("taiwan-twice.txt"), Payload("title-last.txt"), new FilePayload { Name = "坏.txt", MimeType = "text/plain", Buffer = [0, 1, 2, 0, 0, 255] }]);
        await page.WaitForURLAsync("**/reports/import");
        Assert.Equal(2, await page.Locator(".imported .taken").CountAsync());
        Assert.Contains("坏.txt", await page.Locator(".imported .refused").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_Arrows_MoveFromFigureToFigure()
    {
        var (page, _) = await browsing.OpenAsync(demo.Site, new Looking());
        await page.GotoAsync($"/reports/{await Browsing.NumberAsync(demo.Site, "taiwan-twice.txt")}");
        await Id(page, Figure).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("requests.received.business", await FocusedAsync(page));
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("requests.carried-in.business", await FocusedAsync(page));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(Figure, await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await AssertSeenAsync(page, $"src-{Figure}");
    }

    [Fact]
    public async Task Sum_OnFocusAndHover_ShowsItsEquation()
    {
        var (page, _) = await browsing.OpenAsync(demo.Site, new Looking());
        await page.GotoAsync($"/reports/{await Browsing.NumberAsync(demo.Site, "taiwan-twice.txt")}");
        var tip = Id(page, "tip-requests.received.total");
        Assert.False(await tip.IsVisibleAsync());
        await Id(page, "requests.received.total").FocusAsync();
        await Assertions.Expect(tip).ToBeVisibleAsync();
        Assert.Contains("19 + 6 + 1 + 1 = 27", await tip.InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("h1").First.HoverAsync();
        await Id(page, "requests.total.natural").HoverAsync();
        await Assertions.Expect(Id(page, "tip-requests.total.natural")).ToBeVisibleAsync();
    }

    private static ILocator Id(IPage page, string id) => page.Locator($"[id='{id}']");

    private static Task<string?> FocusedAsync(IPage page) => page.EvaluateAsync<string?>("document.activeElement.id");

    private static async Task AssertSeenAsync(IPage page, string id)
    {
        await Assertions.Expect(Id(page, id)).ToBeInViewportAsync();
        await Assertions.Expect(Id(page, id)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex(@"\bon\b"));
    }

    private static FilePayload Payload(string sample) => new() { Name = sample, MimeType = "text/plain", Buffer = [.. Given.File(sample).Bytes] };

    // A real drop event with a real file, as a desktop makes it.
    private static async Task DropAsync(IPage page, string sample)
    {
        var transfer = await page.EvaluateHandleAsync(
            "([name, text]) => { const all = new DataTransfer(); all.items.add(new File([text], name, { type: 'text/plain' })); return all; }",
            new[] { sample, System.Text.Encoding.UTF8.GetString([.. Given.File(sample).Bytes]) });
        await page.DispatchEventAsync("#drop", "dragenter", new { dataTransfer = transfer });
        Assert.True(await page.Locator("#drop.over").IsVisibleAsync());
        await page.DispatchEventAsync("#drop", "drop", new { dataTransfer = transfer });
    }
}

using System.Text.Json;
using Gongkai.Corpus;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Web.Office.Reports;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>Figures that nobody can be sure of, confirmed by somebody who looks at the source: by keyboard alone, and without scripts by buttons.</summary>
public sealed class ConfirmTests(Browsing browsing)
{
    private const int MostOpen = 12;
    private static readonly string[] Shapes = ["S19-surplus", "S19-lost", "S21", "row-lost", "S19", "S24-differ"];
    private static readonly string[] Containers = ["S01", "S04", "html", "docx-hand", "xlsx-hand", "S09"];

    [Fact]
    public async Task Confirm_DamagedFiles_ByKeyboardAlone()
    {
        await using var site = await RunningSite.StartAsync();
        var reports = await TakeDamagedAsync(site, Browsing.IsLong ? 20 : 7);
        var (page, complaints) = await browsing.OpenAsync(site, new Looking(1366));

        foreach (var report in reports)
        {
            await page.GotoAsync($"/reports/{report.Line.Id}");
            await page.GotoAsync($"/reports/{report.Line.Id}/confirm");
            for (var left = report.Open.Length; left > 0; left--)
            {
                Assert.Equal(report.Open[^left].Code, await page.Locator("input[name=cell]").First.InputValueAsync());
                await page.Keyboard.PressAsync(await page.Locator("[data-key='1']").CountAsync() > 0 ? "1" : "x");
                await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync($"待核对 {left - 1} 处");
                // The next key is heard when the page is whole, not when its first words are there.
                await page.WaitForLoadStateAsync(LoadState.Load);
            }

            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync($"**/reports/{report.Line.Id}");
        }

        Assert.Empty(complaints);
        foreach (var report in reports)
        {
            var opened = (await OpenAsync(site, report.Line.Id))!;
            Assert.Empty(opened.Open);
            Assert.DoesNotContain(opened.Read.Report.Figures, figure => figure.Value.State is FigureState.Doubtful or FigureState.Inferred);
            Assert.Equal(report.Open.Length, opened.Decisions.ByCell.Count);
        }
    }

    [Fact]
    public async Task Confirm_AnotherValue_IsTypedKeptAndExported()
    {
        await using var site = await RunningSite.StartAsync();
        var report = (await TakeDamagedAsync(site, 1))[0];
        var cell = report.Open[0];
        var (page, _) = await browsing.OpenAsync(site, new Looking(1366));
        await page.GotoAsync($"/reports/{report.Line.Id}/confirm");

        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("三");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        Assert.Equal("三", await page.Locator("#typed").InputValueAsync());
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("4321");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".decided li").First).ToContainTextAsync("4321");

        using var entry = JsonDocument.Parse(await site.Client.GetStringAsync($"/reports/{report.Line.Id}/corpus.json", TestContext.Current.CancellationToken));
        Assert.Equal(4321, entry.RootElement.GetProperty("figures").GetProperty(cell.Code).GetInt32());
        Assert.Equal(cell.Code, entry.RootElement.GetProperty("confirmed")[0].GetString());
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task Confirm_WithoutScripts_WorksByButtons(int width)
    {
        await using var site = await RunningSite.StartAsync();
        var report = (await TakeDamagedAsync(site, 1))[0];
        var (page, _) = await browsing.OpenAsync(site, new Looking(width) { Scripts = false });
        await page.GotoAsync($"/reports/{report.Line.Id}/confirm");
        await page.Locator("button[value=blank]").ClickAsync();

        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync($"待核对 {report.Open.Length - 1} 处");
        Assert.Equal(FigureState.Blank, (await OpenAsync(site, report.Line.Id))!.Read.Report.Figures[report.Open[0]].State);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    private static async Task<List<OpenedReport>> TakeDamagedAsync(RunningSite site, int files)
    {
        var taken = new List<OpenedReport>();
        for (var seed = 900UL; taken.Count < files; seed++)
        {
            var document = CorpusDocuments.Make(Shapes[(int)(seed % (ulong)Shapes.Length)], Containers[(int)(seed / 7 % (ulong)Containers.Length)], seed);
            using var stream = new MemoryStream(document.Bytes.ToArray());
            var result = await site.Get<ReportIntake>().TakeAsync(stream, document.FileName, TestContext.Current.CancellationToken);
            if (result.Line is { } line && await OpenAsync(site, line.Id) is { Open.Length: > 0 and <= MostOpen } opened)
            {
                taken.Add(opened);
            }
        }

        return taken;
    }

    private static async Task<OpenedReport?> OpenAsync(RunningSite site, long id)
    {
        await using var db = site.Store.NewDb();
        return await new ReportLibrary(db).OpenAsync(id, TestContext.Current.CancellationToken);
    }
}

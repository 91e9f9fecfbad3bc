using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Gongkai.Web.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Browsing))]
[assembly: ClosePages]

namespace Gongkai.Web.Tests.Browser;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Window width in pixels.</param>
public sealed record Looking(int Width = 1440)
{
    public bool Scripts { get; init; } = true;

    public bool Dark { get; init; }

    public bool Contrast { get; init; }

    public string Locale { get; init; } = "zh-CN";
}

/// <summary>One real browser for all tests; they skip where there is none.</summary>
public sealed class Browsing : IAsyncLifetime
{
    /// <summary>Asks for violations alone: what a page does right fills megabytes, and nobody reads it.</summary>
    internal static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    private const string Missing = "No Chromium is here (Debian package chromium-headless-shell).";
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-default-apps"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    // The one without windows first: it draws the same pages for half the work.
    private static string? Program => new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Why a look is left out.</summary>
    public const string OnLongRuns = "One more look at the same pages, taken by ./test --long.";

    /// <summary>Whether every look is taken, not some of each kind (<c>./test --long</c>).</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("GONGKAI_LONG") is not null;

    public async ValueTask InitializeAsync()
    {
        if (Program is { } program)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Quiet });
        }
    }

    /// <summary>An empty page of a new visitor on a site. What the browser complains of is collected.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(RunningSite site, Looking looking)
    {
        Assert.SkipWhen(browser is null, Missing);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = looking.Width, Height = looking.Width < 600 ? 844 : 900 },
            JavaScriptEnabled = looking.Scripts,
            ColorScheme = looking.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Contrast = looking.Contrast ? Contrast.More : Contrast.NoPreference,
            Locale = looking.Locale,
        });
        context.SetDefaultTimeout(60_000);
        ClosePagesAttribute.WhenDone(context);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        return (page, complaints);
    }

    /// <summary>What is wrong with the look of a page: violations that can be found, and scrolling sideways. When <c>GONGKAI_PICTURES</c> names a folder, a picture is kept there.</summary>
    public static async Task<IEnumerable<string>> LookAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("GONGKAI_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name.Replace('/', '-').Replace('?', '-')}.png"), FullPage = true });
        }

        var isWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") > 0;
        IEnumerable<string> faults = isWide ? [$"{name} scrolls sideways"] : [];
        // A narrow window holds the same words and colours: what it can spoil by itself is the width.
        if (!IsLong && page.ViewportSize is { Width: < 600 })
        {
            return faults;
        }

        return (await page.RunAxe(OnlyFaults)).Violations.SelectMany(violation => violation.Nodes.Take(2).Select(node => $"{name} {violation.Id}: {node.Html}")).Concat(faults);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Number of the demonstration's report that was read from a file.</summary>
    internal static async Task<long> NumberAsync(RunningSite site, string file)
    {
        await using var db = site.Store.NewDb();
        var page = await new Oversight.Library.ReportLibrary(db).ListAsync(new Oversight.Library.ReportFilter(), null, 1_000, TestContext.Current.CancellationToken);
        return page.Lines.First(line => line.SourceName == file).Id;
    }
}

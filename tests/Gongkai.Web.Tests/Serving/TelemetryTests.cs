using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using Gongkai.App.Watching;
using Gongkai.Corpus.Running;
using Gongkai.Storage;
using Gongkai.Web.Serving.Watching;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;
using Xunit;

namespace Gongkai.Web.Tests.Serving;

/// <summary>What a watched node tells, to whom, and what it never tells. The meter is one for the whole program, so these run alone.</summary>
[Collection(nameof(Alone))]
public sealed class TelemetryTests
{
    private static readonly string[] Personal = ["云泽护水志愿者协会", "51990000MD0000002Y", "王小明", "13800001234", "防洪工程验收报告", "%E7%8E%8B", "water-2026-77", "visitor=secret", "Firefox/99"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Node_ThatSends_TellsRoutesAndCommands_AndNothingOfAnApplicant()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var folder = await FolderAsync($$"""{ "Telemetry": { "Otlp": "{{receiver.Address}}", "Metrics": true } }""");
        string figures;
        await using (var site = await RunningSite.StartAsync(folder: folder.FullName))
        {
            await using var town = await Town.InAsync(site.Store);
            await AskAsync(site);
            figures = await site.PageAsync("/metrics");
        }

        var spans = receiver.All("/v1/traces");
        var sent = receiver.All("/v1/metrics");
        Assert.Contains("/requests/apply", spans, StringComparison.Ordinal);
        Assert.Contains("SELECT sqlite", spans, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", sent, StringComparison.Ordinal);
        Assert.Contains("db.client.operation.duration", sent, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_bucket", figures, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/requests/apply\"", figures, StringComparison.Ordinal);
        Assert.Contains("db_operation_name=\"INSERT\"", figures, StringComparison.Ordinal);
        foreach (var personal in Personal)
        {
            Assert.DoesNotContain(personal, spans + sent + figures, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Metrics_WithoutToken_AnswerOnlyThisMachine()
    {
        var folder = await FolderAsync("""{ "Telemetry": { "Metrics": true } }""");
        await using (var site = await RunningSite.StartAsync(folder: folder.FullName))
        {
            Assert.Equal(HttpStatusCode.OK, await MetricsAsync(site, null));
            using var proxied = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            proxied.Headers.Add("X-Forwarded-For", "203.0.113.7");
            using var answer = await site.Client.SendAsync(proxied, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Metrics_WithToken_AnswerOnlyWhoBringsIt()
    {
        var folder = await FolderAsync("""{ "Telemetry": { "Metrics": true, "Token": "heron-4711" } }""");
        await using (var site = await RunningSite.StartAsync(folder: folder.FullName))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await MetricsAsync(site, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await MetricsAsync(site, "heron-4712"));
            Assert.Equal(HttpStatusCode.OK, await MetricsAsync(site, "heron-4711"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Node_ThatWasNotAsked_HasNoMetrics_AndNobodyListens()
    {
        await using var site = await RunningSite.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await MetricsAsync(site, null));
        Assert.False(Counted.KeptPages.Enabled);
        Assert.False(Counted.DatabaseDuration.Enabled);
        Assert.False(Counted.Source.HasListeners());
        Assert.Null(site.Scope().ServiceProvider.GetService(typeof(MeterProvider)));
    }

    [Fact]
    public async Task Figures_AreThoseOfTheirPage()
    {
        var declared = new SortedSet<string>(MetricViews.OfOthers.Keys, StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Note(declared, instrument) };
        listener.Start();
        var folder = await FolderAsync("""{ "Telemetry": { "Metrics": true } }""");
        await using (var site = await RunningSite.StartAsync(folder: folder.FullName))
        {
            _ = await site.PageAsync("/metrics");
        }

        folder.Delete(recursive: true);
        var written = Checkout.Text("docs/operations.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(declared, written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void JsonLine_OfAFault_HoldsItsKindAndTrace_AndNoText()
    {
        using var span = new Activity("asked").Start();
        using var lines = new StringWriter();
        KeyValuePair<string, object?>[] values = [new("Path", "/office/requests/water-2026-77"), new("{OriginalFormat}", "Asked for {Path}.")];
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(LogLevel.Error, "Elsewhere", new EventId(7, "Asked"), values, new FormatException("王小明"), (_, error) => $"water-2026-77 {error?.Message}");
        new JsonLines(TimeProvider.System).Write(entry, null, lines);
        var line = System.Text.Json.JsonDocument.Parse(lines.ToString()).RootElement;
        Assert.Equal("Asked for {Path}.", line.GetProperty("message").GetString());
        Assert.Equal("System.FormatException", line.GetProperty("error").GetString());
        Assert.Equal(span.TraceId.ToHexString(), line.GetProperty("trace").GetString());
        Assert.Equal(7, line.GetProperty("event").GetInt32());
        Assert.All(Personal, personal => Assert.DoesNotContain(personal, lines.ToString(), StringComparison.Ordinal));
    }

    private static void Note(SortedSet<string> names, Instrument instrument)
    {
        if (instrument.Meter.Name == Counted.Name)
        {
            names.Add(instrument.Name);
        }
    }

    private static async Task AskAsync(RunningSite site)
    {
        using var browser = site.NewClient();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Firefox/99");
        browser.DefaultRequestHeaders.Add("tracestate", "visitor=secret");
        browser.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var found = await browser.GetAsync(new Uri($"/search?q={Uri.EscapeDataString("王小明")}", UriKind.Relative), Cancellation);
        using var matter = await browser.GetAsync(new Uri("/office/requests/water-2026-77", UriKind.Relative), Cancellation);
        using var nowhere = await browser.GetAsync(new Uri("/nowhere/water-2026-77", UriKind.Relative), Cancellation);
        using var sent = await site.SendAsync(browser, "/requests/status", "/requests/apply", ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", "防洪工程验收报告"), ("Form.Kind", "charity"),
            ("Form.Name", "云泽护水志愿者协会"), ("Form.IdentityNumber", "51990000MD0000002Y"), ("Form.Representative", "王小明"), ("Form.Phone", "13800001234"), ("Form.Organs", "water"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private static async Task<HttpStatusCode> MetricsAsync(RunningSite site, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await site.Client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<DirectoryInfo> FolderAsync(string settings)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-watched-");
        await EmptyStores.MakeAsync(new StorePlace(folder.FullName));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.json"), settings, Cancellation);
        return folder;
    }
}

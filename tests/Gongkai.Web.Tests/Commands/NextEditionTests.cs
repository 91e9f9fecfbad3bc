using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Web.Tests.Commands;

/// <summary>A fictional edition of the form, one row gone and one column new, as a single data file: reading, checking, printing,
/// adding up, converting and the page follow without a line of code. Runs in processes of its own, for editions hold for a whole process.</summary>
public sealed class NextEditionTests : IDisposable
{
    private const string Gone = "requests.refused.administrative-query";
    private const string NewReceived = "requests.received.school";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-next-");
    private readonly ImmutableDictionary<string, string> variables;

    public NextEditionTests()
    {
        var forms = folder.CreateSubdirectory("forms");
        File.Copy(Checkout.PathOf("tests/specs/2099.json"), Path.Combine(forms.FullName, "2099.json"));
        variables = ImmutableDictionary<string, string>.Empty.Add("GONGKAI_FORMS", forms.FullName);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("txt")]
    [InlineData("md")]
    [InlineData("xlsx")]
    public void PrintedAndRead_EveryFigure_ComesBack(string extension)
    {
        var file = PathOf("report." + extension);
        Assert.Equal(0, Run("convert", Report(), file).Exit);

        using var read = JsonDocument.Parse(Run("read", file, "--json").Bytes);

        var (year, form) = (read.RootElement.GetProperty("year").GetInt32(), read.RootElement.GetProperty("form").GetString());
        Assert.Equal((2099, "2099"), (year, form));
        var figures = read.RootElement.GetProperty("figures");
        Assert.Equal(Values().Select(pair => $"{pair.Key}={pair.Value}/read"), figures.EnumerateObject().Select(figure => $"{figure.Name}={figure.Value.GetProperty("value")}/{figure.Value.GetProperty("state").GetString()}"));
        Assert.False(figures.TryGetProperty(Gone + ".natural", out _));
        Assert.DoesNotContain(Rules(read.RootElement.GetProperty("findings")), rule => rule[0] is 'T' or 'S');
    }

    [Fact]
    public void Checked_ABrokenSum_NamesTheNewColumn()
    {
        var file = PathOf("broken.html");
        Run("convert", Report(("requests.received.total", 6)), file);

        using var json = JsonDocument.Parse(Run("check", file, "--json").Bytes);

        var finding = json.RootElement.GetProperty("reports")[0].GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("rule").GetString() == "T3-3");
        Assert.Contains(NewReceived, finding.GetProperty("cells").EnumerateArray().Select(cell => cell.GetString()));
        Assert.Equal((5, 6), (finding.GetProperty("expected").GetInt32(), finding.GetProperty("actual").GetInt32()));
    }

    [Fact]
    public void Converted_ToTheEditionInForce_KeepsWhatHasNoPlaceAndKnowsNothingOfTheLostRow()
    {
        var file = PathOf("converted.json");
        Assert.Equal(0, Run("convert", Report(), file, "--form", "2021").Exit);

        using var json = JsonDocument.Parse(File.ReadAllBytes(file));

        var figures = json.RootElement.GetProperty("figures");
        Assert.Equal("unknown", figures.GetProperty(Gone + ".natural").GetProperty("state").GetString());
        Assert.Equal(2, figures.GetProperty(NewReceived).GetProperty("value").GetInt32());
    }

    [Fact]
    public void Schema_HasTheNewCells() => Assert.Contains($"\"{NewReceived}\"", Run("schema").Output, StringComparison.Ordinal);

    // Reports of the built-in editions read as before: the new edition takes none of them.
    [Theory]
    [InlineData("samples/reports/yunze-commerce-2023.txt", "2021")]
    [InlineData("samples/reports/yunze-commerce-2022.html", "2021")]
    [InlineData("samples/reports/yunze-commerce-2020.txt", "2019")]
    [InlineData("samples/damaged/taiwan-twice.txt", "2019")]
    public void OtherEditions_ReadBesideIt_AreUnmoved(string sample, string form)
    {
        var run = Run("read", sample, "--json");
        Assert.Equal(Head.Run("gongkai-reader", "zh", [], "read", sample, "--json").Output, run.Output);
        Assert.Contains($"\"form\":\"{form}\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unusable_AFileThatIsNoForm_IsNamedAndNothingRuns()
    {
        File.WriteAllText(Path.Combine(variables["GONGKAI_FORMS"], "x.json"), """{"edition": "2098"}""");
        var run = Run("read", "samples/damaged/title-last.txt");
        Assert.Equal((64, ""), (run.Exit, run.Output));
        Assert.Contains("GONGKAI_FORMS", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoredAndShown_TheTablesTotalsAndPage_FollowTheForm()
    {
        var data = PathOf("data");
        foreach (var name in new[] { "水务局", "教育局" })
        {
            Run("convert", Report([], name), PathOf(name + ".html"));
        }

        Assert.Equal(0, App("import", PathOf("水务局.html"), PathOf("教育局.html"), "--data", data).Exit);
        Assert.Contains($"{NewReceived},4,true", App("rollup", "--year", "2099", "--csv", "--data", data).Output, StringComparison.Ordinal);

        using var site = Serve(data);
        try
        {
            var page = await new HtmlParser().ParseDocumentAsync(await PageAsync(site, "/reports/1"), TestContext.Current.CancellationToken);
            Assert.Equal("2", page.GetElementById(NewReceived)!.TextContent.Trim());
            Assert.Null(page.GetElementById(Gone + ".natural"));
            Assert.Contains(page.QuerySelectorAll(".official th"), head => head.TextContent == "学校");
        }
        finally
        {
            site.Kill(entireProcessTree: true);
            await site.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private HeadRun Run(params ReadOnlySpan<string> arguments) => Head.Run("gongkai-reader", "zh", [], variables, arguments);

    private HeadRun App(params ReadOnlySpan<string> arguments) => Head.Run("gongkai-app", "zh", [], variables, arguments);

    private Process Serve(string data)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-app"), ["serve", "--urls", "http://127.0.0.1:0", "--data", data]) { RedirectStandardOutput = true };
        start.Environment["GONGKAI_FORMS"] = variables["GONGKAI_FORMS"];
        return Process.Start(start)!;
    }

    private static async Task<string> PageAsync(Process site, string address)
    {
        var line = await site.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var from = line!.IndexOf("http", StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = new Uri(line[from..].TakeWhile(character => character < 128 && character != ' ').Aggregate("", (all, character) => all + character)) };
        for (var attempt = 0; attempt < 600 && (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK; attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return await client.GetStringAsync(address, TestContext.Current.CancellationToken);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private string Report(params (string Cell, int Value)[] changes) => Report(changes.ToDictionary(change => change.Cell, change => change.Value), "水务局");

    private string Report(Dictionary<string, int> changes, string office)
    {
        var figures = new JsonObject(Values().Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject { ["value"] = changes.GetValueOrDefault(pair.Key, pair.Value), ["state"] = "read" })));
        var sections = new JsonArray([.. new[] { "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项" }
            .Select((title, at) => new JsonObject { ["number"] = at + 1, ["title"] = title, ["text"] = at is 0 or 4 or 5 ? "本年度各项工作有序开展，没有收取信息处理费。问题是公开不够及时，已改进流程。" : "" })]);
        var report = new JsonObject { ["organ"] = "云泽市" + office, ["year"] = 2099, ["form"] = "2099", ["title"] = $"云泽市{office}2099年政府信息公开工作年度报告", ["sections"] = sections, ["figures"] = figures };
        var file = PathOf($"report-{office}.json");
        File.WriteAllText(file, report.ToJsonString());
        return file;
    }

    // Every cell in the order of the data file, most of them zero.
    private static Dictionary<string, int> Values()
    {
        var some = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["disclosure.normative.issued"] = 4,
            ["disclosure.normative.repealed"] = 1,
            ["disclosure.normative.in-force"] = 9,
        };
        foreach (var row in new[] { "requests.received", "requests.granted", "requests.total" })
        {
            (some[row + ".natural"], some[row + ".school"], some[row + ".total"]) = (3, 2, 5);
        }

        using var form = JsonDocument.Parse(Checkout.Text("tests/specs/2099.json"));
        return form.RootElement.GetProperty("tables").EnumerateArray().SelectMany(table => table.GetProperty("blocks").EnumerateArray())
            .SelectMany(block => block.GetProperty("rows").EnumerateArray().SelectMany(row => block.GetProperty("columns").EnumerateArray().Select(column => $"{row.GetProperty("code")}.{column.GetProperty("code")}")))
            .ToDictionary(code => code, code => some.GetValueOrDefault(code));
    }

    private static IEnumerable<string> Rules(JsonElement findings) => findings.EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!);
}

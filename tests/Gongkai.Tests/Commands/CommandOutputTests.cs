using System.Text;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.Commands;

/// <summary>What the quick head prints, held in approved files: others script against it.</summary>
public sealed class CommandOutputTests
{
    private const string Plain = "samples/reports/yunze-commerce-2023.txt";
    private static readonly string[] Commands = ["", "read", "check", "convert", "diff", "schema"];

    private static readonly string[] Damaged = [.. Directory.EnumerateFiles(Checkout.PathOf("samples/damaged"), "*.txt").Select(path => "samples/damaged/" + Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Help_OfEveryCommand_IsAsApproved(string language)
    {
        var pages = new StringBuilder();
        foreach (var command in Commands)
        {
            var run = Head.Run("gongkai-reader", language, [], [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal((0, ""), (run.Exit, run.Error));
            pages.Append(run.Output).Append('\n');
        }

        Approved.Same($"commands/reader-help.{language}.txt", pages.ToString());
    }

    [Fact]
    public void Read_ADamagedSample_PrintsTablesAndFindings()
    {
        var run = ReaderRun.Zh("read", "samples/damaged/broken-tabs.txt");
        Assert.Equal((1, ""), (run.Exit, run.Error));
        Approved.Same("commands/read.zh.txt", run.Output);
    }

    [Fact]
    public void Read_AsJson_IsTheStableObject()
    {
        var run = ReaderRun.En("read", Plain, "--json");
        Assert.Equal("", run.Error);
        Approved.Same("commands/read.json", Indented(run.Output));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Check_TheDamagedSamples_PrintsEveryFindingWithItsPlace(string language)
    {
        var run = Head.Run("gongkai-reader", language, [], ["check", .. Damaged]);
        Assert.Equal((1, ""), (run.Exit, run.Error));
        Approved.Same($"commands/check.{language}.txt", run.Output);
    }

    [Fact]
    public void Check_AgainstTheYearBefore_AsJson_IsTheStableObject()
    {
        var run = ReaderRun.Zh("check", Plain, "--previous", "samples/reports/yunze-commerce-2022.html", "--json");
        Approved.Same("commands/check.json", Indented(run.Output));
    }

    [Fact]
    public void Diff_OfTwoYears_PrintsCellsAndParagraphs()
    {
        var run = ReaderRun.Zh("diff", "samples/reports/yunze-commerce-2022.html", Plain);
        Assert.Equal((1, ""), (run.Exit, run.Error));
        Approved.Same("commands/diff.zh.txt", run.Output);
    }

    [Fact]
    public void Schema_IsAsApproved() => Approved.Same("commands/schema.json", Indented(ReaderRun.Zh("schema").Output));

    private static string Indented(string json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        return node.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }
}

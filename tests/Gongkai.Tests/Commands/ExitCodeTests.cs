using System.Text;
using System.Text.Json;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.Commands;

/// <summary>Exit codes and streams: 0 nothing found, 1 findings, 2 not readable, 64 wrong usage; diagnostics on the error stream only.</summary>
public sealed class ExitCodeTests
{
    private const string Sound = "samples/reports/yunze-education-2022.docx";
    private const string Broken = "samples/damaged/taiwan-twice.txt";

    [Fact]
    public void Check_ASoundReport_IsZero()
    {
        var run = ReaderRun.Zh("check", Sound);
        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void Check_ADamagedReport_IsOne() => Assert.Equal(1, ReaderRun.Zh("check", Broken).Exit);

    [Fact]
    public void Check_OneOfTwoMissing_IsTwoAndStillChecksTheOther()
    {
        var run = ReaderRun.Zh("check", "nowhere.docx", Broken, "--json");
        Assert.Equal(2, run.Exit);
        Assert.Contains("nowhere.docx", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Bytes);
        Assert.Equal(Broken, Assert.Single(json.RootElement.GetProperty("reports").EnumerateArray()).GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("chek x.docx")]
    [InlineData("read")]
    [InlineData("read a.txt b.txt")]
    [InlineData("read a.txt --jsn")]
    [InlineData("convert a.txt b.exe")]
    [InlineData("convert samples/reports/yunze-water-2022.docx b.docx --form 1999")]
    [InlineData("schema --lang fr")]
    public void AnyCommand_WronglyWritten_IsSixtyFourAndPrintsNothing(string line)
    {
        var run = ReaderRun.Zh(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((64, ""), (run.Exit, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public void AnyCommand_Mistyped_NamesTheNearest() => Assert.Contains("check", ReaderRun.En("chek").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 and nothing behind it")]
    [InlineData("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007")]
    public void Read_WhatIsNoReport_IsTwoWithOneSentence(string content)
    {
        var run = ReaderRun.Piped(Encoding.UTF8.GetBytes(content), "read", "-", "--json");
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("{", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"organ": 1}""")]
    [InlineData("""{"figures": {"requests.granted.natural": 1}}""")]
    public void Read_JsonThatIsNoReport_IsTwoWithOneSentence(string content)
    {
        var file = Path.Combine(Path.GetTempPath(), $"gongkai-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, content);
        var run = ReaderRun.Zh("read", file);
        File.Delete(file);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FromTheStandardInput_IsUtf8JsonWithoutAMark()
    {
        var run = ReaderRun.Piped(File.ReadAllBytes(Checkout.PathOf(Broken)), "read", "-", "--json");
        Assert.Equal((byte)'{', run.Bytes[0]);
        using var json = JsonDocument.Parse(run.Bytes);
        Assert.Contains("政府信息公开", json.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("政府信息公开"u8.ToArray(), run.Bytes);
    }

    [Fact]
    public void Read_ItsOwnJson_GivesTheSameFigures()
    {
        var first = ReaderRun.Zh("read", Sound, "--json").Bytes;
        var second = ReaderRun.Piped(first, "read", "-", "--json").Bytes;
        using var a = JsonDocument.Parse(first);
        using var b = JsonDocument.Parse(second);
        Assert.Equal(Values(a), Values(b));
    }

    [Fact]
    public void Version_IsOneLine() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", ReaderRun.Zh("--version").Output.ReplaceLineEndings("\n"));

    private static List<string> Values(JsonDocument json) =>
        [.. json.RootElement.GetProperty("figures").EnumerateObject().Select(figure => $"{figure.Name}={figure.Value.GetProperty("value")}/{figure.Value.GetProperty("state")}")];
}

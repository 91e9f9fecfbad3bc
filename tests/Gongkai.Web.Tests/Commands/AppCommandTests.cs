using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Web.Tests.Commands;

/// <summary>The commands of the full head as people run them.</summary>
public sealed class AppCommandTests : IDisposable
{
    private static readonly string[] Commands = ["", "serve", "import", "rollup", "deadline", "inspect", "redact", "user", "user add", "verify", "backup", "restore", "upgrade", "move", "doctor"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-app-");

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Help_OfEveryCommand_IsAsApproved(string language)
    {
        var pages = new StringBuilder();
        foreach (var command in Commands)
        {
            var run = Head.Run("gongkai-app", language, [], [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal((0, ""), (run.Exit, run.Error));
            pages.Append(run.Output).Append('\n');
        }

        Approved.Same($"commands/app-help.{language}.txt", pages.ToString());
    }

    [Fact]
    public void Check_ThroughTheFullHead_PrintsWhatTheQuickHeadPrints()
    {
        var run = Zh("check", "samples/damaged/taiwan-twice.txt");
        Assert.Equal(1, run.Exit);
        Assert.Contains("S-1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Deadline_WithAnExtension_ExplainsTheDayLineByLine()
    {
        var run = Zh("deadline", "--received", "2024-09-27", "--event", "extended=2024-10-28");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Approved.Same("commands/deadline.zh.txt", run.Output);
    }

    [Fact]
    public void Deadline_AsJson_AddsUp()
    {
        using var json = JsonDocument.Parse(Zh("deadline", "--received", "2024-09-27", "--json").Bytes);
        Assert.Equal("2024-10-30", json.RootElement.GetProperty("due").GetString());
        Assert.Equal(20, json.RootElement.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("days").GetInt32()));
    }

    [Theory]
    [InlineData("deadline")]
    [InlineData("deadline --received tomorrow")]
    [InlineData("deadline --received 2024-09-27 --event extendid=2024-10-28")]
    [InlineData("rollup samples/reports")]
    [InlineData("import")]
    [InlineData("rollup samples/reports --year 2022 --form 1999")]
    public void AnyCommand_WronglyWritten_IsSixtyFourAndPrintsNothing(string line)
    {
        var run = Zh(line.Split(' '));
        Assert.Equal((64, ""), (run.Exit, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public void RollUp_OfASoundCity_IsCompleteAndAsApproved()
    {
        var run = Zh("rollup", "samples/reports", "--year", "2022");
        Assert.Equal(0, run.Exit);
        Approved.Same("commands/rollup.zh.txt", run.Output);
    }

    [Fact]
    public void RollUp_WithBlankCells_NeverAddsThemAsZero()
    {
        using var json = JsonDocument.Parse(Zh("rollup", "samples/damaged/broken-tabs.txt", "samples/damaged/padded-cells.txt", "--year", "2020", "--json").Bytes);
        var upheld = json.RootElement.GetProperty("totals").GetProperty("disputes.reconsideration.upheld");
        Assert.False(upheld.GetProperty("complete").GetBoolean());
        Assert.Equal(1, upheld.GetProperty("states").GetProperty("blank").GetInt32());
        Assert.True(json.RootElement.GetProperty("totals").GetProperty("requests.received.total").GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void RollUp_OfAnArchiveWithOldNames_ReadsWhatLiesInIt()
    {
        var archive = Path.Combine(folder.FullName, "2022.zip");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using (var zip = new ZipArchive(File.Create(archive), ZipArchiveMode.Create, leaveOpen: false, Encoding.GetEncoding("gb18030")))
        {
            zip.CreateEntryFromFile(Checkout.PathOf("samples/reports/yunze-education-2022.docx"), "教育局/报告.docx");
            zip.CreateEntryFromFile(Checkout.PathOf("samples/reports/weitang-housing-2022.html"), "住建局/报告.html");
            zip.CreateEntryFromFile(Checkout.PathOf("samples/README.md"), "说明.exe");
        }

        var run = Zh("rollup", archive, "--year", "2022", "--json");
        using var json = JsonDocument.Parse(run.Bytes);
        Assert.Equal(2, json.RootElement.GetProperty("members").GetInt32());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void RollUp_TheSameReportTwice_CountsItOnceAndSaysSo()
    {
        var run = Zh("rollup", "samples/reports/yunze-education-2022.docx", "samples/reports/yunze-education-2022.docx", "--year", "2022", "--json");
        using var json = JsonDocument.Parse(run.Bytes);
        Assert.Equal((1, 1), (run.Exit, json.RootElement.GetProperty("members").GetInt32()));
        Assert.Contains("云泽市教育局", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RollUp_WithABrokenFile_NamesItAndGoesOn()
    {
        var broken = Path.Combine(folder.FullName, "broken.docx");
        File.WriteAllText(broken, "PK\u0003\u0004 and nothing behind it");
        var run = Zh("rollup", broken, "samples/reports/yunze-education-2022.docx", "--year", "2022", "--csv");
        Assert.Equal(2, run.Exit);
        Assert.Contains("broken.docx", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("code,value,complete,read,blank,absent,inferred,doubtful,not-applicable,unknown", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_TheSameFolderTwice_KeepsEveryReportOnce()
    {
        var store = Path.Combine(folder.FullName, "store");
        var files = Directory.GetFiles(Checkout.PathOf("samples/reports")).Length;
        var first = Zh("import", "samples/reports", "--data", store);
        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Contains($"新导入 {files} 份，已有 0 份", first.Output, StringComparison.Ordinal);
        var second = Zh("import", "samples/reports", "--data", store);
        Assert.Contains($"新导入 0 份，已有 {files} 份", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RollUp_OfTheStore_IsTheRollUpOfItsFiles()
    {
        var store = Path.Combine(folder.FullName, "store");
        Assert.Equal(0, Zh("import", "samples/reports", "--data", store).Exit);
        var ofFiles = Zh("rollup", "samples/reports", "--year", "2020", "--json");
        var ofStore = Zh("rollup", "--data", store, "--year", "2020", "--json");
        Assert.Equal(ofFiles.Output, ofStore.Output);
        Assert.Equal(ofFiles.Exit, ofStore.Exit);
    }

    [Fact]
    public void Import_WithABrokenFile_KeepsTheOthers()
    {
        var broken = Path.Combine(folder.FullName, "broken.docx");
        File.WriteAllText(broken, "PK\u0003\u0004 and nothing behind it");
        var run = Zh("import", broken, "samples/reports/yunze-education-2022.docx", "samples/README.md", "--data", Path.Combine(folder.FullName, "store"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("新导入 1 份，已有 0 份，读不了 2 份", run.Output, StringComparison.Ordinal);
        Assert.Contains("broken.docx", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_WithSummary_SaysWhatBecameOfEachFile()
    {
        var given = folder.CreateSubdirectory("given").FullName;
        var (summary, store) = (Path.Combine(folder.FullName, "out.csv"), Path.Combine(folder.FullName, "store"));
        File.Copy(Checkout.PathOf("samples/reports/yunze-education-2022.docx"), Path.Combine(given, "a.docx"));
        File.Copy(Checkout.PathOf("samples/reports/yunze-education-2022.docx"), Path.Combine(given, "b.docx"));
        File.WriteAllText(Path.Combine(given, "c.html"), File.ReadAllText(Checkout.PathOf("samples/reports/yunze-commerce-2022.html")));
        File.WriteAllText(Path.Combine(given, "d.html"), File.ReadAllText(Checkout.PathOf("samples/reports/yunze-commerce-2022.html")) + "\n");
        File.WriteAllText(Path.Combine(given, "e.docx"), "PK\u0003\u0004 and nothing behind it");
        File.WriteAllText(Path.Combine(given, "f.txt"), "关于召开会议的通知");
        File.WriteAllText(Path.Combine(given, "g.zip"), "no archive");

        Assert.Equal(2, Zh("import", given, "--data", store, "--summary", summary).Exit);
        Assert.Equal(["new", "same", "new", "newer", "unreadable", "not-a-report", "unreadable"], Outcomes(summary));
        Assert.Equal(2, Zh("import", given, "--data", store, "--summary", summary).Exit);
        Assert.Equal(["same", "same", "same", "same", "unreadable", "not-a-report", "unreadable"], Outcomes(summary));
    }

    [Fact]
    public void Import_WhereNoStoreCanBe_SaysSo()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        var run = Zh("import", "samples/reports", "--data", file);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_OnAnyMachine_ListsEveryPartAndIsFine()
    {
        var run = Head.Run("gongkai-app", "en", [], "doctor");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.All(["LibreOffice", "fonts", "pdftoppm", "C linker", "PostgreSQL"], part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<string> Outcomes(string summary) => File.ReadAllLines(summary).Skip(1).Select(line => line.Split(',')[1]);

    private static HeadRun Zh(params ReadOnlySpan<string> arguments) => Head.Run("gongkai-app", "zh", [], arguments);
}

using System.Text;
using System.Text.Json;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Web.Tests.Commands;

/// <summary><c>inspect</c> and <c>redact</c> as people run them.</summary>
public sealed class FileCommandTests : IDisposable
{
    private const string Number = "110101199003070476";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-files-");

    [Fact]
    public void Inspect_CleanReport_MayGoOut()
    {
        var run = Run("zh", "inspect", "samples/reports/yunze-government-2022.docx");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("可以发布", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_FileWithPersonalData_SaysWhereAndMasksIt()
    {
        var run = Run("zh", "inspect", File("名单.txt", $"公示名单\n周某，{Number}\n"));
        Assert.Equal(1, run.Exit);
        Assert.Contains("第 2 段  身份证号码", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, run.Output, StringComparison.Ordinal);
        Assert.Contains("must not go out", Run("en", "inspect", File("list.txt", Number)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_AsJson_NamesRulePlaceAndHash()
    {
        using var json = JsonDocument.Parse(Run("zh", "inspect", File("a.txt", $"公告\n{Number}"), "--json").Bytes);
        var file = json.RootElement.GetProperty("files")[0];
        Assert.True(file.GetProperty("stopped").GetBoolean());
        Assert.Equal(64, file.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(("personal.identity-card", 2), (file.GetProperty("leaks")[0].GetProperty("rule").GetString(), file.GetProperty("leaks")[0].GetProperty("where").GetProperty("paragraph").GetInt32()));
    }

    [Fact]
    public void Inspect_WithClean_WritesACopyThatPasses()
    {
        var page = File("a.html", $"<!doctype html><html><body><p>公告</p><!-- {Number} --></body></html>");
        var clean = Path.Combine(folder.FullName, "clean.html");
        var run = Run("zh", "inspect", page, "--clean", clean);
        Assert.Equal(0, run.Exit);
        Assert.DoesNotContain(Number, System.IO.File.ReadAllText(clean), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_WithoutOut_OnlySaysWhatGoes()
    {
        var run = Run("zh", "redact", File("a.txt", "周志远申请，周志远已收到。"), "--mark", "privacy@paragraph=1:0+3");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("“周志远”  《条例》 第 15 条 个人隐私", run.Output, StringComparison.Ordinal);
        Assert.Contains("在这里没有标记，仍会保留", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_WithOut_WritesTheCopy()
    {
        var copy = Path.Combine(folder.FullName, "copy.txt");
        var run = Run("zh", "redact", File("a.txt", $"周志远，{Number}，男"), copy, "--mark", "privacy@words=周志远", "--mark", "sensitive-information@pattern=personal.identity-card");
        Assert.Equal(0, run.Exit);
        Assert.Equal("███，███，男", System.IO.File.ReadAllText(copy));
    }

    [Theory]
    [InlineData("privacy@words=没有的词", 2)]
    [InlineData("because@words=周志远", 2)]
    [InlineData("privacy@cell=A1", 2)]
    [InlineData("周志远", 64)]
    [InlineData("privacy@page=one", 64)]
    public void Redact_MarkThatFitsNothing_WritesNoFile(string mark, int exit)
    {
        var copy = Path.Combine(folder.FullName, "copy.txt");
        var run = Run("zh", "redact", File("a.txt", "周志远"), copy, "--mark", mark);
        Assert.Equal(exit, run.Exit);
        Assert.NotEmpty(run.Error);
        Assert.False(System.IO.File.Exists(copy));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static HeadRun Run(string language, params string[] arguments) => Head.Run("gongkai-app", language, [], arguments);
}

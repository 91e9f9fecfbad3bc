using Gongkai.Documents.Programs;
using System.Text.Json;
using Gongkai.Reader;
using Xunit;

namespace Gongkai.Tests.Commands;

/// <summary><c>convert</c>: every kind of file is written, whole or not at all, and reads back to the same figures.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private const string Source = "samples/reports/yunze-commerce-2023.txt";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-convert-");

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("txt")]
    [InlineData("json")]
    public void Convert_ToAKindThatIsRead_ReadsBackTheSame(string extension)
    {
        var output = Path.Combine(folder.FullName, "report." + extension);
        var run = ReaderRun.Zh("convert", Source, output);
        Assert.Equal((0, ""), (run.Exit, run.Output));
        Assert.Equal(Figures(Source), Figures(output));
    }

    [Theory]
    [InlineData("csv", "code,table,row,column,value,state")]
    [InlineData("xlsx", "PK")]
    public void Convert_ToAKindThatIsNot_WritesIt(string extension, string start)
    {
        var output = Path.Combine(folder.FullName, "report." + extension);
        Assert.Equal(0, ReaderRun.Zh("convert", Source, output).Exit);
        Assert.StartsWith(start, File.ReadAllText(output).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ToPdf_NeedsLibreOffice()
    {
        var output = Path.Combine(folder.FullName, "report.pdf");
        var run = ReaderRun.Zh("convert", Source, output);
        if (OutsideProgram.Find("soffice", "libreoffice") is null)
        {
            Assert.Equal(2, run.Exit);
            Assert.Contains("LibreOffice", run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(output));
            return;
        }

        Assert.True(run.Exit == 0, run.Error);
        Assert.StartsWith("%PDF", File.ReadAllText(output)[..8], StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ToTheNextForm_MarksWhatItCannotKnow()
    {
        var output = Path.Combine(folder.FullName, "report.json");
        var run = ReaderRun.Zh("convert", "samples/reports/yunze-commerce-2020.txt", output, "--form", "2021");
        Assert.Equal(0, run.Exit);
        using var json = JsonDocument.Parse(File.ReadAllBytes(output));
        Assert.Equal("2021", json.RootElement.GetProperty("form").GetString());
        var repealed = json.RootElement.GetProperty("figures").GetProperty("disclosure.normative.repealed");
        Assert.Equal((JsonValueKind.Null, "unknown"), (repealed.GetProperty("value").ValueKind, repealed.GetProperty("state").GetString()));
    }

    [Fact]
    public void Convert_IntoAFolderThatIsNotThere_LeavesNothingBehind()
    {
        var run = ReaderRun.Zh("convert", Source, Path.Combine(folder.FullName, "nowhere", "report.docx"));
        Assert.Equal(2, run.Exit);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<string> Figures(string file)
    {
        using var json = JsonDocument.Parse(ReaderRun.Zh("read", file, "--json").Bytes);
        return [.. json.RootElement.GetProperty("figures").EnumerateObject().Select(figure => $"{figure.Name}={figure.Value.GetProperty("value")}/{figure.Value.GetProperty("state")}")];
    }
}

using System.IO.Compression;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Reports.Layout;
using Gongkai.Web.Tests.Filing;
using Xunit;

namespace Gongkai.Web.Tests.Commands;

/// <summary><c>verify PACKAGE</c> as whoever received a filed report runs it: with the file and nothing else.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-package-");

    [Fact]
    public async Task Verify_OfAPackage_SaysWhoseItIs_AndNamesWhatWasAltered()
    {
        var path = Path.Combine(folder.FullName, "package.zip");
        await WriteAsync(path);
        var whole = Run(path);
        Assert.Equal((0, ""), (whole.Exit, whole.Error));
        Assert.Contains("云泽市水务局 2025年", whole.Output, StringComparison.Ordinal);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.GetEntry("report.docx")!.Delete();
            await using var entry = archive.CreateEntry("report.docx").Open();
            await entry.WriteAsync("another"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var altered = Run(path);
        Assert.Equal(1, altered.Exit);
        Assert.Contains("report.docx", altered.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("report.json", altered.Output, StringComparison.Ordinal);
        var other = Path.Combine(folder.FullName, "other.zip");
        await File.WriteAllBytesAsync(other, [1, 2, 3], TestContext.Current.CancellationToken);
        Assert.Equal(2, Run(other).Exit);
        Assert.Equal(2, Run(Path.Combine(folder.FullName, "nothing.zip")).Exit);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static HeadRun Run(string path) => Head.Run("gongkai-app", "zh", [], ["verify", path]);

    private static async Task WriteAsync(string path)
    {
        await using var january = await January.OpenAsync("sqlite");
        var filed = await january.FiledAsync();
        var opened = await january.OpenFilingAsync(filed.Id, january.Town.Leader);
        using var docx = new MemoryStream();
        DocxWriter.Write(ReportLayout.Lay(opened.Report), docx);
        await using var output = File.Create(path);
        FilingPackage.Write(opened, new Dictionary<string, byte[]> { ["report.docx"] = docx.ToArray() }, output);
    }
}

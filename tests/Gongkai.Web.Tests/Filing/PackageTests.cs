using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Reports.Layout;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

public sealed class PackageTests
{
    [Fact]
    public async Task Package_OfAFiledReport_IsTheSameBytesEveryTime_AndVerifies()
    {
        var (bytes, again, hash) = await MakeAsync();
        Assert.Equal(bytes, again);
        var (manifest, files, faults) = FilingPackage.Verify(new MemoryStream(bytes));
        Assert.Empty(faults);
        Assert.Equal((hash, "云泽市水务局", 2025, "〔2026〕1号"), (manifest!.Report, manifest.Organ, manifest.Year, manifest.Number));
        Assert.Equal(["SHA256SUMS", "manifest.json", "report.docx", "report.json", "report.xlsx"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(hash, FairCopy.HashOf(files["report.json"]));
    }

    [Theory]
    [InlineData("report.json")]
    [InlineData("report.docx")]
    [InlineData("manifest.json")]
    public async Task Package_WithOneByteOfAFileChanged_NamesTheFile(string name)
    {
        var (bytes, _, _) = await MakeAsync();
        var altered = Rewrite(bytes, name, content => content[content.Length / 2] ^= 1);
        var (_, _, faults) = FilingPackage.Verify(new MemoryStream(altered));
        Assert.Contains(new PackageFault("altered", name), faults);
    }

    [Fact]
    public async Task Package_WithAFileTakenOutOrPutIn_SaysSo()
    {
        var (bytes, _, _) = await MakeAsync();
        Assert.Contains(new PackageFault("missing", "report.xlsx"), FilingPackage.Verify(new MemoryStream(Rewrite(bytes, "report.xlsx", null))).Faults);
        using var more = new MemoryStream();
        more.Write(bytes);
        using (var archive = new ZipArchive(more, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("note.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes("x"));
        }

        more.Position = 0;
        Assert.Equal([new PackageFault("unnamed", "note.txt")], FilingPackage.Verify(more).Faults);
        Assert.Equal("unreadable", Assert.Single(FilingPackage.Verify(new MemoryStream([1, 2, 3])).Faults).Kind);
    }

    private static async Task<(byte[] Bytes, byte[] Again, string Hash)> MakeAsync()
    {
        await using var january = await January.OpenAsync("sqlite");
        var filed = await january.FiledAsync();
        var opened = await january.OpenFilingAsync(filed.Id, january.Town.Leader);
        return (Write(opened), Write(opened), filed.Hash);
    }

    private static byte[] Write(OpenedFiling opened)
    {
        var blocks = ReportLayout.Lay(opened.Report, new LayoutOptions { WriteNone = true });
        byte[] Print(Action<Stream> write)
        {
            using var file = new MemoryStream();
            write(file);
            return file.ToArray();
        }

        return Print(output => FilingPackage.Write(opened, new Dictionary<string, byte[]> { ["report.docx"] = Print(file => DocxWriter.Write(blocks, file)), ["report.xlsx"] = Print(file => XlsxWriter.Write(blocks, file)) }, output));
    }

    private static byte[] Rewrite(byte[] package, string name, Action<byte[]>? change)
    {
        using var output = new MemoryStream();
        using (var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
            foreach (var entry in source.Entries.Where(entry => entry.FullName != name || change is not null))
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                var bytes = content.ToArray();
                if (entry.FullName == name)
                {
                    change!(bytes);
                }

                using var copy = target.CreateEntry(entry.FullName).Open();
                copy.Write(bytes);
            }
        }

        return output.ToArray();
    }
}

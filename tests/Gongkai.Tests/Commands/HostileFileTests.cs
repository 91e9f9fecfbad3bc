using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.Commands;

/// <summary>Files that nobody should hand in, through the command as people run it: one clear sentence, soon, and in little memory.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Report = "samples/damaged/broken-tabs.txt";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    // 600 MB of objects at the most: beyond it the process would end with another code than a refusal's.
    private static readonly ImmutableDictionary<string, string> LittleMemory = ImmutableDictionary<string, string>.Empty.Add("DOTNET_GCHeapHardLimit", "0x24000000");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-hostile-");

    [Theory]
    [InlineData("empty.txt", "是空的")]
    [InlineData("blanks.txt", "是空的")]
    [InlineData("binary.txt", "不是文本")]
    [InlineData("200-megabytes.txt", "超过 64 MB")]
    [InlineData("one-long-line.txt", "文字超过 400 万字")]
    [InlineData("a-million-bars.txt", "段落和单元格超过 50 万个")]
    [InlineData("zip-renamed.txt", "压缩包")]
    [InlineData("torn.docx", "坏了")]
    [InlineData("nested-tables.html", "嵌套太深")]
    public void Read_WhatCannotBeRead_SaysWhySoon(string name, string reason)
    {
        var run = Run(name);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("a-million-nested-tags.html")]
    [InlineData("wide-spans.html")]
    [InlineData("wrong-encoding.txt")]
    [InlineData("deep.json")]
    public void Read_WhatIsNoReport_SaysThatItIsNone(string name)
    {
        var run = Run(name);

        Assert.Equal(1, run.Exit);
        Assert.Contains("没有认出政府信息公开工作年度报告", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Read_AReportInAnyEncoding_GivesTheSameFigures(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = Path.Combine(folder.FullName, "report.txt");
        File.WriteAllBytes(file, Encoding.GetEncoding(encoding).GetBytes(Checkout.Text(Report)));

        Assert.Equal(Figures(Checkout.PathOf(Report)), Figures(file));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private HeadRun Run(string name)
    {
        var file = Path.Combine(folder.FullName, name);
        using (var stream = File.Create(file))
        {
            Write(name, stream);
        }

        var watch = Stopwatch.StartNew();
        var run = Head.Run("gongkai-reader", "zh", [], LittleMemory, "read", file);
        Assert.True(watch.Elapsed < Soon, $"{name} took {watch.Elapsed}");
        return run;
    }

    private static void Write(string name, Stream stream)
    {
        switch (name)
        {
            case "empty.txt": break;
            case "blanks.txt": Repeat(stream, "\t \n", 300_000); break;
            case "binary.txt": stream.Write([.. Enumerable.Range(0, 200_000).Select(at => (byte)(at * 7919 % 251))]); break;
            case "200-megabytes.txt": Repeat(stream, "这是一行没有意义的文字，用来把文件撑大。\n", 1); stream.SetLength(200L * 1024 * 1024); break;
            case "one-long-line.txt": Repeat(stream, "公开1", 2_000_000); break;
            case "a-million-bars.txt": Repeat(stream, "|0", 1_000_000); break;
            case "torn.docx": stream.Write(File.ReadAllBytes(Checkout.PathOf("samples/reports/yunze-water-2022.docx")).AsSpan(0, 3_000)); break;
            case "nested-tables.html": Repeat(stream, "<table><tr><td>", 1_000_000); break;
            case "a-million-nested-tags.html": Repeat(stream, "<div>", 1_000_000); Repeat(stream, "x", 1); break;
            case "wide-spans.html": Repeat(stream, "<table>", 1); Repeat(stream, "<tr><td rowspan=65534 colspan=1000>1</td></tr>", 20_000); break;
            case "wrong-encoding.txt": stream.Write(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Checkout.Text(Report))))); break;
            case "deep.json": Repeat(stream, "[", 500_000); break;
            case "zip-renamed.txt": Zip(stream); break;
            default: throw new ArgumentOutOfRangeException(nameof(name));
        }
    }

    private static void Repeat(Stream stream, string text, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // Not disposed: that would close the file as well.
        var buffered = new BufferedStream(stream, 1 << 16);
        for (var time = 0; time < times; time++)
        {
            buffered.Write(bytes);
        }

        buffered.Flush();
    }

    private static void Zip(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using var entry = zip.CreateEntry("report.txt").Open();
        entry.Write(File.ReadAllBytes(Checkout.PathOf(Report)));
    }

    private static List<string> Figures(string file)
    {
        using var json = JsonDocument.Parse(ReaderRun.Zh("read", file, "--json").Bytes);
        return [.. json.RootElement.GetProperty("figures").EnumerateObject().Select(figure => $"{figure.Name}={figure.Value.GetProperty("value")}/{figure.Value.GetProperty("state")}/{figure.Value.GetProperty("raw")}")];
    }
}

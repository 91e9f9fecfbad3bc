using System.Diagnostics;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Tests.Documents.Inspecting.Made;
using Gongkai.Tests.Documents.Redacting;
using Xunit;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>PDF files as LibreOffice and Chromium make them, with boxes over words.</summary>
public sealed class ProducedPdfTests : IDisposable
{
    private const string Page = """
        <!doctype html><html><head><meta charset="utf-8"><style>body{font-family:"Noto Serif CJK SC"} .bar{position:absolute;left:0;top:60px;width:400px;height:40px;background:#000} td{background:#eef} th{background:#036;color:#fff}</style></head><body>
        <h1 style="margin:0;height:50px;background:#b3261e;color:#fff">行政处罚决定书</h1><p style="margin:12px 0">当事人周志远，住云泽市。</p><BAR>
        <table style="margin-top:60px"><tr><th>姓名</th></tr><tr><td>周某</td></tr></table></body></html>
        """;

    private static readonly string? Browser = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-produced-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Inspect_PageOfChromium_FindsWordsUnderABoxAndNothingElse()
    {
        Assert.SkipWhen(Browser is null, "Chromium is not installed.");
        var bytes = Chromium(Page.Replace("<BAR>", "<div class=\"bar\"></div>", StringComparison.Ordinal));
        var leaks = FileInspector.Inspect(bytes, "a.pdf", cancellation: Cancellation).Leaks.Where(leak => leak.Severity == LeakSeverity.Stop).ToList();
        Assert.Equal("pdf.text-under-box", Assert.Single(leaks).Rule);
        Assert.False(FileInspector.Inspect(Chromium(Page.Replace("<BAR>", "", StringComparison.Ordinal)), "a.pdf", cancellation: Cancellation).IsStopped);
    }

    [Fact]
    public void Redact_PageOfChromium_FindsWordsInWhateverCharactersTheFontGives()
    {
        Assert.SkipUnless(Browser is not null && PageProgram.IsThere, "Chromium or pdftoppm is not installed.");
        var redaction = FileRedactor.Redact(Chromium(Page.Replace("<BAR>", "", StringComparison.Ordinal)), "a.pdf", [new WordsMark("privacy", "行政处罚"), new WordsMark("privacy", "周志远")], new RedactionOptions { Resolution = 100 }, Cancellation);
        Assert.Equal(2, redaction.Preview.Places.Length);
        var all = Unpacked.Pdf(redaction.Bytes.ToArray());
        Assert.Contains("███决定书", all, StringComparison.Ordinal);
        Assert.DoesNotContain("志远", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_PaperOfLibreOffice_FindsWordsUnderABox()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed.");
        const string box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"2\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"column\"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx=\"2400000\" cy=\"260000\"/><wp:wrapNone/><wp:docPr id=\"1\" name=\"矩形 1\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"2400000\" cy=\"260000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>";
        var paper = MadePackage.Docx(MadePackage.P("行政处罚决定书") + $"<w:p>{box}<w:r><w:t>当事人周志远</w:t></w:r></w:p>" + MadePackage.P("住云泽市。"));
        Assert.Contains(FileInspector.Inspect(paper, "a.docx", cancellation: Cancellation).Leaks, leak => leak.Rule == "word.covered");
        File.WriteAllBytes(Path.Combine(folder.FullName, "a.docx"), paper);
        Run("/usr/bin/soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder.FullName, Path.Combine(folder.FullName, "a.docx"));
        var leaks = FileInspector.Inspect(File.ReadAllBytes(Path.Combine(folder.FullName, "a.pdf")), "a.pdf", cancellation: Cancellation).Leaks;
        Assert.Contains(leaks, leak => leak.Rule == "pdf.text-under-box" && leak.Excerpt.Contains("周志远", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private byte[] Chromium(string html)
    {
        var (page, pdf) = (Path.Combine(folder.FullName, "a.html"), Path.Combine(folder.FullName, "chromium.pdf"));
        File.WriteAllText(page, html);
        Run(Browser!, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={folder.FullName}/browser", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", $"file://{page}");
        return File.ReadAllBytes(pdf);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}

using System.Diagnostics;
using System.Text;
using Gongkai.Corpus;
using Gongkai.Corpus.Running;
using Gongkai.Corpus.Shapes;
using Gongkai.Documents.Writing;
using Gongkai.Reports.Layout;
using Gongkai.Tests.Documents.Inspecting.Made;
using SkiaSharp;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Files that may go out as they are: reports, notices, answers, tables, pictures, slides, archives, by several programs.</summary>
internal static class CleanPapers
{
    private const int Reports = 26;

    private static readonly string[][] Papers = [.. Checkout.Text("tests/Gongkai.Tests/Documents/Inspecting/clean-papers.txt").ReplaceLineEndings("\n").Split("====\n").Select(paper => paper.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    public static IEnumerable<(string Name, byte[] Bytes)> All() => [.. Samples(), .. Printed(), .. Notices(), .. Converted(), .. Pictures(), .. Slides(), .. Archives()];

    private static IEnumerable<(string, byte[])> Samples() => Checkout.Files.Where(file => file.StartsWith("samples/", StringComparison.Ordinal) && Path.GetExtension(file) is ".docx" or ".html" or ".txt" or ".pdf" or ".xlsx" && !file.Contains("/damaged/", StringComparison.Ordinal))
        .Select(file => (file, File.ReadAllBytes(Checkout.PathOf(file))));

    private static IEnumerable<(string, byte[])> Printed()
    {
        for (var at = 0; at < Reports; at++)
        {
            var report = RandomReports.Next(new Rng(7_000 + (ulong)at));
            var shape = ReportShapes.All[at % ReportShapes.All.Length];
            var printed = shape.Print(report, new Rng((ulong)at));
            yield return ($"report-{at}{printed.Extension}", Encoding.UTF8.GetBytes(printed.Text));
            yield return ($"report-{at}.docx", Written(stream => DocxWriter.Write(ReportLayout.Lay(report), stream)));
            if (at % 2 == 0)
            {
                yield return ($"report-{at}.xlsx", Written(stream => XlsxWriter.Write(ReportLayout.Lay(report), stream, [])));
            }
        }
    }

    private static IEnumerable<(string, byte[])> Notices()
    {
        foreach (var (paper, at) in Papers.Select((paper, at) => (paper, at)))
        {
            yield return ($"notice-{at}.txt", Encoding.UTF8.GetBytes(string.Join("\r\n", paper)));
            yield return ($"notice-{at}.html", Encoding.UTF8.GetBytes(Site(paper)));
            yield return ($"notice-{at}.docx", MadePackage.Docx(string.Concat(paper.Select(MadePackage.P)), Author("云泽市人民政府办公室")));
            yield return ($"notice-{at}.xlsx", MadePackage.Xlsx($"<cols><col min=\"9\" max=\"16384\" width=\"9\" hidden=\"1\"/></cols><sheetData>{string.Concat(paper.Select((line, row) => MadePackage.Row(row + 1, "", line.Split(' '))))}</sheetData>", parts: Author("openpyxl")));
        }
    }

    // What other programs make of a Word file, when LibreOffice is there.
    private static IEnumerable<(string, byte[])> Converted()
    {
        if (!File.Exists("/usr/bin/soffice"))
        {
            yield break;
        }

        var folder = Directory.CreateTempSubdirectory("gongkai-clean-");
        foreach (var (paper, at) in Papers.Take(10).Select((paper, at) => (paper, at)))
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, $"paper-{at}.docx"), MadePackage.Docx(string.Concat(paper.Select(MadePackage.P))));
        }

        foreach (var kind in new[] { "pdf", "docx:MS Word 2007 XML" })
        {
            using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", "--convert-to", kind, "--outdir", Path.Combine(folder.FullName, kind[..3]), .. Directory.GetFiles(folder.FullName, "*.docx")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            office.StandardOutput.ReadToEnd();
            office.WaitForExit();
        }

        foreach (var file in Directory.EnumerateFiles(folder.FullName, "paper-*", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != folder.FullName))
        {
            yield return ($"office-{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }

        folder.Delete(recursive: true);
    }

    private static IEnumerable<(string, byte[])> Pictures()
    {
        foreach (var (format, ending) in new[] { (SKEncodedImageFormat.Jpeg, "jpg"), (SKEncodedImageFormat.Png, "png"), (SKEncodedImageFormat.Webp, "webp") })
        {
            for (var at = 0; at < 6; at++)
            {
                using var bitmap = MadePicture.Draw(200 + (at * 60), 150 + (at * 40), at % 2 == 0 ? SKColors.White : SKColors.Transparent);
                var bytes = MadePicture.Encode(bitmap, format);
                yield return ($"photo-{at}.{ending}", ending == "jpg" && at > 2 ? MadePicture.WithSegment(bytes, 0xE1, MadePicture.ExifSegment(MadePicture.Exif(false, MadePicture.Encode(bitmap.Resize(new SKImageInfo(160, 120), SKSamplingOptions.Default)), (0x010F, "Canon"), (0x0110, "EOS 80D"), (0x0131, "Photos 1.0")))) : bytes);
            }
        }
    }

    private static IEnumerable<(string, byte[])> Slides() => Papers.Take(8).Select((paper, at) =>
        ($"slides-{at}.pptx", MadePackage.Pptx([.. paper.Chunk(3).Select(lines => MadePackage.SlideXml(string.Concat(lines.Select((line, row) => MadePackage.Box(line, 500_000, 500_000 + (row * 1_200_000), 8_000_000, 900_000)))))], Author("云泽市教育局"))));

    private static IEnumerable<(string, byte[])> Archives() => Papers.Take(6).Select((paper, at) =>
        ($"attachments-{at}.zip", MadePackage.Zip(("公告.txt", Encoding.UTF8.GetBytes(string.Join('\n', paper))), ("附件/公告.docx", MadePackage.Docx(string.Concat(paper.Select(MadePackage.P)))), ("图.png", MadePicture.Png()))));

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static MadePart Author(string name) => new("docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{name}</dc:creator><cp:lastModifiedBy>Administrator</cp:lastModifiedBy></cp:coreProperties>", "", "core-properties");

    // A page as content systems print it: menus that open on a click, comments that say where parts begin, a hidden search form.
    private static string Site(string[] paper) => $"""
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{paper[0]}</title><meta name="author" content="云泽市人民政府办公室"><!-- 页头开始 --></head>
        <body><!--[if lt IE 9]><script src="/html5.js"></script><![endif]--><nav><ul style="display:none"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></nav>
        <form style="display:none"><input type="hidden" name="siteId" value="330100"><input name="q"></form>
        <div data-id="20240831000123" class="article"><h1>{paper[0]}</h1>{string.Concat(paper.Skip(1).Select(line => $"<p>{line}</p>"))}</div>
        <!-- 正文结束 --><div style="display:none" id="share"><a href="#">微信</a></div><script>var pageId = 13912345670;</script></body></html>
        """;
}

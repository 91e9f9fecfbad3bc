using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Organs;
using Gongkai.Corpus;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The ways into a draft and out of it again: files, copied cells, Word, the stamped scan, the package.</summary>
public sealed partial class ImportPageTests(BusyDemo demo) : IClassFixture<BusyDemo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LastYearsReport_DroppedAtTheBeginning_IsRefusedWhenItIsAnothersAndSaysSo()
    {
        using var clerk = await demo.Site.SignedInAsync("shizhu-clerk");
        using var begun = await demo.Site.SendAsync(clerk, "/office/reports", "/office/reports/start", ("year", Year));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        var page = BusyDemo.ReportOf("shizhu");
        using var other = await demo.Site.SendFileAsync(clerk, page + "/import", page + "/import/previous", "other.docx", Docx("云泽市水务局", BusyDemo.Year - 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("不是“苇塘区石渚镇人民政府”的", await other.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var own = await demo.Site.SendFileAsync(clerk, page + "/import", page + "/import/previous", "own.docx", Docx("苇塘区石渚镇人民政府", BusyDemo.Year - 1));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        using var broken = await demo.Site.SendFileAsync(clerk, page + "/import", page + "/import/file", "broken.docx", [1, 2, 3]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
    }

    [Fact]
    public async Task ThisYearsFile_IsShownBesideWhatStands_AndTakenOverOnlyWhenSaid()
    {
        using var clerk = await demo.Site.SignedInAsync("commerce-clerk");
        var page = BusyDemo.ReportOf("yunze-commerce");
        var before = await FilingAsync("yunze-commerce");
        using var read = await demo.Site.SendFileAsync(clerk, page + "/import", page + "/import/file", "commerce.docx", Docx("云泽市商务局", BusyDemo.Year));
        Assert.Equal(HttpStatusCode.SeeOther, read.StatusCode);
        var preview = await clerk.GetStringAsync(read.Headers.Location!, Cancellation);
        Assert.Contains("id=\"take-over\"", preview, StringComparison.Ordinal);
        Assert.Equal(before.Hash, (await FilingAsync("yunze-commerce")).Hash);
        var report = Regex.Match(preview, "name=\"report\" value=\"(\\d+)\"").Groups[1].Value;
        using var taken = await demo.Site.SendAsync(clerk, page + "/import", page + "/import/take", ("report", report));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var after = await FilingAsync("yunze-commerce");
        var wanted = RandomReports.Next(new Rng(11), Options("云泽市商务局", BusyDemo.Year));
        Assert.All(FormCatalogue.Default.Form("2021").Cells, cell => Assert.Equal(wanted.Figures[cell.Id].Value, after.Report.Figures[cell.Id].Value));
        using var leader = await demo.Site.SignedInAsync("commerce-leader");
        Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync(new Uri(page + "/import", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task CellsFromASpreadsheet_ArePreviewedFirst_AndWhatDoesNotFitIsSaid()
    {
        using var clerk = await demo.Site.SignedInAsync("qingheng-clerk");
        var page = await RecalledAsync(clerk, "qingheng-office");
        using var shown = await demo.Site.SendAsync(clerk, page + "/import", page + "/import/paste", ("table", "3"), ("cells", "（一）予以公开\t31\t4\t0\t0\t0\t0\t35\n（二）部分公开\t1\t2\n"));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var html = await shown.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("name=\"cell.requests.granted.natural\" value=\"31\"", html, StringComparison.Ordinal);
        Assert.Contains("第 2 行有 2 个数，这一行应有 7 个", html, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", html, StringComparison.Ordinal);
        // An answer to a form has the frame of a page once.
        Assert.Single(Regex.Matches(html, "class=\"rail\""));
        Assert.Single(Regex.Matches(html, "<main"));
        var fields = Hidden().Matches(html[html.IndexOf("id=\"take\"", StringComparison.Ordinal)..]).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value))).Where(field => field.Item1 is "began" || field.Item1.StartsWith("cell.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, (await demo.Site.SendAsync(clerk, page, page + "/save", fields)).StatusCode);
        Assert.Equal(31, (await FilingAsync("qingheng-office")).Report.Figures["requests.granted.natural"].Value);
    }

    [Fact]
    public async Task Words_GoOutToWordAndComeBack_WithTheirNumbersStillBound()
    {
        using var clerk = await demo.Site.SignedInAsync("weitang-clerk");
        var page = await RecalledAsync(clerk, "weitang");
        var before = await FilingAsync("weitang");
        var docx = await clerk.GetByteArrayAsync(new Uri(page + "/words.docx", UriKind.Relative), Cancellation);
        var edited = Edited(docx, "明确专门机构和专人负责政府信息公开工作。", "明确专门机构和三名专人负责政府信息公开工作。");
        using var shown = await demo.Site.SendFileAsync(clerk, page + "/import", page + "/import/words", "words.docx", edited);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var html = await shown.Content.ReadAsStringAsync(Cancellation);
        var part = WebUtility.HtmlDecode(Regex.Match(html, "name=\"part\\.1\"[^>]*>([^<]*)<").Groups[1].Value);
        var began = WebUtility.HtmlDecode(Regex.Match(html, "name=\"began\" value=\"([^\"]+)\"").Groups[1].Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await demo.Site.SendAsync(clerk, page, page + "/save", ("began", began), ("part.1", part))).StatusCode);
        var after = await FilingAsync("weitang");
        Assert.Contains("三名专人", after.Bound.Part(1).Plain, StringComparison.Ordinal);
        Assert.Equal(before.Bound.Part(1).Numbers.Select(number => number.Cell), after.Bound.Part(1).Numbers.Select(number => number.Cell));
        Assert.NotEmpty(after.Bound.Part(1).Numbers);
        // What the members wrote comes as one file, and their sum beside what stands here.
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(new Uri(page + "/members.docx", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Contains("id=\"preview\"", await clerk.GetStringAsync(new Uri(page + "/import?total=1", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_OfASignedReport_IsKeptAndComesBack_AndOtherFilesAreNot()
    {
        using var leader = await demo.Site.SignedInAsync("labour-leader");
        var page = BusyDemo.ReportOf("yunze-labour");
        using var wrong = await demo.Site.SendFileAsync(leader, page, page + "/scan", "scan.exe", [77, 90, 1, 2]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        byte[] pdf = [.. "%PDF-1.7 a stamped page"u8];
        using var kept = await demo.Site.SendFileAsync(leader, page, page + "/scan", "盖章件.pdf", pdf);
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        Assert.Equal(pdf, await leader.GetByteArrayAsync(new Uri(page + "/scan", UriKind.Relative), Cancellation));
        using var stranger = await demo.Site.SignedInAsync("water-clerk");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(page + "/scan", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task EveryDownload_OfAFiledReport_IsThere()
    {
        using var clerk = await demo.Site.SignedInAsync("planning-clerk");
        var html = await clerk.GetStringAsync(new Uri(BusyDemo.ReportOf("yunze-planning"), UriKind.Relative), Cancellation);
        var links = Regex.Matches(html, "href=\"([^\"]+/report\\.([a-z]+)\\?version=1)\"");
        Assert.True(links.Count >= 8, $"{links.Count} downloads");
        foreach (Match link in links)
        {
            Assert.NotEmpty(await clerk.GetByteArrayAsync(new Uri(link.Groups[1].Value, UriKind.Relative), Cancellation));
        }
    }

    private static string Year => BusyDemo.Year.ToString(CultureInfo.InvariantCulture);

    private static RandomOptions Options(string organ, int year) => new() { Organ = organ, Year = year, Scale = ReportScale.Busy, Edition = "2021" };

    private static byte[] Docx(string organ, int year)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(ReportLayout.Lay(RandomReports.Next(new Rng(11), Options(organ, year))), file);
        return file.ToArray();
    }

    // As somebody who opens the file, changes a sentence and saves it.
    private static byte[] Edited(byte[] docx, string sentence, string other)
    {
        using var bytes = new MemoryStream();
        bytes.Write(docx);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }

            Assert.Contains(sentence, xml, StringComparison.Ordinal);
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            writer.Write(xml.Replace(sentence, other, StringComparison.Ordinal));
        }

        return bytes.ToArray();
    }

    private async Task<string> RecalledAsync(HttpClient clerk, string organ)
    {
        var page = BusyDemo.ReportOf(organ);
        var workplace = await WorkplaceAsync(organ);
        await demo.Site.SendAsync(clerk, "/office", "/office/workplace", ("organ", workplace));
        Assert.Equal(HttpStatusCode.SeeOther, (await demo.Site.SendAsync(clerk, page, page + "/act", ("do", "recall"))).StatusCode);
        return page;
    }

    private async Task<string> WorkplaceAsync(string organ)
    {
        await using var db = demo.Site.Store.NewDb();
        return (await db.Set<Organ>().SingleAsync(known => known.Code == organ, Cancellation)).Id.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<ReportFiling> FilingAsync(string organ)
    {
        await using var db = demo.Site.Store.NewDb();
        var id = await db.Set<Organ>().Where(known => known.Code == organ).Select(known => known.Id).SingleAsync(Cancellation);
        return await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.OrganId == id && filing.Year == BusyDemo.Year).OrderByDescending(filing => filing.Version).FirstAsync(Cancellation);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}

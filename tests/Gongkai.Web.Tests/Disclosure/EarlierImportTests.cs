using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Disclosure.Items;
using Gongkai.Web.Office.Items.Earlier;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Disclosure;

/// <summary>Lists of what was published elsewhere: read whatever form they come in, doubles found, each mistake named by its cell.</summary>
public sealed class EarlierImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("标题\t网址\t发布日期\t文号\n供水价格通知\thttps://water.example.org/1.html\t2024-03-05\t云水〔2024〕5号")]
    [InlineData("信息名称,链接,发布时间\n\"供水价格通知\",https://water.example.org/1.html,2024年3月5日 10:30")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>供水价格通知</title><link>https://water.example.org/1.html</link><pubDate>Tue, 05 Mar 2024 08:00:00 +0800</pubDate></item></channel></rss>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>供水价格通知</title><link href=\"https://water.example.org/1.html\"/><published>2024-03-05T00:30:00+08:00</published></entry></feed>")]
    [InlineData("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"><url><loc>https://water.example.org/1.html</loc><lastmod>2024-03-05</lastmod><news:news><news:title>供水价格通知</news:title></news:news></url></urlset>")]
    public void List_InAnyForm_GivesTitleAddressAndDay(string text)
    {
        var reading = EarlierFile.ReadText(text);
        Assert.Empty(reading.Problems);
        var row = Assert.Single(reading.Rows);
        Assert.Equal(("供水价格通知", "https://water.example.org/1.html", new DateOnly(2024, 3, 5)), (row.Title, row.Address, row.PublishedOn));
    }

    [Fact]
    public void Mistakes_NameTheirCell()
    {
        var reading = EarlierFile.ReadText("序号\t标题\t网址\t发布日期\n1\t甲\thttps://a.example.org/1\t2024-03-05\n2\t\thttps://a.example.org/2\t2024-03-05\n3\t丙\twww.a.example.org\t2024-03-05\n4\t丁\thttps://a.example.org/4\t去年三月");
        Assert.Equal([("B3", "no-title", ""), ("C4", "bad-address", "www.a.example.org"), ("D5", "bad-day", "去年三月")], reading.Problems.Select(problem => (problem.Where, problem.Reason, problem.Found)));
        Assert.Equal("B2", Assert.Single(reading.Rows).Source);
    }

    [Theory]
    [InlineData("只有一列\n没有表头", "no-head")]
    [InlineData("<html><body>网页</body></html>", "unknown-xml")]
    [InlineData("<rss><channel>", "broken-xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>&x;</rss>", "broken-xml")]
    public void WhatIsNoList_IsSaidToBeNone(string text, string reason) => Assert.Equal(reason, Assert.Single(EarlierFile.ReadText(text).Problems).Reason);

    [Fact]
    public void Workbook_IsReadLikeATable()
    {
        var reading = EarlierFile.Read(Workbook(["标题", "网址", "发布日期"], ["甲", "https://a.example.org/1", "2024-03-05"], ["乙", "坏网址", "2024-03-05"]), "清单.xlsx", Cancellation);
        Assert.Equal("甲", Assert.Single(reading.Rows).Title);
        Assert.Equal(("B3", "坏网址"), (Assert.Single(reading.Problems).Where, reading.Problems[0].Found));
    }

    [Fact]
    public async Task Page_ReadsFirstThenRecords_AndKnowsWhatIsThere()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var clerk = await site.SignedInAsync("transport-clerk");
        const string Address = "/office/items/earlier/import";
        const string List = "标题\t网址\t发布日期\t文号\n桥梁检测公告\thttps://old.example.org/1.html\t2023-05-06\t云交〔2023〕8号\n重复的地址\thttp://www.old.example.org/1.html\t2023-05-06\n同一文号\thttps://old.example.org/2.html\t2023-06-01\t云交〔2023〕8号\n以后的\thttps://old.example.org/3.html\t2199-01-01";
        using var read = await site.SendAsync(clerk, Address, Address, ("_handler", "read"), ("Text", List));
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await read.Content.ReadAsStringAsync(Cancellation), Cancellation);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains("新的1条，已登记过的2条", page.Body!.TextContent, StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        Assert.Equal(0, await db.Set<EarlierPublication>().CountAsync(Cancellation));
        using var recorded = await site.SendAsync(clerk, Address, Address, ("_handler", "record"), ("Rows", page.QuerySelector("input[name=Rows]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.SeeOther, recorded.StatusCode);
        Assert.Equal("桥梁检测公告", (await db.Set<EarlierPublication>().SingleAsync(Cancellation)).Title);
        // It is evidence, not a publication.
        Assert.DoesNotContain("hit-title", await site.PageAsync("/search?q=桥梁检测公告"), StringComparison.Ordinal);
    }

    private static byte[] Workbook(params string[][] rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(xml);
            }

            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Part("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            var cells = rows.Select((row, at) => $"<row r=\"{at + 1}\">{string.Concat(row.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{at + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>");
            Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{string.Concat(cells)}</sheetData></worksheet>");
        }

        return bytes.ToArray();
    }
}

using System.Diagnostics;
using System.Text;
using CsCheck;
using Gongkai.Documents.Reading;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

public sealed class HtmlReaderTests
{
    private static string[] Blocks(string page) => Printed.Blocks("<!doctype html>\r\n<body>" + page, "a.html");

    [Fact]
    public void HeadingsAndParagraphs_AreBlocks() =>
        Assert.Equal(
            ["H1 年度报告", "H2 一、总体情况", "P 主动公开 12 条。", "P 第二行", "P 项目"],
            Blocks("<h1>年度<span>报告</span></h1><div><h2> 一、总体\n  情况 </h2><p>主动公开&nbsp;<b>12</b>\t条。<br/>第二行</p><ul><li>项目</ul></div>").Select(line => line.Replace('\u00A0', ' ')));

    [Fact]
    public void Table_WithSpans_IsAGrid() =>
        Assert.Equal(
            ["T 项目[2,1]·申请人[1,2]‖自然人·企业‖新收·1·"],
            Blocks("<table><tr><td rowspan=2>项目<td colspan='2'>申请人<tr><td>自然人</td><td>企业</td></tr><tr><td>新收</td><td><p>1</p></td><td>&nbsp;</td></tr></table>"));

    [Fact]
    public void Number_OverInlineElements_IsOneNumber() =>
        Assert.Equal(["T 数量·20·2021"], Blocks("<table><tr><td>数量<td><span>2</span><span>0</span></td><td><b><i>20</i></b>21"));

    [Fact]
    public void LineBreaksInACell_AreLines() =>
        Assert.Equal(["T 本年新/制作数量·商业/企业"], Blocks("<table><tr><td>本年新<br>制作数量<td><p>商业</p>\n<p>企业</p></table>"));

    [Fact]
    public void RowSpanZero_ReachesToTheEnd() =>
        Assert.Equal(["T 三[3,1]·1‖2‖3"], Blocks("<table><tr><td rowspan=0>三<td>1<tr><td>2<tr><td>3</table>"));

    [Fact]
    public void GiantSpans_AreCutToTheTable() =>
        Assert.Equal(["T 表头[1,2]‖规章·0"], Blocks("<table><tr><td colspan=99999 rowspan=1>表头<tr><td>规章<td>0</table>"));

    [Fact]
    public void SliverColumn_IsLeftOut() =>
        Assert.Equal(["T 甲·乙‖丙·丁"], Blocks("<table><tr><td colspan=2>甲<td>乙<tr><td colspan=2>丙<td>丁</table>"));

    [Fact]
    public void LayoutTable_GivesWhatItHolds() =>
        Assert.Equal(
            ["P 首页 > 年报", "P 二、主动公开", "T 规章·0‖文件·1", "P 三、收到"],
            Blocks("<table><tr><td>首页 &gt; 年报</td></tr><tr><td><p>二、主动公开</p><table><tr><td>规章<td>0<tr><td>文件<td>1</table>三、收到</td></tr></table>"));

    [Fact]
    public void SmallTableInACell_IsTextOfTheCell() =>
        Assert.Equal(
            ["T 甲·乙·丙‖规章·5·6‖文件·7·8"],
            Blocks("<table><tr><td>甲<td>乙<td>丙<tr><td>规章<td><table><tr><td>5</td></tr></table></td><td>6<tr><td>文件<td>7<td>8</table>"));

    [Fact]
    public void HiddenParts_AreLeftOut() =>
        Assert.Equal(
            ["P 甲乙", "T 1·3‖4·5"],
            Blocks("<style>p{}</style><script>var a='<p>no</p>';</script><p>甲<span style='display: none'>隐<b>藏</b></span><!-- no -->乙</p><div hidden><div>x</div>y</div>"
                + "<noscript>no</noscript><p style='display:none'>z<table><tr><td>1<td style='display:none'>2<td>3<tr style=display:none><td>8<td>9<tr><td>4<td>5</table>"));

    [Fact]
    public void SiteFrame_IsLeftOut_HeadOfTheArticleStays() =>
        Assert.Equal(
            ["H1 年报", "P 正文"],
            Blocks("<header>某某政府网<nav>首页</nav></header><nav><ul><li>要闻</ul></nav><article><header><h1>年报</h1></header><p>正文</p></article><aside>热点</aside><footer>备案号</footer>"));

    [Fact]
    public void TableThatIsHiddenUntilAScriptRuns_IsRead()
    {
        var document = Printed.Read("<p>年报</p><div style='display:none'><table><tr><td>规章<td>0<td>0<tr><td>文件<td>1<td>1</table></div>", "a.html");
        Assert.Equal("规章·0·0‖文件·1·1", Printed.Rows(Assert.IsType<Table>(document.Blocks[1])));
        Assert.Contains("hidden-text", document.Remarks);
    }

    [Theory]
    [InlineData("var c = \"<table class=\\\"a\\\" border=\\\"1\\\"><tr style=\\\"x\\\"><td>\\u89c4章<\\/td><td>0</td><td>2\\n</td></tr><tr><td>文件</td><td>1</td><td>\\\"3\\\"</td></tr></table>\";")]
    [InlineData("<html><head><title>年报</title><script>document.write(\"<table class=\\\"a\\\"><tr><td width=\\\"10\\\">规章</td><td>0</td><td>2</td></tr><tr><td>文件</td><td>1</td><td>\\\"3\\\"</td></tr></table> and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on\");</script></head><body class=\"a\" id=\"b\" lang=\"zh\" style=\"c\" data-a=\"d\" data-b=\"e\">")]
    public void PageInAScript_IsRead(string text)
    {
        var document = Printed.Read(text, "a.html");
        Printed.AssertPlaced(document);
        var table = Assert.Single(document.Blocks.OfType<Table>());
        Assert.Equal("规章·0·2‖文件·1·\"3\"", Printed.Rows(table));
        Assert.Contains("script-text", document.Remarks);
    }

    [Fact]
    public void Title_IsKeptAside()
    {
        Assert.Equal("年报 - 某市", Printed.Read("<html><title> 年报&#32;- 某市</title><body>甲", "a.html").TitleHint!.Value);
        Assert.Equal("年报", Printed.Read("<html><head><meta name=\"ArticleTitle\" content=\"年报\"><title>某市</title><body>甲", "a.html").TitleHint!.Value);
    }

    [Fact]
    public void Preformatted_IsReadLikeText() =>
        Assert.Equal(["P 一、总体情况", "T 规章·0‖文件·1", "P 二<三"], Blocks("<pre>一、总体情况\n规章\t0\n文件\t1\n二&lt;三</pre>"));

    [Fact]
    public void Entities_AreReadAtTheirPlace()
    {
        var document = Printed.Read("<html><p>&ldquo;甲&rdquo; &#20108;&#x4e09;&amp;&copy&lt;&unknown; &#0;&", "a.html");
        var text = ((Paragraph)document.Blocks[0]).Text;
        Assert.Equal("“甲” 二三&©<&unknown; \uFFFD&", text.Value);
        Assert.Equal("&#20108;", document.Text.Substring(text.SourceOf(4, 1).Start, text.SourceOf(4, 1).Length));
    }

    [Fact]
    public void CarriageReturns_DoNotMovePlaces()
    {
        var document = Printed.Read("<html>\r\n<p>一\r\n二\r\r</p>\r\n<table>\r\n<tr>\r\n<td>\r\n规章\r\n<td>\r\n</table>", "a.html");
        Printed.AssertPlaced(document);
        Assert.Equal(["P 一二", "T 规章·"], document.Blocks.Select(Printed.Block));
        var empty = ((Table)document.Blocks[1]).Cells[1].Text;
        Assert.Equal("\r\n</table>", document.Text[empty.Source.Start..]);
    }

    [Fact]
    public void RowsWithoutATable_AreATable() => Assert.Equal(["T 规章·0‖文件·1"], Blocks("<tr><td>规章<td>0<tr><td>文件<td>1"));

    [Fact]
    public void SavedPage_IsTakenOutOfItsMessage()
    {
        const string message = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n"
            + "----x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "<html><body><p class=3D\"a\">=E5=B9=\r\n=B4=E6=8A=A5</p><table><tr><td>1<td>2</table></body></html>\r\n----x--\r\n";
        var document = Printed.Read(message, "a.mht");
        Assert.Equal(DocumentKind.Mhtml, document.Kind);
        Assert.Equal(["P 年报", "T 1·2"], document.Blocks.Select(Printed.Block));
        Printed.AssertPlaced(document);
    }

    [Theory]
    [InlineData("<div>", 1_000_000)]
    [InlineData("<b>", 1_000_000)]
    [InlineData("<p><font color=a>", 300_000)]
    [InlineData("<div style='display:none'>", 300_000)]
    [InlineData("</div></p></table>", 300_000)]
    [InlineData("<td colspan=1000 rowspan=1000>", 100_000)]
    [InlineData("&lt&#", 1_000_000)]
    [InlineData("<a b=c b=c ", 300_000)]
    [InlineData("<!--", 1_000_000)]
    [InlineData("<table>", 300_000)]
    [InlineData("<pre>|", 300_000)]
    public void AMillionTags_AreAnsweredWithinSeconds(string tag, int count)
    {
        var bytes = Encoding.UTF8.GetBytes("<html>年报" + string.Concat(Enumerable.Repeat(tag, count)) + "完");
        var clock = Stopwatch.StartNew();
        Assert.Contains(Printed.Read(bytes, "a.html").Blocks, block => block is Paragraph);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"took {clock.Elapsed}");
    }

    [Fact]
    public void TablesInTables_TooDeep_AreRefused() =>
        DocumentReaderTests.AssertRefused(NotReadableReason.TooDeep, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<table><tr><td>", 100_000))), null, "a.html");

    [Fact]
    public void RandomTables_InManyStyles_ReadBackCellByCell() =>
        Gen.Select(RandomTable.Any, Gen.Int[0, 63]).Sample((table, style) =>
        {
            var document = Printed.Read("<html><body><p>前言</p>" + table.ToHtml(style) + "<p>后记</p>", "a.html");
            Printed.AssertPlaced(document);
            Assert.Equal(table.Rows, Printed.Rows(Assert.Single(document.Blocks.OfType<Table>())));
            Assert.Equal(["P 前言", "P 后记"], document.Blocks.Where(block => block is Paragraph).Select(Printed.Block));
        });
}

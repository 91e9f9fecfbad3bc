using System.Text.RegularExpressions;
using Gongkai.Text;
using Gongkai.Web.Serving.Traditional;
using Gongkai.Web.Tests.Http;
using Xunit;

namespace Gongkai.Web.Tests.Serving;

/// <summary>Pages in traditional characters: the same pages, addresses and values, other characters.</summary>
public sealed partial class TraditionalPagesTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("政府信息公开条例", "政府信息公開條例")]
    [InlineData("发布规范性文件，头发", "發佈規範性文件，頭髮")]
    [InlineData("干部在一天之后干涉皇后", "幹部在一天之後干涉皇后")]
    [InlineData("面条里面有表格里的数", "麪條裏面有表格裏的數")]
    [InlineData("Gongkai 2026年1月31日", "Gongkai 2026年1月31日")]
    public void Characters_AreChosenByTheirWord(string simplified, string traditional) => Assert.Equal(traditional, TraditionalScript.Current.Of(simplified));

    [Fact]
    public void Words_ThereAndBack_AreTheSame()
    {
        foreach (var words in new[] { "依申请公开", "行政复议", "规范性文件", "不予公开", "结转下年度继续办理", "国家秘密", "行政处罚", "政府集中采购", "无正当理由大量反复申请", "申请人逾期未按收费通知要求缴纳费用" })
        {
            Assert.Equal(words, ScriptConverter.ToSimplified(MappedText.Unplaced(TraditionalScript.Current.Of(words))).Value);
        }
    }

    [Fact]
    public void Page_KeepsAddressesValuesScriptsAndWhatWasTyped()
    {
        const string page = """<p lang="zh-Hans" title="公开">公开<a href="/search?q=公开">查询</a><input value="公开" placeholder="关键词"><script>var a = "公开";</script><textarea>发布</textarea><b data-x="a>b 发">发布</b></p>""";
        const string expected = """<p lang="zh-Hant" title="公開">公開<a href="/search?q=公开">查詢</a><input value="公开" placeholder="關鍵詞"><script>var a = "公开";</script><textarea>发布</textarea><b data-x="a>b 发">發佈</b></p>""";
        Assert.Equal(expected, TraditionalHtml.Convert(page));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/items/1")]
    [InlineData("/search?q=公租房")]
    [InlineData("/requests/new")]
    public async Task Page_InTraditional_HasTheSameLinksAndOtherCharacters(string address)
    {
        var simplified = await PageAsync(address, "zh-CN");
        var traditional = await PageAsync(address, "zh-TW");
        Assert.Contains("<html lang=\"zh-Hant\"", traditional, StringComparison.Ordinal);
        Assert.Contains("公開", traditional, StringComparison.Ordinal);
        Assert.DoesNotContain("zh-Hans\">简", traditional, StringComparison.Ordinal);
        Assert.Equal(Links(simplified), Links(traditional));
        // What is kept for one reader is not handed to another.
        Assert.Contains("<html lang=\"zh-Hans\"", await PageAsync(address, "zh-CN"), StringComparison.Ordinal);
        Assert.Equal(traditional, await PageAsync(address, "zh-HK"));
    }

    [Theory]
    [InlineData("/nothing/of/the/kind", 404)]
    [InlineData("/items/999999999", 404)]
    [InlineData("/organs/nobody/catalogue", 404)]
    public async Task PageOfARefusal_IsInTraditionalToo(string address, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", "zh-TW");
        using var visitor = demo.Site.NewClient();
        using var answer = await visitor.SendAsync(request, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("<html lang=\"zh-Hant\"", page, StringComparison.Ordinal);
        Assert.Contains("</html>", page, StringComparison.Ordinal);
        Assert.Contains("沒有這一頁", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_StayAsTheyAre()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/open-data/answer.json?by=Year");
        request.Headers.AcceptLanguage.ParseAdd("zh-TW");
        using var answer = await demo.Site.Client.SendAsync(request, Cancellation);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await demo.Site.PageAsync("/open-data/answer.json?by=Year"), await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> PageAsync(string address, string language)
    {
        using var client = demo.Site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request, Cancellation);
        return Mark().Replace(await answer.Content.ReadAsStringAsync(Cancellation), "");
    }

    // The links to the other languages differ by design.
    private static IEnumerable<string> Links(string page) => Link().Matches(page).Select(match => match.Value).Where(link => !link.Contains("lang=", StringComparison.Ordinal));

    // Forms carry another mark each time.
    [GeneratedRegex("CfDJ8[^\"]*")]
    private static partial Regex Mark();

    [GeneratedRegex("(?:href|action|value)=\"[^\"]*\"")]
    private static partial Regex Link();
}

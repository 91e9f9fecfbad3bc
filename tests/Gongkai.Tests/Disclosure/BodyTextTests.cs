using CsCheck;
using Gongkai.Disclosure.Items;
using Xunit;

namespace Gongkai.Tests.Disclosure;

/// <summary>What is typed becomes a page, and a page becomes what was typed: opening and saving loses nothing.</summary>
public sealed class BodyTextTests
{
    [Theory]
    [InlineData("第一条　总则。\n第二条　附则。", "<p>第一条　总则。</p><p>第二条　附则。</p>")]
    [InlineData("# 标题\n正文", "<h2>标题</h2><p>正文</p>")]
    [InlineData("- 甲\n- 乙\n\n1. 一\n2. 二", "<ul><li>甲</li><li>乙</li></ul><ol><li>一</li><li>二</li></ol>")]
    [InlineData("| 项目 | 标准 |\n|---|---|\n| 水费 | 2.86 元 |", "<table><thead><tr><th>项目</th><th>标准</th></tr></thead><tbody><tr><td>水费</td><td>2.86 元</td></tr></tbody></table>")]
    [InlineData("见[办法](https://example.org/a?b=1&c=2)的**第三条**", "<p>见<a href=\"https://example.org/a?b=1&amp;c=2\">办法</a>的<strong>第三条</strong></p>")]
    [InlineData("1.不是列表，a < b & c", "<p>1.不是列表，a &lt; b &amp; c</p>")]
    [InlineData("\\# 不是标题", "<p># 不是标题</p>")]
    [InlineData("> 引文", "<blockquote><p>引文</p></blockquote>")]
    public void Text_BecomesHtmlAndComesBack(string text, string html)
    {
        Assert.Equal(html, BodyText.ToHtml(text));
        Assert.Equal(html, BodyText.ToHtml(BodySource.Of(html)));
    }

    [Theory]
    [InlineData("<table><tbody><tr><td colspan=\"2\">合并</td></tr><tr><td>甲</td><td>乙</td></tr></tbody></table>")]
    [InlineData("<p>上标<sup>2</sup>和<em>强调</em></p>")]
    [InlineData("<ul><li>甲<ul><li>乙</li></ul></li></ul>")]
    [InlineData("<p>一行<br>又一行</p>")]
    [InlineData("<ol start=\"3\"><li>三</li></ol>")]
    [InlineData("<hr><h4>小标题</h4><dl><dt>名</dt><dd>义</dd></dl>")]
    public void Body_ThatSignsCannotSay_StaysAsItIs(string html) => Assert.Equal(html, BodyText.ToHtml(BodySource.Of(html)));

    [Fact]
    public void Body_OfAnyWords_SurvivesOpeningAndSaving()
    {
        string[] pieces = ["第一条", "# ", "- ", "1. ", "1.", "|", "> ", "**", "[", "](", ")", "x", "\\", "<b>", "&", "　", " ", "*", "链接"];
        var line = Gen.Int[0, pieces.Length - 1].Select(at => pieces[at]).Array[1, 6].Select(string.Concat);
        line.Array[1, 6].Select(lines => string.Join('\n', lines)).Sample(text =>
        {
            // What reaches the store was cleaned once; from then on nothing changes.
            var stored = Cleaned(BodyText.ToHtml(text));
            Assert.Equal(stored, Cleaned(BodyText.ToHtml(BodySource.Of(stored))));
        }, iter: 2_000);
    }

    private static string Cleaned(string html) => new Ganss.Xss.HtmlSanitizer { KeepChildNodes = true }.Sanitize(html).ReplaceLineEndings(" ").Trim();
}

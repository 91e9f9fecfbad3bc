using Gongkai.Documents.Inspecting;
using Gongkai.Tests.Documents.Inspecting.Made;
using Xunit;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>The hash of words tells papers that are the same whatever kind of file they are.</summary>
public sealed class SameWordsTests
{
    [Fact]
    public void TextSha256_OfWordFileTextAndPage_IsTheSame()
    {
        Assert.Equal(Words(MadePackage.Docx(MadePackage.P("关于公布结果的公告") + MadePackage.P("现予公布。")), "a.docx"), Words("关于公布结果的公告\n\n  现予公布。\n"u8.ToArray(), "b.txt"));
        Assert.Equal(Words("关于公布结果的公告\n现予公布。"u8.ToArray(), "a.txt"), Words("<html><body><h1>关于公布结果的公告</h1><p>现予公布。</p></body></html>"u8.ToArray(), "b.html"));
        Assert.NotEqual(Words("关于公布结果的公告"u8.ToArray(), "a.txt"), Words("关于公布结果的公示"u8.ToArray(), "b.txt"));
    }

    [Fact]
    public void TextSha256_OfAPicture_IsEmpty() => Assert.Empty(Words(MadePicture.Png(), "a.png"));

    private static string Words(byte[] bytes, string name) => FileInspector.Inspect(bytes, name, cancellation: TestContext.Current.CancellationToken).TextSha256;
}

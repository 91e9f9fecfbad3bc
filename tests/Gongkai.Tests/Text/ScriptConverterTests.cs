using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class ScriptConverterTests
{
    [Theory]
    [InlineData("本機關製發規範性文件", "本机关制发规范性文件")]
    [InlineData("規範性檔案", "规范性文件")]
    [InlineData("依法答覆申請人，不服的可以申請複議或者復議後起訴", "依法答复申请人，不服的可以申请复议或者复议后起诉")]
    [InlineData("無正當理由大量反覆申請、重複申請、重覆申請", "无正当理由大量反复申请、重复申请、重复申请")]
    [InlineData("乾隆年間的契約在乾安縣，曬乾後瞭望，瞭解", "乾隆年间的契约在乾安县，晒干后瞭望，了解")]
    [InlineData("圍繞著中心工作，編著名著，成效顯著，著力推進", "围绕着中心工作，编著名著，成效显著，着力推进")]
    [InlineData("藉著活動，慰藉著他人", "借着活动，慰藉着他人")]
    [InlineData("髮型與發展，皇后與後來，裡面", "发型与发展，皇后与后来，里面")]
    [InlineData("㗲、𠁞", "𠵾、𠀾")]
    public void ToSimplified_TraditionalWords_ReadsAsTheFieldWrites(string printed, string expected) =>
        Assert.Equal(expected, ScriptConverter.ToSimplified(Mapped.Of(printed)).Value);

    [Theory]
    [InlineData("通過政府入口網站公布相關檔案並將檔案解讀", "通过政府门户网站公布相关文件并将文件解读")]
    [InlineData("優化營商環境即最佳化營商環境", "优化营商环境即优化营商环境")]
    [InlineData("在大螢幕播放，獲得積極回響", "在大屏幕播放，获得积极反响")]
    [InlineData("諮詢電話不變，谘詢處照舊", "咨询电话不变，咨询处照旧")]
    [InlineData("透過網際網路發布資訊", "通过互联网发布信息")]
    [InlineData("專案資料庫與伺服器軟體", "项目数据库与服务器软件")]
    public void ToSimplified_TaiwanVocabulary_IsPutBack(string printed, string expected) =>
        Assert.Equal(expected, ScriptConverter.ToSimplified(Mapped.Of(printed)).Value);

    [Theory]
    [InlineData("屬於行政執法案卷", "属于行政执法案卷")]
    [InlineData("屬於行政查詢事項", "属于行政查询事项")]
    [InlineData("建立執行機制，建立檔案", "建立执行机制，建立档案")]
    [InlineData("移交國家檔案館，依照檔案法辦理", "移交国家档案馆，依照档案法办理")]
    [InlineData("印發文件並整理人員檔案目錄", "印发文件并整理人员档案目录")]
    [InlineData("透過現象看本質", "透过现象看本质")]
    [InlineData("成立專案組", "成立专案组")]
    public void ToSimplified_StatutoryWords_AreNotTakenForConversions(string printed, string expected) =>
        Assert.Equal(expected, ScriptConverter.ToSimplified(Mapped.Of(printed)).Value);

    [Theory]
    [InlineData("档案、资讯、最佳化、回响、透过、入口网站、乾坤、瞭望、乾安县、慰藉")]
    [InlineData("2020年全局共主动公开政府信息1178条。")]
    [InlineData("")]
    public void ToSimplified_SimplifiedText_IsTheSameInstance(string printed)
    {
        var text = Mapped.Of(printed);
        Assert.Same(text, ScriptConverter.ToSimplified(text));
        Assert.Equal(0, ScriptConverter.CountTraditional(printed));
    }

    [Fact]
    public void ToSimplified_TraditionalNameInSimplifiedText_LeavesTheVocabulary() =>
        Assert.Equal("张发奎查阅档案和资讯", ScriptConverter.ToSimplified(Mapped.Of("张發奎查阅档案和资讯")).Value);

    [Fact]
    public void ToSimplified_ShorterPhrase_MapsToTheWholePrintedPhrase()
    {
        const string Printed = "進一步最佳化營商環境";
        var text = ScriptConverter.ToSimplified(Mapped.Of(Printed));
        Assert.Equal("进一步优化营商环境", text.Value);
        Assert.Equal(["進", "一", "步", "最佳化", "最佳化", "營", "商", "環", "境"], Enumerable.Range(0, text.Length).Select(at => Mapped.SourceAt(text, Printed, at)));
    }

    [Fact]
    public void ToSimplified_UnplacedText_StaysUnplaced() =>
        Assert.False(ScriptConverter.ToSimplified(MappedText.Unplaced("規範性檔案")).IsPlaced);

    [Fact]
    public void CountTraditional_CountsWhatWouldChange() => Assert.Equal(4, ScriptConverter.CountTraditional("乾隆年間，機關簡介"));
}

using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class TextRepairTests
{
    [Theory]
    [InlineData("商務(wù)局總數(shù)量", "商务局总数量")]
    [InlineData("結(jié)轉(zhuǎn)申請", "结转申请")]
    [InlineData("商务（wu）局，统领(ling)工作", "商务局，统领工作")]
    [InlineData("商務(wùwù)局、服務(wuwu)、業務(wù)(wù)", "商务局、服务、业务")]
    [InlineData("商務((wù))局、服務（(wù)）、業務(wù(wù))", "商务局、服务、业务")]
    [InlineData("商務(shāngwù)局，政務(zhèng wù)公開", "商务局，政务公开")]
    [InlineData("商務(wu\u0300)局，綠(lu\u0308\u0300)化，关(ɡuān)于", "商务局，绿化，关于")]
    [InlineData("辦(ban)理、長(chang)期、門(men)戶", "办理、长期、门户")]
    public void Repair_ReadingsInBrackets_AreTakenOut(string printed, string expected) => Assert.Equal(expected, Mapped.Repair(printed));

    [Theory]
    [InlineData("方案(a)、方案(b)、移动端(APP)、项目(PPP)")]
    [InlineData("系统(he)和(app)以及(wifi)、平台(king)、手册(pdf)、说明(the)")]
    [InlineData("（wu）开头，A(wu)，1(wu)，wu(wu)")]
    [InlineData("第二十条第（一）项（单位：万元）(简称条例)()（ ）")]
    [InlineData("未收完的(wu")]
    public void Repair_OtherBrackets_Stay(string printed) => Assert.Equal(printed, Mapped.Repair(printed));

    [Theory]
    [InlineData("２０２０年收到１，２３４件，占８５．７％", "2020年收到1，234件，占85.7%")]
    [InlineData("ＰＤＦ／ＷＯＲＤ", "PDF/WORD")]
    [InlineData("⼀、总体情况；⽂件⻅附件，⻓期⻋辆", "一、总体情况；文件见附件，长期车辆")]
    [InlineData("行政\u200B许\uFEFF可\u00AD1\u20602", "行政许可12")]
    [InlineData("\u0007收到\u0003 5 件\u0085", "收到 5 件\n")]
    [InlineData("总　计\u00A0\u20034", "总 计  4")]
    [InlineData("第一页\f第二页", "第一页\n第二页")]
    [InlineData("1&nbsp;&#xA0;&#160;件&amp;nbsp;&ensp;&lt;通知&gt;", "1   件  <通知>")]
    [InlineData("A&amp;amp;B&amp;C&D&#0;&#99999999;&unknown;", "A&B&C&D&#0;&#99999999;&unknown;")]
    [InlineData("商務&#40;wù&#41;局", "商务局")]
    public void Repair_DamagedCharacters_BecomePlain(string printed, string expected) => Assert.Equal(expected, Mapped.Repair(printed));

    [Theory]
    [InlineData("（一）予以公开，“三安全一稳定”。【2020】、〔2020〕14号；《条例》：…—～！？")]
    [InlineData("规章 |\n0 |\t0\r\n")]
    [InlineData("共1\u2009234\u2009567条")]
    public void Repair_CleanText_IsTheSameInstance(string printed)
    {
        var text = Mapped.Of(printed);
        var repaired = TextRepair.Repair(text);
        Assert.Same(text, repaired.Text);
        Assert.Empty(repaired.Applied);
    }

    [Fact]
    public void Repair_EachDamage_IsNamed()
    {
        var repaired = TextRepair.Repair(Mapped.Of("規範性檔案１\u200B⻅附件\u00A0務(wù)&lt;"));
        Assert.Equal(Enum.GetValues<RepairKind>(), repaired.Applied);
        Assert.Equal([RepairKind.Traditional], TextRepair.Repair(Mapped.Of("總計")).Applied);
    }

    [Fact]
    public void Repair_GlossTakenOut_KeepsThePlacesAroundIt()
    {
        const string Printed = "務(wù)局&nbsp;０";
        var text = TextRepair.Repair(Mapped.Of(Printed)).Text;
        Assert.Equal("务局 0", text.Value);
        Assert.Equal(["務", "局", "&nbsp;", "０"], Enumerable.Range(0, text.Length).Select(at => Mapped.SourceAt(text, Printed, at)));
        Assert.Equal(new TextSpan(2, Printed.Length), text.Source);
    }
}

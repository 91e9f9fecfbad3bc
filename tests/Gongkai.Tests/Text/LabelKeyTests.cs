using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class LabelKeyTests
{
    [Theory]
    [InlineData("第二十条第（一）项", "第二十条 第(一)项 ")]
    [InlineData("（三）不予公开", "（三）\n不予公开")]
    [InlineData("3.危及“三安全一稳定”", "3. 危及\"三安全一稳定\"")]
    [InlineData("1.属于国家秘密", "1、属于国家秘密|")]
    [InlineData("本年增/减", "本年增／减")]
    [InlineData("采购总金额（单位：万元）", "采购总金额[单位:万元]")]
    [InlineData("１．属于ＡＢ", "1.属于ab")]
    public void Of_TheSameLabelPrintedOtherwise_IsTheSameKey(string official, string printed) => Assert.Equal(LabelKey.Of(official), LabelKey.Of(printed));

    [Theory]
    [InlineData("其他处理", "其他结果")]
    [InlineData("1.信访", "2.信访")]
    [InlineData("二〇一九", "二一九")]
    public void Of_OtherLabels_IsAnotherKey(string one, string other) => Assert.NotEqual(LabelKey.Of(one), LabelKey.Of(other));

    [Fact]
    public void Of_Key_IsItself()
    {
        var key = LabelKey.Of(new string('（', 300) + "一）予以公开" + new string(' ', 300));
        Assert.Equal("一予以公开", key);
        Assert.Same(key, LabelKey.Of(key));
    }
}

using CsCheck;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class SimilarityTests
{
    private static readonly Gen<string> Word = Gen.Char["公开信息处理abc"].Array[0, 14].Select(letters => new string(letters));

    [Theory]
    [InlineData("处理决定只钻脚兰数量", "处理决定数量", 0.7)]
    [InlineData("等于第三项加第四项台颂龙之和", "等于第三项加第四项之和", 0.8)]
    [InlineData("行政法复议", "行政复议", 0.85)]
    [InlineData("其他法律行政止公开", "其他法律行政法规禁止公开", 0.7)]
    public void Of_LabelWithJunkOrLoss_IsHigh(string printed, string official, double least) => Assert.InRange(Similarity.Of(printed, official), least, 0.999);

    [Theory]
    [InlineData("行政许可", "行政处罚")]
    [InlineData("结果维持", "尚未审结")]
    [InlineData("予以公开", "无法提供")]
    public void Of_OtherLabels_IsLow(string printed, string official) => Assert.InRange(Similarity.Of(printed, official), 0, 0.5);

    [Fact]
    public void Of_Junk_WeighsLessThanLossAndLossLessThanChange()
    {
        var junk = Similarity.Of("政务府信息公开", "政府信息公开");
        var loss = Similarity.Of("政府信公开务", "政府信息公开务");
        var change = Similarity.Of("政府信总公开务", "政府信息公开务");
        Assert.True(junk > loss && loss > change, $"{junk} {loss} {change}");
    }

    [Fact]
    public void Of_EmptyTexts_IsNothingOrAll()
    {
        Assert.Equal(1, Similarity.Of("", ""));
        Assert.Equal(0, Similarity.Of("", "公开"));
        Assert.Equal(0, Similarity.Of("公开", ""));
    }

    [Fact]
    public void Of_AnyTexts_IsTheFullTable() => Gen.Select(Word, Word).Sample(
        (printed, official) => Assert.Equal(Slow(printed, official), Similarity.Of(printed, official), 12),
        iter: 20_000);

    [Fact]
    public void Of_WithMinimum_IsTheSameOrNothing() => Gen.Select(Word, Word, Gen.Int[0, 20]).Sample(
        (printed, official, twentieth) =>
        {
            var minimum = twentieth / 20.0;
            var full = Similarity.Of(printed, official);
            var cut = Similarity.Of(printed, official, minimum);
            Assert.Equal(full >= minimum - 1e-9 ? full : 0, cut, 12);
        },
        iter: 20_000);

    private static double Slow(string printed, string official)
    {
        if (printed.Length == 0 || official.Length == 0)
        {
            return printed == official ? 1 : 0;
        }

        var cost = new int[printed.Length + 1, official.Length + 1];
        for (var i = 0; i <= printed.Length; i++)
        {
            for (var j = 0; j <= official.Length; j++)
            {
                cost[i, j] = i == 0 ? j * 9 : j == 0 ? i * 5
                    : Math.Min(cost[i - 1, j - 1] + (printed[i - 1] == official[j - 1] ? 0 : 12), Math.Min(cost[i - 1, j] + 5, cost[i, j - 1] + 9));
            }
        }

        return Math.Max(0, 1 - (cost[printed.Length, official.Length] / (10.0 * Math.Max(printed.Length, official.Length))));
    }
}

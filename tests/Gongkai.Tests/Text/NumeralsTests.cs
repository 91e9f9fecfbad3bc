using System.Globalization;
using CsCheck;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData(" 1178　", "1178")]
    [InlineData("39476302.00", "39476302.00")]
    [InlineData("１２３", "123")]
    [InlineData("３．５", "3.5")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("12，345", "12345")]
    [InlineData("１，２３４．５０", "1234.50")]
    [InlineData("1'234", "1234")]
    [InlineData("1\u2009234\u2009567", "1234567")]
    [InlineData("12345.678901", "12345.678901")]
    [InlineData("+12", "12")]
    [InlineData("-3", "-3")]
    [InlineData("－３", "-3")]
    [InlineData("三十二", "32")]
    [InlineData("一百零五", "105")]
    [InlineData("一百一十", "110")]
    [InlineData("十", "10")]
    [InlineData("十二", "12")]
    [InlineData("两", "2")]
    [InlineData("〇", "0")]
    [InlineData("零", "0")]
    [InlineData("两万三千零四十", "23040")]
    [InlineData("三千万", "30000000")]
    [InlineData("叁拾", "30")]
    [InlineData("壹佰零五", "105")]
    [InlineData("廿一", "21")]
    [InlineData("卅", "30")]
    [InlineData("一亿零五十万", "100500000")]
    [InlineData("三万亿", "3000000000000")]
    [InlineData("二〇二〇", "2020")]
    [InlineData("一九九八", "1998")]
    [InlineData("三点一四", "3.14")]
    [InlineData("负三", "-3")]
    [InlineData("2亿3000万", "230000000")]
    [InlineData("3万5000", "35000")]
    public void TryParse_Number_IsItsValue(string printed, string value)
    {
        Assert.True(Numerals.TryParse(printed, out var number));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), number.Scaled);
        Assert.True(number.IsExact);
        Assert.Equal(printed.Trim(), printed.Substring(number.Raw.Start, number.Raw.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("—")]
    [InlineData("3-5")]
    [InlineData("3至5")]
    [InlineData("3～5")]
    [InlineData("三五")]
    [InlineData("三四十")]
    [InlineData("七八百")]
    [InlineData("十四五")]
    [InlineData("二十三十")]
    [InlineData("一百五")]
    [InlineData("三万五")]
    [InlineData("百")]
    [InlineData("万")]
    [InlineData("数十")]
    [InlineData("十零")]
    [InlineData("零十")]
    [InlineData("两十")]
    [InlineData("一百零零五")]
    [InlineData("一二三")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData("0,123")]
    [InlineData("1,234，567")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("12件")]
    [InlineData("3.68万元")]
    [InlineData("共12")]
    [InlineData("12（其中修订4件）")]
    [InlineData("--3")]
    [InlineData("约")]
    [InlineData("三几")]
    [InlineData("1e5")]
    [InlineData("9999999999999999999999999999999999")]
    public void TryParse_AnythingElse_IsNone(string printed) => Assert.False(Numerals.TryParse(printed, out _));

    [Theory]
    [InlineData("20余", 20, NumberBound.More)]
    [InlineData("十余", 10, NumberBound.More)]
    [InlineData("百余", 100, NumberBound.More)]
    [InlineData("30多", 30, NumberBound.More)]
    [InlineData("三十几", 30, NumberBound.More)]
    [InlineData("50以上", 50, NumberBound.More)]
    [InlineData("超过50", 50, NumberBound.More)]
    [InlineData("近百", 100, NumberBound.Less)]
    [InlineData("近 300", 300, NumberBound.Less)]
    [InlineData("不足5", 5, NumberBound.Less)]
    [InlineData("约三十二", 32, NumberBound.About)]
    [InlineData("100左右", 100, NumberBound.About)]
    [InlineData("约20余", 20, NumberBound.About | NumberBound.More)]
    public void TryParse_InexactNumber_SaysSo(string printed, int value, NumberBound bound)
    {
        Assert.True(Numerals.TryParse(printed, out var number));
        Assert.Equal((value, bound, false), (number.Scaled, number.Bound, number.IsExact));
    }

    [Theory]
    [InlineData("13.6万", 13.6, "万", 136000, 1, NumberBound.Exact)]
    [InlineData("1.2亿", 1.2, "亿", 120000000, 1, NumberBound.Exact)]
    [InlineData("5千万", 5, "千万", 50000000, 0, NumberBound.Exact)]
    [InlineData("20余万", 20, "万", 200000, 0, NumberBound.More)]
    [InlineData("3.6万余", 3.6, "万", 36000, 1, NumberBound.More)]
    [InlineData("三十余万", 30, "万", 300000, 0, NumberBound.More)]
    public void TryParse_Multiplier_StandsApart(string printed, double value, string multiplier, double scaled, int decimals, NumberBound bound)
    {
        Assert.True(Numerals.TryParse(printed, out var number));
        Assert.Equal(((decimal)value, multiplier, (decimal)scaled, decimals, bound), (number.Value, number.Multiplier, number.Scaled, number.Decimals, number.Bound));
    }

    [Theory]
    [InlineData("85.7%", 85.7)]
    [InlineData("８５％", 85)]
    [InlineData("百分之三十", 30)]
    [InlineData("百分之3.5", 3.5)]
    public void TryParse_Percent_KeepsThePrintedFigure(string printed, double value)
    {
        Assert.True(Numerals.TryParse(printed, out var number));
        Assert.Equal(((decimal)value, true), (number.Value, number.IsPercent));
    }

    [Fact]
    public void TryParse_Signs_AreTold()
    {
        Assert.True(Numerals.TryParse("+0", out var plus));
        Assert.True(Numerals.TryParse("−2.50", out var minus));
        Assert.Equal((NumberSign.Plus, NumberSign.Minus, 2, -2.5m), (plus.Sign, minus.Sign, minus.Decimals, minus.Value));
    }

    [Fact]
    public void TryParse_EveryNumeralInCharacters_IsReadBack() => Gen.Int[0, 99_999_999].Sample(
        value =>
        {
            Assert.True(Numerals.TryParse(Spelled(value), out var number), Spelled(value));
            Assert.Equal(value, number.Value);
        },
        iter: 20_000);

    [Fact]
    public void TryParse_EveryNumberWithThousands_IsReadBack() => Gen.Select(Gen.Long[0, 999_999_999_999], Gen.Int[0, 3].Select(at => ",，'\u2009"[at].ToString())).Sample(
        (value, mark) =>
        {
            var printed = value.ToString("N0", CultureInfo.InvariantCulture).Replace(",", mark, StringComparison.Ordinal);
            Assert.True(Numerals.TryParse(printed, out var number), printed);
            Assert.Equal(value, number.Value);
        },
        iter: 20_000);

    [Fact]
    public void TryParse_AnyCharacters_NeverThrows() =>
        Gen.Char["0123４５,，.．'+-－负约近余多百千万亿十两零〇三五点分之%以上左右 件"].Array[0, 12].Select(letters => new string(letters)).Sample(
            printed => Numerals.TryParse(printed, out var number) ? number.Raw.End <= printed.Length : number == default || number.Raw.Length >= 0,
            iter: 50_000);

    private static string Spelled(int value)
    {
        if (value == 0)
        {
            return "零";
        }

        var many = value / 10_000;
        var rest = value % 10_000;
        var head = many > 0 ? Section(many) + "万" : "";
        return rest == 0 ? head : head + (many > 0 && rest < 1000 ? "零" : "") + Section(rest);
    }

    private static string Section(int value)
    {
        var result = "";
        var zero = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                zero = result.Length > 0;
                continue;
            }

            result += (zero ? "零" : "") + "零一二三四五六七八九"[digit] + name;
            zero = false;
        }

        return result;
    }
}

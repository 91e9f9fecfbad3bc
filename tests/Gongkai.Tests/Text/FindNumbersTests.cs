using System.Globalization;
using CsCheck;
using Gongkai.Corpus;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class FindNumbersTests
{
    [Theory]
    [InlineData("全年主动公开政府信息1178条，占85.7％。", "1178条 85.7%")]
    [InlineData("收到申请 12 件，上年结转三件，共计十五件", "12件 3件 15件")]
    [InlineData("公开信息13.6万条，资金3.68万元、1,312.1万元", "13.6×10000条 3.68×10000元 1312.1×10000元")]
    [InlineData("举办20余场，近百人参加，约三十二次，5次以上", "≥20场 ≤100人 ~32次 ≥5次")]
    [InlineData("同比增长百分之三十，下降-3.5%", "30% -3.5%")]
    [InlineData("全部在15个工作日内答复，3个月，24小时", "15个工作日 3个月 24小时")]
    [InlineData("行政许可2017条，补正两万三千零四十份", "2017条 23040份")]
    [InlineData("资金2亿3000万元", "230000000元")]
    [InlineData("各1条，企业资质条，企业8个项目", "1条 8个")]
    [InlineData("20多次、百余家、上千户、十几个", "≥20次 ≥100家 ≥1000户 ≥10个")]
    public void FindNumbers_Quantities_AreFound(string text, string expected) => Assert.Equal(expected, Quantities(text));

    [Theory]
    [InlineData("一是加强领导，二是完善制度；第一，统一项目管理，唯一条件")]
    [InlineData("一把手负总责，三公经费，四类过程性信息，三类内部事务信息，三安全一稳定")]
    [InlineData("十四五规划，五公开，两微一端，六稳六保，万一，千方百计")]
    [InlineData("进一步，一定成效，一些，一次性告知，一件事一次办，上一年项目数量，每一条")]
    [InlineData("第二十条第（一）项、第三十三条")]
    [InlineData("三五个，几十件，数百条")]
    public void FindNumbers_NumeralsThatCountNothing_AreNone(string text) => Assert.Empty(Numerals.FindNumbers(text).Select(found => Written(found)));

    [Theory]
    [InlineData("2020年1月5日", "Year2020 Date1 Date5")]
    [InlineData("2020 年 12 月 31 日", "Year2020 Date12 Date31")]
    [InlineData("二〇二〇年十二月", "Year2020 Date12")]
    [InlineData("截至202011日、20201231日", "Date202011 Date20201231")]
    [InlineData("（辽政公领发〔2019〕1号）、〔202017号、豫商财[2020]3号", "Identifier2019 Identifier1 Identifier202017 Identifier2020 Identifier3")]
    [InlineData("联系电话：0537-2320375，热线12345，邮编 272000", "Identifier537 Identifier2320375 Identifier12345 Identifier272000")]
    [InlineData("12345热线", "Identifier12345")]
    [InlineData("16+1合作，2020-01-05，G20，PM2.5，www.a1.cn", "Identifier16 Identifier1 Identifier2020 Identifier1 Identifier5 Identifier20 Identifier2.5 Identifier1")]
    [InlineData("3至5件，10-20条，三至五次，10%-20%", "Range3 Range5 Range10 Range20 Range3 Range5 Range10 Range20")]
    [InlineData("第20条第3项", "Ordinal20 Ordinal3")]
    [InlineData("1.属于国家秘密\n2、其他\n（3）不予公开", "Ordinal1 Ordinal2 Ordinal3")]
    [InlineData("总数量：47", "Bare47")]
    public void FindNumbers_OtherUses_AreNamed(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Numerals.FindNumbers(text).Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.Role}{found.Number.Value}"))));

    [Fact]
    public void FindNumbers_AnyText_GivesPlacesInOrderAndNeverThrows() =>
        Gen.Char["0123４,，.-+%一二三十百千万亿两零第几数年月日件条个项余多约近以上至（）〔〕 A\n"].Array[0, 30].Select(letters => new string(letters)).Sample(
            text =>
            {
                var end = 0;
                foreach (var found in Numerals.FindNumbers(text))
                {
                    Assert.InRange(found.Number.Raw.Start, end, text.Length);
                    end = found.Number.Raw.End;
                    Assert.InRange(end, found.Number.Raw.Start + 1, text.Length);
                }
            },
            iter: 50_000);

    [Fact]
    public void FindNumbers_SeedNarrative_FindsItsCounts()
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var text = Mapped.Repair(Seeds.Text(Seeds.Names.First(name => name.StartsWith("002_", StringComparison.Ordinal))));
        var quantities = Quantities(text).Split(' ');
        Assert.All(new[] { "716条", "13条", "703条", "261条", "6件", "15个工作日", "≥30家", "896次", "12条" }, quantity => Assert.Contains(quantity, quantities));
        Assert.DoesNotContain(quantities, quantity => quantity.StartsWith("2019", StringComparison.Ordinal) || quantity.StartsWith("71条", StringComparison.Ordinal));
    }

    private static string Quantities(string text) =>
        string.Join(' ', Numerals.FindNumbers(text).Where(found => found.Role == NumberRole.Quantity).Select(found => Written(found)));

    private static string Written(FoundNumber found)
    {
        var number = found.Number;
        var bound = number.Bound switch { NumberBound.More => "≥", NumberBound.Less => "≤", NumberBound.About => "~", _ => "" };
        var factor = number.Factor == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"×{number.Factor}");
        return string.Create(CultureInfo.InvariantCulture, $"{bound}{number.Value}{factor}{(number.IsPercent ? "%" : "")}{found.Measure}");
    }
}

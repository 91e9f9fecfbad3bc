using CsCheck;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

public sealed class BigramsTests
{
    private static readonly Gen<string> Text = Gen.Char["信息公开规范文件檔案務务２2Aａé①⻅\u0301 ，。（\u200B\uD842\uDFB7"].Array[0, 24].Select(letters => new string(letters));

    [Theory]
    [InlineData("信息公开", "信息 息公 公开 开")]
    [InlineData("信息公开 2号", "信息 息公 公开 开 2号 号")]
    [InlineData("５Ｇ基站、政", "5g g基 基站 站 政")]
    [InlineData("規範性檔案", "规范 范性 性档 档案 案")]
    [InlineData("⻅附件㎡", "见附 附件 件m m2 2")]
    [InlineData("，。（）", "")]
    [InlineData("信息\uFFFE公\uFFFF开", "信息 息公 公开 开")]
    [InlineData("", "")]
    public void Join_Text_IsPairsAndTheLastCharacter(string text, string expected) => Assert.Equal(expected, Bigrams.Join(text));

    [Fact]
    public void Pack_CharactersAndPairs_AreNumbersInOrder()
    {
        Assert.Equal(
            [('信' - 0x3400) << 16, (('信' - 0x3400) << 16) | '息', ('公' - 0x3400) << 16, ('息' - 0x3400) << 16, (('息' - 0x3400) << 16) | '公'],
            Bigrams.Pack("信息公，信息").OrderBy(number => number >> 16 == '信' - 0x3400 ? 0 : number >> 16 == '公' - 0x3400 ? 1 : 2).ThenBy(number => number & 0xFFFF));
        Assert.Equal([('政' - 0x3400) << 16], Bigrams.Pack("政"));
        Assert.Empty(Bigrams.Pack("—"));
        Assert.NotEqual(Bigrams.Pack("ab"), Bigrams.Pack("ba"));
    }

    [Theory]
    [InlineData("采购", "\"采购\"")]
    [InlineData("信息公開 优化", "\"信息 息公 公开\" \"优化\"")]
    [InlineData("政", "\"政\"*")]
    [InlineData("\"OR\" * NEAR(2)", "\"or\" \"ne ea ar\" \"2\"*")]
    [InlineData("%_'；", "")]
    public void Query_Words_ArePhrases(string words, string expected) => Assert.Equal(expected, Bigrams.Query(words));

    [Fact]
    public void Terms_Words_AreFoldedRuns() => Assert.Equal(["信息公开", "a1"], Bigrams.Terms("信息公開，Ａ１"));

    [Fact]
    public void Fold_Places_LeadToThePrintedWords()
    {
        const string Printed = "㎡規範ＡⅣ";
        var folded = Bigrams.Fold(Mapped.Of(Printed));
        Assert.Equal("m2规范aiv", folded.Value);
        Assert.Equal(["㎡", "㎡", "規", "範", "Ａ", "Ⅳ", "Ⅳ"], Enumerable.Range(0, folded.Length).Select(at => Mapped.SourceAt(folded, Printed, at)));
    }

    [Fact]
    public void Fold_Twice_ChangesNothingMore() => Text.Sample(text => Bigrams.Fold(Bigrams.Fold(text)) == Bigrams.Fold(text), iter: 20_000);

    [Fact]
    public void Join_HoldsAPhrase_ExactlyWhereTheTextHoldsTheWord() => Gen.Select(Text, Gen.Char["信息公开规务2a"].Array[2, 3].Select(letters => new string(letters))).Sample(
        (text, word) =>
        {
            var isHeld = Bigrams.Fold(text).Contains(word, StringComparison.Ordinal);
            var phrase = Bigrams.Query(word).Trim('"');
            Assert.Equal(isHeld, $" {Bigrams.Join(text)} ".Contains($" {phrase} ", StringComparison.Ordinal));
            Assert.True(!isHeld || !Bigrams.Pack(word).Except(Bigrams.Pack(text)).Any(), "Packed pairs of a word are among those of its text.");
        },
        iter: 20_000);
}

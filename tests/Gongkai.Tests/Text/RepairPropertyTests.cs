using System.Globalization;
using CsCheck;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

/// <summary>What holds for every text, made of the pieces that damage is made of.</summary>
public sealed class RepairPropertyTests
{
    private static readonly string[] Pieces =
    [
        "務", "關", "檔案", "最佳化", "規範性", "乾", "隆", "安", "縣", "著", "名", "顯", "瞭", "解", "望", "覆", "答", "議", "徵", "藉", "慰", "裡", "薴", "苧", "張法", "文件", "信息", "資訊", "回響", "𫒡", "㗲",
        "务", "关", "局", "件", "条", "公开", "(wù)", "(wu)", "（wù）", "((wù))", "(", ")", "（", "）", "wu", "ù", "u", "\u0308", "\u0300", "(a)", "(APP)", "(he)",
        "0", "1", "20", "３", "，", "．", "％", ".", ",", "\u2009", "\u00A0", "　", "\u200B", "\uFEFF", "\u00AD", "\f", "\n", "⻅", "⼀", "&", "amp;", "nbsp;", "&nbsp;", "#40;", "#x", "A0;", "&lt;", "&#41;", ";", "\uD842", " ",
    ];

    // Characters that only a phrase exchanges, the printed one first.
    private static readonly string[] Exchanged = ["檔文", "案件", "資信", "訊息", "回反", "响反", "響响", "著着", "覆复", "藉借", "瞭了"];

    private static readonly Gen<string> Damaged = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 24].Select(string.Concat);

    [Fact]
    public void Repair_Twice_ChangesNothingMore() => Damaged.Sample(
        printed =>
        {
            var once = TextRepair.Repair(Mapped.Of(printed)).Text;
            var twice = TextRepair.Repair(once);
            return ReferenceEquals(once, twice.Text) || Fail(printed, once.Value, twice.Text.Value);
        },
        iter: 30_000);

    [Fact]
    public void Repair_EveryCharacter_CameFromItsPlace() => Damaged.Sample(
        printed =>
        {
            var text = TextRepair.Repair(Mapped.Of(printed)).Text;
            var end = 2;
            for (var at = 0; at < text.Length; at++)
            {
                var span = text.SourceOf(at, 1);
                Assert.InRange(span.Start, 2, printed.Length + 2);
                Assert.InRange(span.End, span.Start + 1, printed.Length + 2);
                Assert.True(span.End >= end, "Places go forward.");
                end = span.End;
                Assert.True(Relates(text.Value[at], Mapped.SourceAt(text, printed, at)), $"{text.Value[at]} from {Mapped.SourceAt(text, printed, at)} in {printed}");
            }
        },
        iter: 30_000);

    [Fact]
    public void Repair_Digits_KeepWhatTheyAreWorth() => Damaged.Sample(
        printed =>
        {
            // Digits of numeric entities are markup.
            var figures = printed.Replace("#", "", StringComparison.Ordinal);
            Assert.Equal(Worth(figures), Worth(Mapped.Repair(figures)));
        },
        iter: 30_000);

    // The same character, its plain or simplified form, or one of an entity or phrase that maps as one.
    private static bool Relates(char character, string source) =>
        source.Contains(character, StringComparison.Ordinal)
        || source.StartsWith('&')
        || source == "最佳化"
        || TextRepair.Repair(MappedText.Unplaced(source)).Text.Value.Contains(character, StringComparison.Ordinal)
        || Exchanged.Contains(source + character);

    private static string Worth(string text) => string.Concat(
        text.Where(character => CharUnicodeInfo.GetDecimalDigitValue(character) >= 0).Select(character => CharUnicodeInfo.GetDecimalDigitValue(character)));

    private static bool Fail(string printed, string once, string twice) =>
        throw new InvalidOperationException($"'{printed}' became '{once}', then '{twice}'.");
}

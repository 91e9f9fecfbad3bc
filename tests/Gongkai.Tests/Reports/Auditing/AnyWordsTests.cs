using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Corpus;
using Gongkai.Corpus.Auditing;
using Gongkai.Corpus.Running;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Claims;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>Whatever words, numbers and marks stand beside each other: they are read to the end, every claim lies inside them, and the checks say what they have to say.</summary>
public sealed class AnyWordsTests
{
    private const int Narratives = 2_000;
    private const int Longest = 60;
    private static readonly string[] Marks = ["，", "。", "；", "、", "（", "）", "：", "\n", "——", "-", "～", "“", "”", "《", "》", "一、", "（二）", "1.", " ", "　", "…"];
    private static readonly string[] Numbers = ["0", "1", "3", "12", "２０", "三", "十二", "两", "百", "1.36亿", "21.7万", "2021年", "2022年", "2023年", "12月31日", "33.3%", "三成", "一半", "三分之一", "5日内", "余"];
    private static readonly string?[] Organs = [null, "", "局", "委员会", "人民政府", "办公室", "税务局"];
    private static readonly string[] Units = ["件", "条", "份", "起", "宗", "次", "万元", "元", "%", "个百分点", "部", "项", "级", "成", ""];

    [Fact]
    public void AnyWords_AreReadAndJudged()
    {
        var words = Words();
        var tables = AuditCorpus.Load(Path.Combine(AppContext.BaseDirectory, "specs/auditor/tuning")).Select(one => one.Report).DistinctBy(report => report.Organ).ToImmutableArray();
        for (var seed = 1UL; seed <= Narratives; seed++)
        {
            var rng = new Rng(seed);
            var text = string.Concat(Enumerable.Range(0, rng.Between(1, Longest)).Select(_ => rng.Next(10) switch
            {
                < 4 => rng.Pick(words),
                < 6 => rng.Pick(Numbers) + rng.Pick(Units),
                < 9 => rng.Pick(Marks),
                _ => rng.Pick(["较", "比", "与", "由", "因", "占", "等", "各", "均", "中", "的", "甲", "区"]),
            }));
            var table = rng.Pick(tables);
            var report = table with { Organ = rng.Chance(80) ? table.Organ : rng.Pick(Organs), Sections = [new ReportSection(rng.Between(1, 6), "", TextRepair.Repair(MappedText.At(text, 0)).Text)] };

            var claims = ClaimReader.Read(report);

            Assert.All(claims, claim => Assert.InRange(claim.Start + claim.Length, 0, text.Length));
            Assert.NotNull(ReportChecks.Run(report).Select(finding => RuleBook.Message(finding, System.Globalization.CultureInfo.InvariantCulture)).ToList());
        }
    }

    /// <summary>Sentences without end and numbers without end: no report has them, and judging each beside all others would take minutes.</summary>
    [Theory]
    [InlineData("收到申请3件，占3%，比上年的9件增长3%，许可等行政许可3件，")]
    [InlineData("收到政府信息公开申请3件，其中自然人2件，占3%，增长3%。")]
    [InlineData("作出行政许可3件。")]
    public void MoreThanAnybodyWrites_IsReadToABound(string words)
    {
        const int most = 5_000;
        var report = new AnnualReport { Organ = "山青县人民政府", Year = 2023, Sections = [new ReportSection(1, "", MappedText.At(string.Concat(Enumerable.Repeat(words, 20_000)), 0))] };

        Assert.InRange(ClaimReader.Read(report).Length, 1_000, most);
        Assert.NotNull(ReportChecks.Run(report).ToList());
    }

    // Every word that the grammar knows, as it stands in its file.
    private static ImmutableArray<string> Words()
    {
        using var file = JsonDocument.Parse(Checkout.Text("src/Gongkai.Reports/Claims/words.json"));
        var plain = file.RootElement.GetProperty("words").EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray());
        var rows = file.RootElement.GetProperty("rows").EnumerateObject().SelectMany(kind => kind.Value.EnumerateObject()).SelectMany(row => row.Value.EnumerateArray());
        return [.. plain.Concat(rows).Select(word => word.GetString()!)];
    }
}

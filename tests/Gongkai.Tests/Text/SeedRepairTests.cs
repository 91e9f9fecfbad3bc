using System.Text.RegularExpressions;
using Gongkai.Corpus;
using Gongkai.Reports;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Text;

/// <summary>The two shared reports that came through converters.</summary>
public sealed partial class SeedRepairTests
{
    [Theory]
    [InlineData("001_", true)]
    [InlineData("002_", false)]
    public void Repair_ConvertedSeed_LeavesNothingTraditional(string prefix, bool glossed)
    {
        var source = Source(prefix);
        var repaired = TextRepair.Repair(MappedText.FromSource(source, new TextSpan(0, source.Length)));
        Assert.Equal(0, ScriptConverter.CountTraditional(repaired.Text.Value));
        Assert.Contains(RepairKind.Traditional, repaired.Applied);
        Assert.Equal(glossed, repaired.Applied.Contains(RepairKind.PinyinGloss));
        Assert.Equal(!glossed, repaired.Applied.Contains(RepairKind.Vocabulary));
        Assert.Equal(glossed ? 127 : 0, Glosses().Count(source));
        Assert.Equal(0, Glosses().Count(repaired.Text.Value));
        Assert.All(new[] { "答覆", "檔", "檔案", "档案", "最佳化", "入口网", "萤幕", "回响", "谘", "复议议" }, word => Assert.DoesNotContain(word, repaired.Text.Value, StringComparison.Ordinal));
        Assert.Same(repaired.Text, TextRepair.Repair(repaired.Text).Text);
    }

    [Theory]
    [InlineData("001_")]
    [InlineData("002_")]
    public void Repair_ConvertedSeed_PrintsEveryOfficialLabel(string prefix)
    {
        var source = Source(prefix);
        var text = LabelKey.Of(Mapped.Repair(source));
        var form = FormCatalogue.Default.Form("2019");
        var labels = form.Tables.SelectMany(table => table.Blocks).SelectMany(block =>
            block.Rows.Select(row => row.Label).Concat(block.Rows.SelectMany(row => row.Path)).Concat(block.Columns.SelectMany(column => column.Path)).Append(block.Head)
                .Concat(block.Columns.Where(column => !column.Label.StartsWith("本年新", StringComparison.Ordinal)).Select(column => column.Label)))
            .Select(LabelKey.Of).Where(key => key.Length > 0).Distinct().ToArray();
        Assert.True(labels.Length > 50, $"Only {labels.Length} labels in the form.");
        Assert.All(labels, label => Assert.Contains(label, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("000_")]
    [InlineData("003_")]
    [InlineData("004_")]
    public void Repair_CleanSeed_ChangesSpacesAtMost(string prefix)
    {
        var source = Source(prefix);
        var repaired = TextRepair.Repair(MappedText.FromSource(source, new TextSpan(0, source.Length)));
        Assert.All(repaired.Applied, kind => Assert.Equal(RepairKind.OddSpace, kind));
        Assert.Equal(source.Length, repaired.Text.Length);
    }

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）]")]
    private static partial Regex Glosses();

    private static string Source(string prefix)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        return Seeds.Text(Seeds.Names.First(name => name.StartsWith(prefix, StringComparison.Ordinal)));
    }
}

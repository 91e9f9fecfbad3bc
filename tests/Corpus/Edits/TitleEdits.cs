using System.Globalization;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Edits;

/// <summary>Where title, organ and year stand, and what misleads.</summary>
internal static class TitleEdits
{
    /// <summary>The many orders of organ, year and words in titles.</summary>
    public static Galley Orders(Galley galley, Rng rng)
    {
        var (organ, year) = (galley.Organ!, galley.Year!.Value.ToString(CultureInfo.InvariantCulture));
        return WithTitle(galley, rng.Pick(
        [
            $"{year}年{organ}政府信息公开工作年度报告",
            $"{organ}{year}年度政府信息公开工作报告",
            $"{organ}政府信息公开工作{year}年年度报告",
            $"{organ}政府信息公开工作年度报告（{year}年度）",
            $"【{year}年】{organ}政府信息公开年度报告",
            $"{organ}关于{year}年政府信息公开工作的年度报告",
            $"{organ}{year}年政府信息公开年报",
            $"{organ} {year} 年政府信息公开工作年度报告",
            $"{organ}二〇{string.Concat(year[2..].Select(digit => "〇一二三四五六七八九"[digit - '0']))}年政府信息公开工作年度报告",
        ]));
    }

    /// <summary>The title over two or three lines.</summary>
    public static Galley OverLines(Galley galley, Rng rng)
    {
        var title = ((GalleyLine)galley.Blocks[0]).Text;
        var organ = galley.Organ!;
        string[] lines = rng.Chance(50)
            ? [title[..organ.Length], title[organ.Length..]]
            : [title[..organ.Length], title[organ.Length..(organ.Length + 5)], title[(organ.Length + 5)..]];
        return galley with { Blocks = [.. lines.Select(line => new GalleyLine(GalleyLineKind.Title, line)), .. galley.Blocks.Skip(1)] };
    }

    /// <summary>The title only as the name of a file, behind the last sentence.</summary>
    public static Galley Last(Galley galley, Rng rng)
    {
        var last = galley.Blocks.Length - 1;
        var title = ((GalleyLine)galley.Blocks[0]).Text;
        return galley.Blocks[last] is not GalleyLine line ? galley
            : galley with { Blocks = galley.Blocks.SetItem(last, line with { Text = line.Text + title + rng.Pick([".docx", ".doc", ".pdf", ".wps"]) }).RemoveAt(0) };
    }

    /// <summary>The title leaves out the place, or the whole organ; the words tell it.</summary>
    public static Galley WithoutPlace(Galley galley, Rng rng)
    {
        var organ = galley.Organ!;
        var year = galley.Year!.Value.ToString(CultureInfo.InvariantCulture);
        var title = rng.Chance(50) ? $"{year}年政府信息公开工作年度报告" : ((GalleyLine)galley.Blocks[0]).Text.Replace(organ, organ[3..], StringComparison.Ordinal);
        return WithTitle(galley, title).Insert(1, GalleyLine.Words($"本报告由{organ}编制。所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。如有疑问，请与{organ}办公室联系（地址：{organ[..3]}人民路12号）。"));
    }

    /// <summary>Other years all around: last year's results, numbers of documents, the day of publication.</summary>
    public static Galley OtherYears(Galley galley, Rng rng)
    {
        var year = galley.Year!.Value;
        return galley.Insert(1, GalleyLine.Words($"索引号：11{year + 1}0000/{year + 1}-00021　发布日期：{year + 1}-01-28"), GalleyLine.Words($"按照《关于做好{year - 1}年工作总结的通知》（国办发〔{year - 2}〕9号）要求，{year - 1}年度评估中我单位位列前茅，{year - 1}年各项任务全部完成。"));
    }

    private static Galley WithTitle(Galley galley, string title) => galley with { Blocks = galley.Blocks.SetItem(0, new GalleyLine(GalleyLineKind.Title, title)) };
}

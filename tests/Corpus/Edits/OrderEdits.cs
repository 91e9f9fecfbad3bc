using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Corpus.Galleys;
using Gongkai.Corpus.Words;

namespace Gongkai.Corpus.Edits;

/// <summary>What stands around the parts, twice, or not at all.</summary>
internal static class OrderEdits
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七"];

    /// <summary>S23: sentences and notes around tables, and rows of the office's own.</summary>
    public static Galley Notes(Galley galley, Rng rng)
    {
        foreach (var number in new[] { 2, 3, 4 })
        {
            if (rng.Chance(60) && galley.TableAt(number) is >= 0 and var at)
            {
                galley = galley.Insert(at + rng.Next(2), GalleyLine.Words(Say(galley, rng, "notes")));
            }
        }

        return galley;
    }

    /// <summary>S53: marks over the tables, as headings or as lines, with the unit of the counts.</summary>
    public static Galley Marked(Galley galley, Rng rng)
    {
        var (style, isHeading, hasUnit) = (rng.Next(4), rng.Chance(50), rng.Chance(40));
        foreach (var (number, place) in new[] { (2, "一"), (3, "二"), (4, "三") })
        {
            if (galley.TableAt(number) is >= 0 and var at)
            {
                var mark = style switch { 0 => $"表{place}", 1 => $"表{number - 1}", 2 => $"附表{place}：", _ => $"（表{place}）" };
                galley = galley.Insert(at, [new GalleyLine(isHeading ? GalleyLineKind.Heading : GalleyLineKind.Words, mark), .. hasUnit ? new[] { GalleyLine.Words("单位：件") } : []]);
            }
        }

        return galley;
    }

    /// <summary>S23: rows of the office's own under table 2.</summary>
    public static Galley OwnRows(Galley galley, Rng rng) => galley.WithTable(2, table => table with
    {
        Rows = table.Rows.Add([EditParts.Stray(rng.Pick(["其他主动公开文件", "本年度政府信息公开发布总数量（非新闻类、消息类）", "重点领域信息公开数量"])), EditParts.Stray(rng.Between(1, 400).ToString(CultureInfo.InvariantCulture), 3)]),
    });

    /// <summary>S24: parts printed twice, the title twice, or the first lines as a teaser.</summary>
    public static Galley Twice(Galley galley, Rng rng)
    {
        switch (rng.Next(3))
        {
            case 0:
                return galley.Insert(0, galley.Blocks[0], GalleyLine.Words("发布时间：" + (galley.Origin.Year + 1) + "-01-20　浏览次数：132次"));
            case 1:
                return galley.Insert(1, [.. galley.Blocks.Skip(1).Take(2)]);
            default:
                var first = rng.Between(2, 4);
                var end = galley.EndOf(rng.Between(first, 5));
                return galley.Insert(end, [.. galley.Blocks[galley.HeadingOf(first)..end]]);
        }
    }

    /// <summary>S24: a part printed twice, and not the same.</summary>
    public static Galley TwiceDiffering(Galley galley, Rng rng)
    {
        var start = galley.HeadingOf(3);
        var copy = galley.Blocks[start..galley.EndOf(3)];
        var table = (GalleyTable)copy.First(block => block is GalleyTable);
        var changed = rng.Pick(table.FiguresOf(table.FigureRows()).ToList());
        var other = table.WithCells(cell => cell.Figure == changed && cell.Amount is { } amount ? cell with { Text = (amount + 3).ToString(CultureInfo.InvariantCulture), Amount = amount + 3 } : cell);
        return galley.Insert(galley.EndOf(3), [.. copy.Select(block => block == table ? other : block)]);
    }

    /// <summary>S25: headings only.</summary>
    public static Galley TablesLost(Galley galley, Rng rng)
    {
        var lost = rng.Chance(50) ? [2, 3, 4] : new[] { rng.Between(2, 4) };
        // Which edition a report follows is told by table 2, else by table 3; without both nothing tells.
        var tells = !(lost.Contains(2) && lost.Contains(3));
        return galley.WithTables(table => lost.Contains(table.Number) ? null : table) with { Form = tells ? galley.Form : null };
    }

    /// <summary>S26: headings lost; the organ's own 一、二、三、 before the statutory ones.</summary>
    public static Galley HeadingsLost(Galley galley, Rng rng) => galley.WithLines(line => line.Part > 0 && rng.Chance(40) ? null : line);

    /// <summary>S26: the organ counts its own heads like parts.</summary>
    public static Galley OwnHeads(Galley galley, Rng rng)
    {
        var at = galley.HeadingOf(1);
        string[] heads = ["加强组织领导，健全工作机制", "深化主动公开，保障群众知情权", "规范依申请公开办理", "加强平台建设"];
        var own = heads.SelectMany((head, index) => new[] { GalleyLine.Words($"{Numerals[index]}、{head}"), GalleyLine.Words("按照统一部署，明确责任分工，认真抓好各项工作的落实。") }).ToArray();
        return galley.Insert(at + 1, own);
    }

    /// <summary>S27: a table of contents, line by line with page numbers, or all on one line.</summary>
    public static Galley Contents(Galley galley, Rng rng)
    {
        var heads = galley.Blocks.OfType<GalleyLine>().Where(line => line.Part > 0).Select(line => line.Text).ToList();
        GalleyLine[] lines = rng.Next(3) switch
        {
            0 => [GalleyLine.Words("目  录"), .. heads.Select((head, at) => GalleyLine.Words(head + rng.Pick(["…………", "......", "　　"]) + (at + 1)))],
            1 => [GalleyLine.Words("目录"), .. heads.Select(GalleyLine.Words)],
            _ => [GalleyLine.Words("本报告由" + string.Join("，", heads.Select(head => head[2..])) + "等六个部分组成。")],
        };
        return galley.Insert(1, lines);
    }

    /// <summary>S28: enclosed in a notice, with other organs, other years and numbers of documents.</summary>
    public static Galley Covered(Galley galley, Rng rng)
    {
        var organ = galley.Origin.Organ!;
        var year = galley.Origin.Year!.Value;
        var notice = WordList.Load("variants.txt")["notices"].Select(line => GalleyLine.Words(Fill(line, galley)));
        GalleyLine[] before = [GalleyLine.Words($"关于印发《{organ}{year}年政府信息公开工作年度报告》的通知"), GalleyLine.Words($"云办字〔{year + 1}〕{rng.Between(1, 40)}号"), .. notice];
        return galley.Insert(0, before);
    }

    /// <summary>A site's words before and behind.</summary>
    public static Galley Framed(Galley galley, Rng rng)
    {
        var next = galley.Origin.Year + 1;
        return galley.Insert(0, GalleyLine.Words("当前位置：首页 > 政务公开 > 政府信息公开年报 > 正文"), GalleyLine.Words($"索引号：000014349/{next}-00012　发布日期：{next}-01-22　字体：【大 中 小】"))
            .Insert(galley.Blocks.Length + 2, GalleyLine.Words("【打印本页】【关闭窗口】"), GalleyLine.Words($"上一篇：{galley.Origin.Year - 1}年政府信息公开工作年度报告"), GalleyLine.Words("主办单位：办公室　备案序号：12000031号"));
    }

    /// <summary>S35, S36: years, file numbers and quantities in the words that are no figures of the tables.</summary>
    public static Galley MoreWords(Galley galley, Rng rng) =>
        galley.Insert(galley.HeadingOf(2), [.. WordList.Load("variants.txt")["more words"].Select(line => GalleyLine.Words(Fill(line, galley)))]);

    /// <summary>S50: a seventh part.</summary>
    public static Galley SeventhPart(Galley galley, Rng rng) =>
        galley.Insert(galley.Blocks.Length, new GalleyLine(GalleyLineKind.Heading, "七、下一年度工作安排"), GalleyLine.Words("继续抓好主动公开，规范答复流程，计划新增专栏2个，培训3次。"));

    /// <summary>S48: the outline of before 2019 with the tables of 2019.</summary>
    public static Galley OldOutline(Galley galley, Rng rng)
    {
        var at = galley.HeadingOf(5);
        return galley.WithLines(line => line.Part == 1 ? line with { Text = "一、概述" } : line)
            .Insert(at, GalleyLine.Words("五、政府信息公开的收费及减免情况"), GalleyLine.Words("本年度没有收取任何费用。"));
    }

    private static string Say(Galley galley, Rng rng, string list) => Fill(rng.Pick(WordList.Load("variants.txt")[list]), galley);

    private static string Fill(string line, Galley galley) => line
        .Replace("{organ}", galley.Origin.Organ, StringComparison.Ordinal)
        .Replace("{year}", galley.Origin.Year!.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{next}", (galley.Origin.Year.Value + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

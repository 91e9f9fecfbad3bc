using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Earlier;

namespace Gongkai.Web.Office.Items.Earlier;

/// <summary>Reads a table of publications by the heads of its columns, as content systems export them and people paste them: 标题, 网址 or 链接, 发布日期, 文号, 栏目.</summary>
internal sealed partial class EarlierColumns
{
    private static readonly (string Column, string[] Heads)[] Known =
    [
        ("title", ["标题", "名称", "信息名称", "文件名称", "题名", "title", "name"]),
        ("address", ["网址", "链接", "地址", "url", "link", "address", "链接地址", "信息链接"]),
        ("day", ["发布日期", "公开日期", "发布时间", "公开时间", "日期", "date", "published", "pubdate"]),
        ("number", ["文号", "发文字号", "文件编号", "number"]),
        ("topic", ["主题", "目录", "公开目录", "topic"]),
    ];

    private readonly Dictionary<string, int> places = [];

    private EarlierColumns()
    {
    }

    /// <summary>Reads a grid whose first row with known heads is the head.</summary>
    public static EarlierReading Read(IReadOnlyList<IReadOnlyList<string>> grid)
    {
        var rows = ImmutableArray.CreateBuilder<EarlierRow>();
        var problems = ImmutableArray.CreateBuilder<EarlierProblem>();
        var (columns, head) = Head(grid);
        if (columns is null)
        {
            problems.Add(new EarlierProblem("A1", "no-head", grid.Count > 0 ? string.Join(' ', grid[0].Take(5)) : ""));
            return new EarlierReading([], problems.ToImmutable());
        }

        for (var at = head + 1; at < grid.Count; at++)
        {
            if (grid[at].Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                columns.ReadRow(grid[at], at, rows, problems);
            }
        }

        return new EarlierReading(rows.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>A day as people and programs write it; null when it is none.</summary>
    public static DateOnly? Day(string text)
    {
        var match = Days().Match(text);
        if (match.Success && DateOnly.TryParseExact(string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}-{int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture):00}-{int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture):00}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime) : null;
    }

    private static (EarlierColumns? Columns, int Head) Head(IReadOnlyList<IReadOnlyList<string>> grid)
    {
        for (var at = 0; at < Math.Min(grid.Count, 10); at++)
        {
            var columns = new EarlierColumns();
            for (var place = 0; place < grid[at].Count; place++)
            {
                var name = grid[at][place].Trim().ToLowerInvariant();
                if (Known.FirstOrDefault(known => known.Heads.Contains(name)).Column is { } column)
                {
                    columns.places.TryAdd(column, place);
                }
            }

            if (columns.places.ContainsKey("title") && columns.places.ContainsKey("address") && columns.places.ContainsKey("day"))
            {
                return (columns, at);
            }
        }

        return (null, 0);
    }

    private void ReadRow(IReadOnlyList<string> row, int at, ImmutableArray<EarlierRow>.Builder rows, ImmutableArray<EarlierProblem>.Builder problems)
    {
        string Cell(string column) => places.TryGetValue(column, out var place) && place < row.Count ? row[place].Trim() : "";
        string Where(string column) => $"{Letters(places[column])}{at + 1}";
        var (title, address, dayText) = (Cell("title"), Cell("address"), Cell("day"));
        var day = Day(dayText);
        if (title.Length == 0)
        {
            problems.Add(new EarlierProblem(Where("title"), "no-title", ""));
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            problems.Add(new EarlierProblem(Where("address"), "bad-address", address));
            return;
        }

        if (day is not { } known)
        {
            problems.Add(new EarlierProblem(Where("day"), "bad-day", dayText));
            return;
        }

        if (title.Length > 0)
        {
            rows.Add(new EarlierRow(title, address, known, Cell("number") is { Length: > 0 } number ? number : null, DisclosureCatalogue.Topic(Cell("topic"))?.Code, Where("title")));
        }
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    [GeneratedRegex(@"^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Days();
}

using System.Buffers;
using System.Text.RegularExpressions;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>The organ's name, made as full as the document itself supports: from the title, completed by longer names of the
/// same organ in the text and by the province that the text speaks of.</summary>
internal static partial class OrganReader
{
    private static readonly SearchValues<char> Boundaries = SearchValues.Create("，。；：、！？“”《》（）()【】 \n\t由与和在向对经以为是至到请及按据照将把从");

    /// <summary>The name; null when neither title nor text tells it.</summary>
    public static string? Read(string? title, string body)
    {
        var named = title is null ? null : InTitle(title);
        named ??= Compiled().Match(body) is { Success: true } compiled ? compiled.Groups[1].Value + compiled.Groups[2].Value : null;
        return named is null ? null : Complete(named, body);
    }

    /// <summary>The organ's name as the title has it; null when the title names none.</summary>
    public static string? InTitle(string title)
    {
        var words = Rest().Replace(Bracketed().Replace(title, ""), "");
        words = Year().Replace(words, "").Trim('关', '于', '的', '-', '—', '_', ' ', '、', '：', ':');
        return words.Length is >= 2 and <= 40 && OrganEnding().IsMatch(words) ? words : null;
    }

    private static string Complete(string named, string body)
    {
        var longest = Longer(named, body) ?? named;
        if (Bare().IsMatch(longest) && ProvinceOf(body) is { } province)
        {
            // “省商务厅”: the province is left to the reader, who finds it in the text.
            var kind = longest.StartsWith("自治区", StringComparison.Ordinal) ? 3 : 1;
            return province.Name + longest[kind..];
        }

        return longest;
    }

    // A place name directly before the organ's name somewhere in the text: 新乡市 + 牧野区商务局. A name that begins with its city is whole.
    private static string? Longer(string named, string body)
    {
        if (Whole().IsMatch(named))
        {
            return null;
        }

        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = body.IndexOf(named, StringComparison.Ordinal); at >= 0; at = body.IndexOf(named, at + 1, StringComparison.Ordinal))
        {
            var clause = body.AsSpan(Math.Max(0, at - 20), Math.Min(20, at));
            clause = clause[(clause.LastIndexOfAny(Boundaries) + 1)..];
            if (PlaceOnly().IsMatch(clause) && clause.Length > 0)
            {
                var place = clause.ToString();
                found[place] = found.GetValueOrDefault(place) + 1;
            }
        }

        return found.Count == 0 ? null : found.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key.Length).First().Key + named;
    }

    private static Province? ProvinceOf(string body) =>
        Province.All
            .Select(province => (province, count: Count(body, province.Place)))
            .Where(pair => pair.count > 0)
            .OrderByDescending(pair => pair.count)
            .Select(pair => pair.province)
            .FirstOrDefault();

    private static int Count(string body, string word)
    {
        var count = 0;
        for (var at = body.IndexOf(word, StringComparison.Ordinal); at >= 0; at = body.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    [GeneratedRegex("(政府信息|政务|信息)公开.*$")]
    private static partial Regex Rest();

    [GeneratedRegex("[【\\[〔].{0,10}[】\\]〕]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("(20[012]\\d|二[〇零○Ｏ]..) ?年?度?")]
    private static partial Regex Year();

    [GeneratedRegex("(局|厅|委|委员会|办|办公室|办公厅|政府|部|署|院|所|中心|会|处|队|站|行|街道|镇|乡|区|县|市|省|公司|学校|医院|集团|馆|社|旗|场)$")]
    private static partial Regex OrganEnding();

    [GeneratedRegex("(?:本报告)?由([^，。；,;：:\\s]{3,30}(?:局|厅|委员会|委|办公室|办公厅|政府|街道办事处))(?:负责)?(?:编制|编写)|(?:请与|请联系)([^，。；,;：:\\s]{3,30}(?:局|厅|委员会|办公室|政府))联系")]
    private static partial Regex Compiled();

    [GeneratedRegex("^(省|自治区|市|区|县)(?=.{2,})")]
    private static partial Regex Bare();

    [GeneratedRegex("^[\\u4e00-\\u9fff]{1,8}?(省|市|州|盟|自治区|地区)")]
    private static partial Regex Whole();

    [GeneratedRegex("^([\\u4e00-\\u9fff]{2,3}省|[\\u4e00-\\u9fff]{2,5}自治区)?([\\u4e00-\\u9fff]{2,6}[市州盟])?([\\u4e00-\\u9fff]{1,6}[区县市旗])?$")]
    private static partial Regex PlaceOnly();
}

using System.Buffers;
using System.Text.RegularExpressions;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>The organ's name, made as full as the document itself supports: from the title, completed by longer names of the
/// same organ in the text and by the province that the text speaks of.</summary>
internal static partial class OrganReader
{
    private const double SameOffice = 0.5;
    private const string Title = "政府信息公开工作年度报告";
    private static readonly SearchValues<char> Boundaries = SearchValues.Create("，。；：、！？“”《》（）()【】 \n\t由与和在向对经以为是至到请及按据照将把从");

    /// <summary>The name; null when neither title nor text tells it.</summary>
    public static string? Read(string? title, string body)
    {
        var named = title is null ? null : InTitle(title);
        named ??= Compiled().Match(body) is { Success: true } compiled ? compiled.Groups[1].Value + compiled.Groups[2].Value : null;
        return named is null ? null : Complete(named, body);
    }

    /// <summary>Another organ that the text says the report is of; null when it says the same as the title, or nothing.
    /// Only offices are compared: a government's report is as a rule compiled and announced by one of its offices.</summary>
    public static Piece? Other(string? title, IEnumerable<Piece> head)
    {
        if (title is null || InTitle(title) is not { } named || !Office().IsMatch(named))
        {
            return null;
        }

        // Asked first, because nearly no line has these words and the pattern is dear.
        return head.FirstOrDefault(piece => piece.Text.Value.Contains(Title, StringComparison.Ordinal)
            && Announced().Match(piece.Text.Value) is { Success: true } said && Differs(Own(named), Own(said.Groups[1].Value)));
    }

    /// <summary>The office whose report the words announce.</summary>
    public static string Announces(string words) => Own(Announced().Match(words).Groups[1].Value);

    private static bool Differs(string one, string other) =>
        one.Length > 0 && other.Length > 0 && !one.Contains(other, StringComparison.Ordinal) && !other.Contains(one, StringComparison.Ordinal) && Similarity.Of(one, other) < SameOffice;

    // 云泽市教育局 → 教育局: places are written in full here and left out there.
    private static string Own(string organ) => Office().Match(organ) is { Success: true } office ? office.Groups[1].Value : "";

    /// <summary>The organ's name as the title has it; null when the title names none.</summary>
    public static string? InTitle(string title)
    {
        var words = Rest().Replace(Bracketed().Replace(title, ""), "");
        words = Year().Replace(words, "").Trim('关', '于', '的', '-', '—', '_', ' ', '、', '：', ':');
        return words.Length is >= 2 and <= 40 && OrganEnding().IsMatch(words) ? words : null;
    }

    /// <summary>True where the text has the name with another character before it, or none.</summary>
    public static bool StandsWithout(char before, string named, string body)
    {
        for (var at = body.IndexOf(named, StringComparison.Ordinal); at >= 0; at = body.IndexOf(named, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || body[at - 1] != before)
            {
                return true;
            }
        }

        return false;
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
            // “市卫生健康局” in the title, “松陵渡市卫生健康局” in the text: what ends the place stands in the name.
            if (clause.Length > 0 && (PlaceOnly().IsMatch(clause) || (Bare().IsMatch(named) && PlaceOnly().IsMatch($"{clause}{Bare().Match(named).Value}"))))
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

    [GeneratedRegex("([^省市州盟区县旗镇乡]{2,20}(?:局|委员会|厅))$")]
    private static partial Regex Office();

    [GeneratedRegex("([^。；！？，,：:\\s]{2,30}(?:局|委员会|厅))(?:20\\d\\d ?年度?)政府信息公开工作年度报告")]
    private static partial Regex Announced();

    [GeneratedRegex("[【\\[〔].{0,10}[】\\]〕]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("(20\\d\\d|二[〇零○Ｏ]..) ?年?度?")]
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

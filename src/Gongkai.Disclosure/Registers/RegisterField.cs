using System.Collections.Frozen;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Text;

namespace Gongkai.Disclosure.Registers;

/// <summary>The fields of a register row as people name and type them.</summary>
public static class RegisterField
{
    private const decimal FenInYuan = 100m;
    private const decimal FenInWan = 1_000_000m;
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private static readonly FrozenDictionary<string, Words> Names = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["from"] = new("起始日期", "From"),
        ["number"] = new("数量", "Number"),
        ["amount"] = new("金额（元）", "Amount (yuan)"),
        ["variant"] = new("类别", "Kind"),
        ["title"] = new("名称", "Title"),
        ["reference"] = new("文号或地址", "Number or address"),
        ["lead"] = new("牵头机关（非本机关时）", "Lead organ, when another"),
        ["published"] = new("公开日期", "Published on"),
        ["amended"] = new("修改日期", "Amended on"),
        ["item"] = new("信息编号", "Item"),
        ["people"] = new("人次", "People"),
        ["hours"] = new("学时", "Hours"),
        ["source"] = new("数据来源", "Source"),
        ["evidence"] = new("佐证", "Evidence"),
        ["batch"] = new("批量登记", "Batch line"),
        ["inexact"] = new("约数", "Inexact"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The fields of a register in the order of its pages and lists.</summary>
    public static IEnumerable<string> Of(RegisterKind kind) =>
        new[] { "on", "from", "number" }.Concat(kind.Variants.Length > 0 ? ["variant"] : []).Concat(kind.Fields.Where(field => field is not ("amended" or "ended"))).Concat(kind.Fields.Where(field => field is "amended" or "ended")).Concat(["source", "evidence"]);

    /// <summary>What a field is called.</summary>
    public static Words NameOf(RegisterKind kind, string field) => field switch { "on" => kind.DayWords, "ended" => kind.EndWords ?? kind.DayWords, _ => Names[field] };

    /// <summary>The field that a column head means; null for a column that is not read.</summary>
    public static string? Named(RegisterKind kind, string head)
    {
        var name = head.Trim();
        return Of(kind).Concat(["inexact", "batch"]).FirstOrDefault(field =>
            field == name || NameOf(kind, field) is var words && (words.Zh == name || Short(words.Zh) == Short(name) || string.Equals(words.En, name, StringComparison.OrdinalIgnoreCase)))
            ?? (name is "日期" or "截止日期" ? "on" : null);
    }

    /// <summary>Reads a day; null when it is none.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd H:mm", "yyyy/M/d H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? DateOnly.FromDateTime(moment)
        : null;

    /// <summary>Reads a whole number that is not negative; null when it is none.</summary>
    public static int? Whole(string text) => Number(text) is { } number && number == decimal.Truncate(number) && number <= int.MaxValue ? (int)number : null;

    /// <summary>Reads a number that is not negative and exact; null when it is none.</summary>
    public static decimal? Number(string text) =>
        Numerals.TryParse(text, out var number) && number is { IsExact: true, IsPercent: false, IsInCharacters: false, Multiplier: null } && number.Value >= 0 ? number.Value : null;

    /// <summary>Reads money, in 元 when nothing is said; in 分.</summary>
    public static long? Fen(string text)
    {
        var (digits, factor) = text.EndsWith("万元", StringComparison.Ordinal) ? (text[..^2], FenInWan) : text.EndsWith('元') ? (text[..^1], FenInYuan) : (text, FenInYuan);
        return Number(digits) is { } number && number * factor is var fen && fen == decimal.Truncate(fen) && fen <= long.MaxValue ? (long)fen : null;
    }

    /// <summary>True for a field that was said yes to.</summary>
    public static bool IsYes(string text) => text is "是" or "true" or "on" or "1" or "yes" or "√";

    /// <summary>The form a field is typed in: <c>day</c>, <c>number</c>, <c>amount</c> or <c>choice</c>.</summary>
    internal static string FormOf(string field) => field switch { "on" or "from" or "published" or "amended" or "ended" => "day", "amount" => "amount", "variant" => "choice", _ => "number" };

    /// <summary>The field that a refusal speaks of; null when it is about the row.</summary>
    internal static string? Meant(Refusal refusal) => refusal.Code switch
    {
        "register.period" or "register.two-years" => "from",
        "register.future" => "on",
        "register.number" or "register.single" => "number",
        "register.title" => "title",
        "register.source" => "source",
        "register.variant" => "variant",
        "register.amount" => "amount",
        "register.ended" => "ended",
        _ => null,
    };

    private static string Short(string name) => name.Split('（', '(')[0].Trim();
}

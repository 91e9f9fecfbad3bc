using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Disclosure.Registers;

namespace Gongkai.Web.Office.Counting;

/// <summary>What the figures of the year are called that only the words of a report use: 信息发布 · 微信.</summary>
internal static class YearWords
{
    private static readonly Dictionary<string, Words> Parts = new(StringComparer.Ordinal)
    {
        ["items"] = new("信息条数（同一信息多渠道发布计一条）", "items (one on several channels counts once)"),
        ["summary"] = new("其中批量登记", "of these in summary lines"),
        ["people"] = new("人次", "people"),
        ["hours"] = new("学时", "hours"),
        ["ended"] = new("办结", "done"),
        ["amount"] = new("通知金额（元）", "amount asked for (yuan)"),
        ["paid"] = new("实际收取（元）", "amount paid (yuan)"),
    };

    private static readonly Words Fee = new("信息处理费通知", "Processing fee notices");

    public static string Of(string code, CultureInfo culture)
    {
        var parts = code.Split('.');
        var kind = RegisterKind.Find(parts[1]);
        var name = kind?.In(culture) ?? Fee.In(culture);
        return parts.Length < 3 ? name : $"{name} · {kind?.Variant(parts[2])?.In(culture) ?? (Parts.TryGetValue(parts[2], out var words) ? words.In(culture) : parts[2])}";
    }
}

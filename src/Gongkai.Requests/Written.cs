using System.Globalization;

namespace Gongkai.Requests;

/// <summary>Days and amounts as letters and refusals write them.</summary>
internal static class Written
{
    /// <summary>2026-03-13.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026年3月13日.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2,200元 from 分; two decimals only when there are any.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture) + "元";

    /// <summary>A number without sign or separators.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

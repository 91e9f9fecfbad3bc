using System.Globalization;

namespace Gongkai.Web.Serving;

/// <summary>Moments as people of China's one time zone read them.</summary>
internal static class Moments
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>“2026-03-13（周五）”, in English “2026-03-13 (Fri)”.</summary>
    public static string Day(DateTimeOffset moment)
    {
        return Day(DateOnly.FromDateTime(moment.ToOffset(China).DateTime));
    }

    /// <summary>The same for a day.</summary>
    public static string Day(DateOnly day)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? $"{text} ({day.ToString("ddd", CultureInfo.InvariantCulture)})" : $"{text}（{day.ToString("ddd", CultureInfo.GetCultureInfo("zh-CN"))}）";
    }

    /// <summary>“2026-03-13 09:30”, as the platform standard asks for.</summary>
    public static string Minute(DateTimeOffset moment) => moment.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day of a moment in China.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(China).DateTime);
}

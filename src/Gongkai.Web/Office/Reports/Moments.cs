using System.Globalization;

namespace Gongkai.Web.Office.Reports;

/// <summary>Moments as people of China's one time zone read them.</summary>
internal static class Moments
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>“2026-03-13（周五）”, in English “2026-03-13 (Fri)”.</summary>
    public static string Day(DateTimeOffset moment)
    {
        var local = moment.ToOffset(China);
        var day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? $"{day} ({local.ToString("ddd", CultureInfo.InvariantCulture)})" : $"{day}（{local.ToString("ddd", CultureInfo.GetCultureInfo("zh-CN"))}）";
    }
}

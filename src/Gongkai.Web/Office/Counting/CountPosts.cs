using System.Globalization;
using Gongkai.Web.Office.Filing;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Counting;

/// <summary>The forms by which a report is compiled from records.</summary>
internal static class CountPosts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        PostedReport.Map(routes, "compile", async posted => posted.Show(await posted.Desk.CompileAsync(posted.Id, DayOf(posted.Form["as-of"]), posted.NewAct("report.compile"), posted.Stop)));
        PostedReport.Map(routes, "draft", async posted => posted.Show(await posted.Desk.DraftWordsAsync(posted.Id, posted.NewAct("report.save"), posted.Stop)));
        PostedReport.Map(routes, "reason", async posted => posted.Show(await posted.Desk.GiveReasonAsync(posted.Id, posted.Form["cell"].ToString(), posted.Form["why"], posted.NewAct("report.give-reason"), posted.Stop), "/count#typed"));
    }

    /// <summary>A day as forms and addresses write it; null for none.</summary>
    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Office.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Filing;

/// <summary>What the organ's annual report waits for: a clerk, the disclosure office, the leader.</summary>
internal sealed class ReportWork(GongkaiDb db, SignedIn signedIn, IStringLocalizer<ReportWork> words) : IWorkSource
{
    private static readonly Role[] Hands = [Role.Clerk, Role.Reviewer, Role.Leader];

    public async Task<IReadOnlyList<WorkItem>> LoadAsync(CancellationToken cancellation)
    {
        if (!signedIn.Roles.Any(Hands.Contains))
        {
            return [];
        }

        var due = signedIn.Today.Year - 1;
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == signedIn.OrganId, cancellation);
        var scope = FilingAccess.ScopeOf(organ);
        var filings = await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.OrganId == organ.Id && filing.Scope == scope && filing.Year >= due - 1 && filing.State != "abandoned")
            .Select(filing => new Line(filing.Year, filing.Version, filing.State, filing.FiledAt != null, filing.PublishedAt != null, filing.Acceptance, filing.Errors)).ToListAsync(cancellation);
        var remarks = await db.Set<CellRemark>().CountAsync(remark => remark.OrganId == organ.Id && remark.Scope == scope && remark.Year >= due - 1 && remark.IsFromAbove && remark.Closed == null, cancellation);
        var newest = filings.GroupBy(filing => filing.Year).Select(group => group.MaxBy(filing => filing.Version)!).ToList();
        var items = newest.SelectMany(filing => Steps(organ, filing, remarks)).ToList();
        if (newest.TrueForAll(filing => filing.Year != due))
        {
            items.Add(Item(organ, due, "start", Role.Clerk, "") with { Address = "/office/reports" });
        }

        return items;
    }

    private IEnumerable<WorkItem> Steps(Organ organ, Line filing, int remarks)
    {
        var note = filing.Errors > 0 ? words["errors", filing.Errors].Value : "";
        var step = filing switch
        {
            { State: ReportFiling.Draft } => ("compile", Role.Clerk),
            { State: "office" } => ("review", Role.Reviewer),
            { State: "leader" } => ("sign", Role.Leader),
            { Acceptance: ReportFiling.Returned } => ("correct", Role.Clerk),
            { IsFiled: false } => ("file", Role.Leader),
            { IsPublished: false } => ("publish", Role.Leader),
            _ => ("", Role.Clerk),
        };
        if (step.Item1.Length > 0)
        {
            var item = Item(organ, filing.Year, step.Item1, step.Item2, step.Item1 == "correct" ? words["remarks", remarks] : note);
            // The date was for filing; a report that was filed and came back has none.
            yield return filing.Acceptance == ReportFiling.Returned || filing.Version > 1 ? item with { Due = null } : item;
        }
    }

    private WorkItem Item(Organ organ, int year, string step, Role hand, string note) =>
        new(words[(signedIn.Roles.Contains(hand) ? "" : "with.") + step], words["report", organ.Name, year], $"/office/reports/{organ.Code}/{year.ToString(CultureInfo.InvariantCulture)}",
            FilingDates.For(organ.Kind, FilingAccess.ScopeOf(organ), year, WorkCalendar.National).Due)
        { Note = note, IsWithOthers = !signedIn.Roles.Contains(hand) };

    private sealed record Line(int Year, int Version, string State, bool IsFiled, bool IsPublished, string? Acceptance, int Errors);
}

using System.Globalization;
using Gongkai.Agencies.Officers;
using Gongkai.Oversight.Collecting;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Office.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Filing;

/// <summary>What waits for the competent department: arrivals to hold against their source, reports to accept, organs to remind.</summary>
internal sealed class CollectionWork(GongkaiDb db, SignedIn signedIn, IStringLocalizer<CollectionWork> words) : IWorkSource
{
    private const int Most = 30;

    public async Task<IReadOnlyList<WorkItem>> LoadAsync(CancellationToken cancellation)
    {
        if (!signedIn.Roles.Contains(Role.CompetentReviewer))
        {
            return [];
        }

        var due = signedIn.Today.Year - 1;
        var known = await db.Set<Collection>().AsNoTracking().FirstOrDefaultAsync(collection => collection.CompetentId == signedIn.OrganId && collection.Year == due && collection.State == "open", cancellation);
        if (known is null || await CollectionBoard.LoadAsync(db, known.Id, signedIn.Today, cancellation) is not { } board)
        {
            return [];
        }

        var address = $"/office/collect/{board.Competent.Code}/{due.ToString(CultureInfo.InvariantCulture)}";
        var items = board.Lines.Where(line => line.Task is BoardTask.TakeIn or BoardTask.Accept).Take(Most).Select(line => Item(line, address, due)).ToList();
        var late = board.Lines.Where(line => line.Task == BoardTask.Remind).ToList();
        if (late.Count > 0)
        {
            items.Add(new WorkItem(words["remind", late.Count], string.Join('、', late.Take(3).Select(line => line.Organ.Name)) + (late.Count > 3 ? "……" : ""), address, late.Min(line => line.Due.Due)));
        }

        return items;
    }

    private WorkItem Item(BoardLine line, string address, int year) => line.Task == BoardTask.TakeIn
        ? new WorkItem(words["take-in"], words["report", line.Organ.Name, year], $"{address}/arrivals/{line.Waiting}", null)
        : new WorkItem(words["accept"], words["report", line.Organ.Name, year], $"/office/reports/{line.Organ.Code}/{year.ToString(CultureInfo.InvariantCulture)}", null)
        {
            Note = line.Filed is { Errors: > 0 } filed ? words["errors", filed.Errors] : "",
        };
}

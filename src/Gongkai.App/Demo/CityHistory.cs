using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>The earlier years of the demonstration: its report files, taken in as what arrived by mail in the January after each year.</summary>
internal sealed class CityHistory(GongkaiDb db, CityPeople people)
{
    private const string Unreadable = "复印件有数字无法辨认，请重新报送。";
    private readonly CollectionDesk collecting = new(db);

    /// <summary>Takes in every file of a known organ for these years.</summary>
    public async Task FillAsync(int first, int last, CancellationToken stop)
    {
        var organs = people.Organs.ToDictionary(organ => organ.Name, StringComparer.Ordinal);
        var files = await db.Set<StoredReport>().AsNoTracking().Where(report => report.Year >= first && report.Year <= last).OrderBy(report => report.Year).ThenBy(report => report.Organ)
            .Select(report => new { report.Id, report.Organ, report.Year }).ToListAsync(stop).ConfigureAwait(false);
        foreach (var file in files.DistinctBy(file => (file.Organ, file.Year)))
        {
            if (!organs.TryGetValue(file.Organ, out var organ))
            {
                continue;
            }

            if (people.Above(organ.Id) is { } above)
            {
                await TakeAsync(organ, above, file.Id, file.Year, stop).ConfigureAwait(false);
            }
            else
            {
                await FileAsync(organ, file.Id, file.Year, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The collection of a year, begun when it was not.</summary>
    public static async Task<Collection> CollectAsync(GongkaiDb db, CityPeople people, long competent, int year, CancellationToken stop) =>
        await db.Set<Collection>().AsNoTracking().FirstOrDefaultAsync(collection => collection.CompetentId == competent && collection.Year == year, stop).ConfigureAwait(false)
        ?? (await new CollectionDesk(db).OpenAsync(competent, year, people.Act(competent, Role.CompetentReviewer, new DateOnly(year + 1, 1, 4)), stop).ConfigureAwait(false)).Done;

    private async Task TakeAsync(Organ organ, long above, long report, int year, CancellationToken stop)
    {
        var collection = await CollectAsync(db, people, above, year, stop).ConfigureAwait(false);
        if (await db.Set<Arrival>().AnyAsync(arrival => arrival.CollectionId == collection.Id && arrival.OrganId == organ.Id, stop).ConfigureAwait(false))
        {
            return;
        }

        var on = new DateOnly(year + 1, organ.Kind == OrganKind.Government ? 3 : 1, 20);
        var arrival = (await collecting.RegisterAsync(collection.Id, organ.Id, report, on, people.Act(above, Role.CompetentReviewer, on), stop).ConfigureAwait(false)).Done;
        var cells = FormCatalogue.Default.MeantFor(year).Cells.Select(cell => cell.Id.Code).ToList();
        var taken = await collecting.TakeInAsync(arrival.Id, ReportSheet.Nothing, cells, people.Act(above, Role.CompetentReviewer, on.AddDays(2)), stop).ConfigureAwait(false);
        _ = taken.Refusal is null
            ? (await new ReportDesk(db).AcceptAsync(taken.Done.Id, people.Act(above, Role.CompetentReviewer, on.AddDays(3)), stop).ConfigureAwait(false)).Done.Id
            : (await collecting.TurnAwayAsync(arrival.Id, people.Act(above, Role.CompetentReviewer, on.AddDays(2), Unreadable), stop).ConfigureAwait(false)).Done.Id;
    }

    // Nobody collects from the city's own government: it filed by itself, from its own file.
    private async Task FileAsync(Organ organ, long report, int year, CancellationToken stop)
    {
        var scope = CollectionBoard.ScopeOf(organ.Kind);
        if (await db.Set<ReportFiling>().AnyAsync(filing => filing.OrganId == organ.Id && filing.Year == year && filing.Scope == scope, stop).ConfigureAwait(false))
        {
            return;
        }

        var desk = new ReportDesk(db);
        var on = new DateOnly(year + 1, 3, 18);
        var begun = (await desk.StartAsync(organ.Id, year, scope, null, people.Act(organ.Id, Role.Clerk, on.AddDays(-9)), stop).ConfigureAwait(false)).Done;
        _ = (await desk.ImportAsync(begun.Id, report, people.Act(organ.Id, Role.Clerk, on.AddDays(-9)), stop).ConfigureAwait(false)).Done;
        var cells = FormCatalogue.Default.Form(begun.Form).Cells.Select(cell => cell.Id.Code).ToList();
        var read = (await desk.ConfirmReadAsync(begun.Id, cells, people.Act(organ.Id, Role.Clerk, on.AddDays(-8)), stop).ConfigureAwait(false)).Value;
        await new CityChain(desk, people, organ).BringAsync(read ?? begun, CityStage.Published, on, new CityReport(organ.Code, CityStage.Published, 0), stop).ConfigureAwait(false);
    }
}

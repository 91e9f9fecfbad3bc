using Gongkai.Agencies.Officers;
using Gongkai.Requests;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>Where the disclosure offices of the demonstration are found, as each one's reviewer sets it; the numbers are nobody's. Safe to run again.</summary>
internal sealed class CityOffices(GongkaiDb db, TimeProvider clock)
{
    /// <summary>Sets address and telephone of every organ that reviews.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var people = await CityPeople.LoadAsync(db, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        var set = await db.Set<DisclosureOffice>().AsNoTracking().Select(office => office.OrganId).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (var organ in people.Organs.Where(organ => people.Has(organ.Id, Role.Reviewer) && !set.Contains(organ.Id)))
        {
            var act = people.Act(organ.Id, Role.Reviewer, people.Today);
            var reviewer = await OfficerAuthority.LoadAsync(db, act.OfficerId!.Value, act.Day, cancellation).ConfigureAwait(false);
            _ = (await new OfficeDesk(db).SetAsync(organ.Id, office =>
            {
                // The words of the guides in news.json.
                office.Address = "云泽市行政中心（虚构）";
                office.Phone = "0000-5550100";
            }, new Handler(reviewer, act.At), cancellation).ConfigureAwait(false)).Done;
            db.ChangeTracker.Clear();
        }
    }
}

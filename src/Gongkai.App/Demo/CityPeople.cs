using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demo;

/// <summary>Who of the demonstration does what, and when: the first officer in each role, in office hours, never later than now.</summary>
internal sealed class CityPeople
{
    private readonly Dictionary<(long Organ, Role Role), long> officers;
    private readonly Dictionary<string, Organ> organs;
    private readonly Dictionary<long, long> competent;
    private readonly DateTimeOffset now;
    private int minutes;

    private CityPeople(Dictionary<(long, Role), long> officers, Dictionary<string, Organ> organs, Dictionary<long, long> competent, DateTimeOffset now) =>
        (this.officers, this.organs, this.competent, this.now) = (officers, organs, competent, now);

    public static async Task<CityPeople> LoadAsync(DbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var appointments = await db.Set<Appointment>().AsNoTracking().OrderBy(appointment => appointment.Id).ToListAsync(cancellation).ConfigureAwait(false);
        var organs = await db.Set<Organ>().AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        var places = await db.Set<OrganPlace>().AsNoTracking().Where(place => place.Tree == OrganTree.Competent && place.Until == null).ToListAsync(cancellation).ConfigureAwait(false);
        return new CityPeople(
            appointments.GroupBy(appointment => (appointment.OrganId, appointment.Role)).ToDictionary(group => group.Key, group => group.First().OfficerId),
            organs.ToDictionary(organ => organ.Code, StringComparer.Ordinal), places.ToDictionary(place => place.OrganId, place => place.ParentId), now);
    }

    public DateOnly Today => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    public IEnumerable<Organ> Organs => organs.Values.OrderBy(organ => organ.Id);

    public Organ Organ(string code) => organs.TryGetValue(code, out var organ) ? organ : throw new InvalidOperationException($"The demonstration knows no organ '{code}'.");

    /// <summary>The competent department of an organ; null for the city's government.</summary>
    public long? Above(long organ) => competent.TryGetValue(organ, out var above) ? above : null;

    /// <summary>The competent departments that collect.</summary>
    public IEnumerable<long> Collectors => competent.Values.Distinct().Order();

    /// <summary>Whether somebody holds the role there.</summary>
    public bool Has(long organ, Role role) => officers.ContainsKey((organ, role));

    /// <summary>An act of whoever holds the role there, on that day.</summary>
    public Act Act(long organ, Role role, DateOnly day, string? why = null)
    {
        minutes = (minutes + 7) % 480;
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(minutes), TimeSpan.FromHours(8)).ToUniversalTime();
        return new Act("", organ, officers[(organ, role)], at > now ? now : at, why);
    }
}

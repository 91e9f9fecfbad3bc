using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Accounts;

/// <summary>What the first person fills in.</summary>
public sealed record FirstOffice(NewOrgan Organ, string OfficerName, string UserName, string Password);

/// <summary>Makes an empty store usable: the own organ, and its administrator with a password of his own. There is no password that anybody else could know,
/// and it can be done only while there is no account.</summary>
public sealed class FirstSetup(GongkaiDb db, AccountDesk accounts)
{
    /// <summary>True as long as nobody can sign in.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellation) => !await db.Set<Account>().AnyAsync(cancellation);

    /// <summary>Sets the office up.</summary>
    public async Task<Answer<Account>> RunAsync(FirstOffice office, DateTimeOffset at, CancellationToken cancellation)
    {
        if (!await IsOpenAsync(cancellation))
        {
            return Refusal.Of("account.set-up");
        }

        if (string.IsNullOrWhiteSpace(office.OfficerName))
        {
            return Refusal.Of("officer.name-empty");
        }

        if (await accounts.WrongWithAsync(office.UserName, office.Password) is { } wrong)
        {
            return wrong;
        }

        // A setup that was broken off has left the organ behind; the next one takes it up.
        Act ActOf(string kind, long organId) => new(kind, organId, null, at);
        var found = await db.Set<Organ>().AsNoTracking().FirstOrDefaultAsync(organ => organ.Code == office.Organ.Code && organ.Name == office.Organ.Name.Trim(), cancellation) is { } left
            ? left
            : await new OrganDesk(db).FoundAsync(office.Organ, ActOf("organ.found", 0), cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var organ = found.Done.Id;
        var day = ActOf("", organ).Day;
        var desk = new OfficerDesk(db);
        var officer = (await desk.EnrolAsync(office.OfficerName, null, ActOf("officer.enrol", organ), cancellation)).Done;
        _ = (await desk.AppointAsync(officer.Id, organ, Role.Administrator, day, ActOf("officer.appoint", organ), cancellation)).Done;
        return await accounts.OpenAsync(officer.Id, office.UserName, office.Password, ActOf("account.open", organ), cancellation);
    }
}

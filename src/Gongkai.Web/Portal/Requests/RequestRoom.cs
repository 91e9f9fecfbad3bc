using Gongkai.Agencies;
using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Gongkai.Storage;

namespace Gongkai.Web.Portal.Requests;

/// <summary>What pages about requests work with: the desk on today's calendar, the door for applicants.</summary>
public sealed class RequestRoom(GongkaiDb db, PersonalKeys keys)
{
    private WorkCalendar? calendar;

    /// <summary>The keys of this store.</summary>
    public PersonalKeys Keys => keys;

    /// <summary>Lets applicants in by number and check code.</summary>
    public StatusDoor Door { get; } = new(db, keys);

    /// <summary>Lists of cases.</summary>
    public RequestBoard Board { get; } = new(db, keys);

    /// <summary>The national working days as they count in this store.</summary>
    public async Task<WorkCalendar> CalendarAsync(CancellationToken cancellation) => calendar ??= await CalendarShelf.LoadAsync(db, cancellation);

    /// <summary>The desk.</summary>
    public async Task<RequestDesk> DeskAsync(CancellationToken cancellation) => new(db, keys, await CalendarAsync(cancellation));

    /// <summary>A case as its applicant may see it.</summary>
    public async Task<PublicCase> PublicCaseAsync(long id, CancellationToken cancellation) => await PublicCase.LoadAsync(db, keys, id, await CalendarAsync(cancellation), cancellation);
}

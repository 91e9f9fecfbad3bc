using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Agencies.Workflows;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Takes requests in, leads them to an answer and sends it. One call is one act: it is done whole and written in the ledger, or it is refused and nothing has
/// happened. Who may do what in which state, <c>workflows.json</c> says; what else can stand against it, the refusals named there.</summary>
/// <param name="db">The store.</param>
/// <param name="keys">Open and seal what applicants and third parties said of themselves.</param>
/// <param name="calendar">The national working days as they are known today.</param>
public sealed partial class RequestDesk(DbContext db, PersonalKeys keys, WorkCalendar calendar)
{
    /// <summary>The case with everything that acts need; the queries are the same few, however much has happened.</summary>
    public Task<InformationRequest?> FindAsync(long id, CancellationToken cancellation) => Cases(db).FirstOrDefaultAsync(request => request.Id == id, cancellation);

    /// <summary>Cases with everything that belongs to them, in as many queries as there are kinds of it.</summary>
    public static IQueryable<InformationRequest> Cases(DbContext db) => db.Set<InformationRequest>()
        .Include(request => request.Applicant).Include(request => request.Events.OrderBy(happened => happened.Id)).Include(request => request.Dues.OrderBy(due => due.Id))
        .Include(request => request.Consultations.OrderBy(consultation => consultation.Number)).Include(request => request.Decisions.OrderBy(decision => decision.Id))
        .Include(request => request.Fees.OrderBy(fee => fee.Id)).AsSplitQuery();

    private async Task<Answer<InformationRequest>> ActAsync(long id, string code, Handler by, Func<CaseFile, Task<Refusal?>> work, CancellationToken cancellation)
    {
        var action = RequestState.Workflow.Action(code);
        // Most of what is refused is refused by state and role: one row tells.
        var seen = await db.Set<InformationRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id, cancellation) ?? throw new ArgumentException($"There is no request {id}.", nameof(id));
        if (Permit(seen, action, by) is { Refusal: { } early })
        {
            return early;
        }

        var request = (await FindAsync(id, cancellation))!;
        if (by.Seen is { } version && version != request.Version)
        {
            return await ChangedAsync(id, cancellation);
        }

        if (Permit(request, action, by) is { Refusal: { } refusal })
        {
            return refusal;
        }

        var authority = Permit(request, action, by).Value;
        if (action.NeedsReason && string.IsNullOrWhiteSpace(by.Why))
        {
            return Refusal.Of("work.reason");
        }

        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == request.OrganId, cancellation);
        var act = new Act(RequestState.Workflow.KindOf(action), request.OrganId, by.Officer == OfficerAuthority.None ? null : by.Officer.OfficerId, by.At, by.IsApplicant ? null : by.Why, authority.OnBehalfOf);
        return await WriteAsync(request, organ, action, act, by, work, cancellation);
    }

    private async Task<Answer<InformationRequest>> WriteAsync(InformationRequest request, Organ organ, WorkAction action, Act act, Handler by, Func<CaseFile, Task<Refusal?>> work, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
            var file = new CaseFile(request, organ, action, transaction, calendar.InRegion(organ.Division), keys) { Said = by.IsApplicant ? by.Why : null };
            if (await work(file) is { } refusal)
            {
                // What the act had begun to change is forgotten with it.
                db.ChangeTracker.Clear();
                return refusal;
            }

            file.Close();
            await transaction.CommitAsync(cancellation);
            return request;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await ChangedAsync(request.Id, cancellation);
        }
    }

    private static Answer<Authority> Permit(InformationRequest request, WorkAction action, Handler by)
    {
        if (by.IsProgram || (by.IsApplicant && action.ByApplicant))
        {
            return action.From.Contains(request.State) ? default(Authority) : RequestState.Workflow.Ask(by.Officer, action.Code, request.State, request.OrganId, null, []);
        }

        var done = request.Events.Where(happened => happened.Round == request.Round && happened.OfficerId is not null).Select(happened => (happened.Action, happened.OfficerId!.Value));
        return RequestState.Workflow.Ask(by.Officer, action.Code, request.State, request.OrganId, null, done);
    }

    private async Task<Refusal> ChangedAsync(long id, CancellationToken cancellation)
    {
        var officer = await db.Set<RequestEvent>().AsNoTracking().Where(happened => happened.RequestId == id).OrderByDescending(happened => happened.Id).Select(happened => happened.OfficerId).FirstOrDefaultAsync(cancellation);
        var name = await db.Set<Officer>().AsNoTracking().Where(other => other.Id == officer).Select(other => other.Name).FirstOrDefaultAsync(cancellation);
        return Refusal.Of("work.changed", ("who", name ?? "—"));
    }
}

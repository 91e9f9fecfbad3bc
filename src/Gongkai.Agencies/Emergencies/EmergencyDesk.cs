using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Agencies.Emergencies;

/// <summary>Takes, approves and declines exceptions from the separation of duties.</summary>
public sealed class EmergencyDesk(DbContext db)
{
    /// <summary>An exception lasts at most so many days: it is for a date that is near, not for a way of working.</summary>
    public const int MostDays = 3;

    private static Workflow Rules => Workflow.Of(EmergencyGrant.MatterName);

    /// <summary>Asks for an exception from today on.</summary>
    public async Task<Answer<EmergencyGrant>> AskAsync(string matter, int days, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(act.Why))
        {
            return Refusal.Of("work.reason");
        }

        if (days is < 1 or > MostDays)
        {
            return Refusal.Of("emergency.days", ("most", $"{MostDays}"));
        }

        if (matter == EmergencyGrant.MatterName || Workflow.All.All(workflow => workflow.Matter != matter) || !officer.RolesAt(act.OrganId).Any())
        {
            return Refusal.Of("emergency.matter");
        }

        var grant = new EmergencyGrant
        {
            OrganId = act.OrganId, OfficerId = officer.OfficerId, Matter = matter, Reason = act.Why.Trim(), AskedAt = DateTimeOffset.FromUnixTimeMilliseconds(act.At.ToUnixTimeMilliseconds()),
            From = act.Day, Until = act.Day.AddDays(days - 1), State = Rules.Start,
        };
        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = "emergency.ask" }, cancellation);
        db.Add(grant);
        transaction.Record(grant);
        await transaction.CommitAsync(cancellation);
        return grant;
    }

    /// <summary>Approves, declines or takes back.</summary>
    /// <param name="action">Action of the workflow.</param>
    public async Task<Answer<EmergencyGrant>> DecideAsync(long grantId, string action, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        var grant = await db.Set<EmergencyGrant>().SingleAsync(grant => grant.Id == grantId, cancellation);
        var competent = await new OrganRegister(db).ParentAsync(grant.OrganId, OrganTree.Competent, act.Day, cancellation);
        var allowed = Rules.Ask(officer, action, grant.State, grant.OrganId, competent, [("ask", grant.OfficerId)]);
        if (allowed.Refusal is { } refusal)
        {
            return refusal;
        }

        if (action == "withdraw" && grant.OfficerId != officer.OfficerId)
        {
            return Refusal.Of("emergency.not-yours");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = Rules.KindOf(Rules.Action(action)), OrganId = grant.OrganId, OnBehalfOf = allowed.Done.OnBehalfOf }, cancellation);
        grant.State = Rules.Action(action).To ?? grant.State;
        grant.DecidedById = officer.OfficerId;
        grant.DecidedAt = transaction.Act.At;
        transaction.Record(grant);
        await transaction.CommitAsync(cancellation);
        return grant;
    }

    /// <summary>Those of an organ, the newest first.</summary>
    public Task<List<EmergencyGrant>> ListAsync(long organId, int most, CancellationToken cancellation) =>
        db.Set<EmergencyGrant>().AsNoTracking().Where(grant => grant.OrganId == organId).OrderByDescending(grant => grant.Id).Take(most).ToListAsync(cancellation);
}

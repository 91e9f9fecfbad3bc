using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>What was given in a case and is proposed for everybody (第四十四条); nobody has decided on it yet.</summary>
/// <param name="Number">The case; what is wanted in it is read there, where looks are recorded.</param>
/// <param name="Officer">Who proposed it; null for the applicant.</param>
public sealed record PublicationProposal(string Number, DateOnly ProposedOn, string? Officer);

/// <summary>The proposals of an organ that are still open.</summary>
public static class PublicationProposals
{
    internal const string Made = "propose-publication";
    internal const string Settled = "settle-publication";
    private const int Most = 200;

    /// <summary>The newest first.</summary>
    public static Task<List<PublicationProposal>> OpenAsync(DbContext db, long organId, CancellationToken cancellation) => Open(db, organId).ToListAsync(cancellation);

    /// <summary>The same as one query; it goes by the index of what was proposed, however much has happened besides.</summary>
    public static IQueryable<PublicationProposal> Open(DbContext db, long organId)
    {
        ArgumentNullException.ThrowIfNull(db);
        var events = db.Set<RequestEvent>().AsNoTracking();
        return (from happened in events
                where happened.Action == Made && !events.Any(later => later.RequestId == happened.RequestId && later.Action == Settled && later.Id > happened.Id)
                join request in db.Set<InformationRequest>() on happened.RequestId equals request.Id
                where request.OrganId == organId
                join officer in db.Set<Officer>() on happened.OfficerId equals officer.Id into officers
                from officer in officers.DefaultIfEmpty()
                orderby happened.Id descending
                select new PublicationProposal(request.Number, happened.On, officer == null ? null : officer.Name)).Take(Most);
    }

    internal static bool IsOpen(InformationRequest request) => request.Events.LastOrDefault(happened => happened.Action is Made or Settled)?.Action == Made;
}

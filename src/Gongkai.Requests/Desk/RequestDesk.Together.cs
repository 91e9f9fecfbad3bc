using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>What concerns several cases at once: handled together, given to somebody else, proposed for everybody.</summary>
public sealed partial class RequestDesk
{
    /// <summary>Handles a case together with another of the same applicant; each keeps its number, its period and its count.</summary>
    /// <param name="number">Registration number of the other.</param>
    public Task<Answer<InformationRequest>> JoinAsync(long id, string number, Handler by, CancellationToken cancellation) => ActAsync(id, "join", by, async file =>
    {
        var request = file.Request;
        var other = await db.Set<InformationRequest>().AsNoTracking().Include(other => other.Applicant)
            .FirstOrDefaultAsync(other => other.Number == number && other.OrganId == request.OrganId && other.Id != request.Id && other.IsOpen, cancellation);
        if (other is null || other.JoinedTo is not null || other.Applicant?.PersonIndex is not { } person || request.Applicant?.PersonIndex is not { } own || !person.AsSpan().SequenceEqual(own))
        {
            return Refusal.Of("request.join-other");
        }

        request.JoinedTo = other.Id;
        file.Happen(file.Today);
        return null;
    }, cancellation);

    /// <summary>Proposes to make public what at least two applicants were given (第四十四条第一款), or what this applicant was given, when he suggests it himself (第二款).</summary>
    public Task<Answer<InformationRequest>> ProposePublicationAsync(long id, Handler by, CancellationToken cancellation) => ActAsync(id, PublicationProposals.Made, by, async file =>
    {
        if (PublicationProposals.IsOpen(file.Request))
        {
            return Refusal.Of("request.proposal-made");
        }

        var mayBe = by.IsApplicant ? LikeCases.IsGiven(file.Request) : (await new LikeCases(db).OfAsync(file.Request, cancellation)).IsForEverybody;
        if (!mayBe)
        {
            return Refusal.Of(by.IsApplicant ? "request.proposal-nothing" : "request.proposal-alone");
        }

        file.Happen(file.Today);
        return null;
    }, cancellation);

    /// <summary>Decides on the proposal: the reason says where it was published, or why it is not.</summary>
    public Task<Answer<InformationRequest>> SettlePublicationAsync(long id, Handler by, CancellationToken cancellation) => ActAsync(id, PublicationProposals.Settled, by, file =>
    {
        if (!PublicationProposals.IsOpen(file.Request))
        {
            return Task.FromResult<Refusal?>(Refusal.Of("request.proposal-none"));
        }

        file.Happen(file.Today);
        return Task.FromResult<Refusal?>(null);
    }, cancellation);

    /// <summary>Gives the open cases of somebody who leaves or is away to somebody else, each with its own line.</summary>
    /// <returns>How many.</returns>
    public async Task<Answer<int>> ReassignAsync(long organId, long from, long to, Handler by, CancellationToken cancellation)
    {
        var ids = await db.Set<InformationRequest>().AsNoTracking().Where(request => request.OrganId == organId && request.AssignedTo == from && request.IsOpen).OrderBy(request => request.Id).Select(request => request.Id).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            if ((await AssignAsync(id, to, by with { Seen = null }, cancellation)).Refusal is { } refusal)
            {
                return refusal;
            }
        }

        return ids.Count;
    }

    /// <summary>Records what the law says of joint makers whose time is over without a word: they have agreed (第三十四条). Safe to run again and on several nodes.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TakeSilenceAsync(DateTimeOffset at, CancellationToken cancellation)
    {
        var today = new Act("", 0, null, at).Day;
        var open = await db.Set<Consultation>().AsNoTracking().Where(consultation => consultation.Kind == PartyKind.JointMaker && consultation.AnsweredOn == null)
            .Join(db.Set<InformationRequest>().Where(request => request.State == RequestState.Consulting), consultation => consultation.RequestId, request => request.Id, (consultation, request) => consultation).ToListAsync(cancellation);
        var taken = 0;
        foreach (var consultation in open.Where(consultation => today > SilenceLimit(consultation, calendar)))
        {
            db.ChangeTracker.Clear();
            taken += (await RecordSilenceAsync(consultation.RequestId, consultation.Number, Handler.Program(at), cancellation)).Refusal is null ? 1 : 0;
        }

        return taken;
    }

    /// <summary>Puts a paper to a case: a scan of the original, a proof of service, papers of a dispute.</summary>
    public async Task<Answer<Enclosure>> EncloseAsync(long id, NewEnclosure paper, Handler by, CancellationToken cancellation)
    {
        var request = await db.Set<InformationRequest>().SingleAsync(request => request.Id == id, cancellation);
        if (by.Officer.Find(request.OrganId, Role.Clerk, Role.Reviewer) is not { } authority)
        {
            return ActCatalogue.MayNot("request.enclose");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, new Act("request.enclose", request.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        var enclosure = Enclosure.Of(paper, keys, transaction.Act.At, by.Officer.OfficerId);
        request.Enclosures.Add(enclosure);
        transaction.Record(enclosure);
        await transaction.CommitAsync(cancellation);
        return enclosure;
    }

    /// <summary>Opens a letter for an officer to read: it names people, so the look is written down.</summary>
    public async Task<Answer<LetterText>> ReadLetterAsync(long letterId, Handler by, CancellationToken cancellation)
    {
        var letter = await db.Set<Letter>().AsNoTracking().SingleAsync(letter => letter.Id == letterId, cancellation);
        if (by.Officer.Find(letter.OrganId, [.. MayView, Role.SecrecyReviewer, Role.Auditor]) is not { } authority)
        {
            return ActCatalogue.MayNot("letter.read");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, new Act("letter.read", letter.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        var view = new PersonalView { RequestId = letter.RequestId, OfficerId = by.Officer.OfficerId, At = transaction.Act.At, Purpose = letter.DocumentNumber };
        db.Add(view);
        transaction.Record(view);
        await transaction.CommitAsync(cancellation);
        return letter.Open(keys);
    }
}

using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>What applicants and third parties said of themselves, and who looked at it.</summary>
public sealed partial class RequestDesk
{
    // Whoever signs or reviews needs no telephone number; whoever administers or audits sees no case.
    private static readonly Role[] MayView = [Role.Clerk, Role.Reviewer, Role.LegalReviewer, Role.Leader];

    /// <summary>Shows the applicant's data unmasked; the look is an act with its purpose.</summary>
    public async Task<Answer<ApplicantData>> ViewApplicantAsync(long id, Handler by, CancellationToken cancellation)
    {
        var request = await db.Set<InformationRequest>().AsNoTracking().Include(request => request.Applicant).SingleAsync(request => request.Id == id, cancellation);
        if (by.Officer.Find(request.OrganId, MayView) is not { } authority)
        {
            return ActCatalogue.MayNot("request.view-applicant");
        }

        if (string.IsNullOrWhiteSpace(by.Why))
        {
            return Refusal.Of("request.purpose");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, new Act("request.view-applicant", request.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        var view = new PersonalView { RequestId = id, OfficerId = by.Officer.OfficerId, At = by.At, Purpose = by.Why };
        db.Add(view);
        transaction.Record(view);
        await transaction.CommitAsync(cancellation);
        return request.Applicant!.Open(keys);
    }

    /// <summary>Tells a third party in writing that its information is disclosed against its will, what and why (第三十二条).</summary>
    public async Task<Answer<Letter>> InformPartyAsync(long id, int number, DateOnly on, Handler by, CancellationToken cancellation)
    {
        var request = await FindAsync(id, cancellation) ?? throw new ArgumentException($"There is no request {id}.", nameof(id));
        if (by.Officer.Find(request.OrganId, Role.Clerk, Role.Reviewer) is not { } authority)
        {
            return ActCatalogue.MayNot("letter.inform-party");
        }

        var party = request.Consultations.FirstOrDefault(party => party.Number == number && party.Opinion is Opinion.Objected or Opinion.AgreedInPart);
        if (party is null || request.Decision?.DraftWith(keys).PublicInterest is not { Length: > 0 } interest)
        {
            return Refusal.Of("request.no-objection");
        }

        var organ = await db.Set<Agencies.Organs.Organ>().AsNoTracking().SingleAsync(organ => organ.Id == request.OrganId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, new Act("letter.inform-party", request.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        var file = new CaseFile(request, organ, RequestState.Workflow.Action("note"), transaction, calendar.InRegion(organ.Division), keys);
        var issued = await IssueAsync(file, "inform-party", on, party, values => values.With(("public-interest", interest)), "party", cancellation);
        if (issued.Refusal is not null)
        {
            db.ChangeTracker.Clear();
            return issued;
        }

        party.InformedOn = on;
        transaction.Record(party);
        await transaction.CommitAsync(cancellation);
        return issued;
    }

    /// <summary>Archived cases of an organ in which it stands still who asked although the time of keeping is over.</summary>
    public IQueryable<InformationRequest> KeptTooLong(DisclosureOffice office, DateOnly today)
    {
        var before = office.KeepYears == 0 ? DateOnly.MinValue : today.AddYears(-office.KeepYears);
        return db.Set<InformationRequest>().AsNoTracking().Where(request => request.OrganId == office.OrganId && request.State == RequestState.Archived && request.ClosedOn < before && request.Applicant!.Name != null);
    }

    /// <summary>Forgets who asked in every case whose time of keeping is over, each with its own line.</summary>
    /// <returns>How many.</returns>
    public async Task<Answer<int>> EraseKeptTooLongAsync(DisclosureOffice office, Handler by, CancellationToken cancellation)
    {
        var ids = await KeptTooLong(office, new Act("", 0, null, by.At).Day).OrderBy(request => request.Id).Select(request => request.Id).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            if ((await EraseApplicantAsync(id, by, cancellation)).Refusal is { } refusal)
            {
                return refusal;
            }
        }

        return ids.Count;
    }

    /// <summary>Forgets who asked, and the papers that prove it. What was decided stays.</summary>
    public async Task<Answer<InformationRequest>> EraseApplicantAsync(long id, Handler by, CancellationToken cancellation)
    {
        var request = await FindAsync(id, cancellation) ?? throw new ArgumentException($"There is no request {id}.", nameof(id));
        if (by.Officer.Find(request.OrganId, Role.Leader) is not { } authority || request.State != RequestState.Archived)
        {
            return ActCatalogue.MayNot("request.erase-applicant");
        }

        var proofs = await db.Set<Enclosure>().Where(paper => paper.RequestId == id && (paper.Kind == EnclosureKind.IdentityProof || paper.Kind == EnclosureKind.Authority)).ToListAsync(cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, new Act("request.erase-applicant", request.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        request.Applicant!.Erase();
        transaction.Record(request.Applicant);
        foreach (var proof in proofs)
        {
            proof.Erase();
            transaction.Record(proof);
        }

        await transaction.CommitAsync(cancellation);
        return request;
    }
}

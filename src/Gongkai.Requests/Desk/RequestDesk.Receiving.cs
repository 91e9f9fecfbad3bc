using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>How requests come in, and what is done to them as a whole.</summary>
public sealed partial class RequestDesk
{
    /// <summary>Registers a request that came to the counter, by post, fax or mail.</summary>
    public async Task<Answer<InformationRequest>> RegisterAsync(NewRequest wanted, Handler by, CancellationToken cancellation)
    {
        if (by.Officer.Find(wanted.OrganId, Role.Clerk, Role.Reviewer) is not { } authority)
        {
            return ActCatalogue.MayNot("request.register");
        }

        return await TakeInAsync(wanted, new Act("request.register", wanted.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
    }

    /// <summary>Takes a request that an applicant sent through the web. No period runs before the office has confirmed it (第三十一条第三项).</summary>
    public async Task<Answer<InformationRequest>> SubmitAsync(NewRequest wanted, DateTimeOffset at, CancellationToken cancellation)
    {
        var answer = await SubmitAsync([wanted.OrganId], wanted, at, cancellation);
        return answer.Refusal is { } refusal ? refusal : answer.Done[0];
    }

    /// <summary>The same to several organs: one case at each, all of them or none.</summary>
    public async Task<Answer<IReadOnlyList<InformationRequest>>> SubmitAsync(IReadOnlyCollection<long> organIds, NewRequest wanted, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await CameByAsync(organIds, wanted.FormKey, cancellation) is { Count: > 0 } before)
        {
            return before;
        }

        if (string.IsNullOrWhiteSpace(wanted.Applicant.IdentityNumber))
        {
            return Refusal.Of("request.identity");
        }

        if (wanted.Applicant.Agent is not null && wanted.Enclosures.All(paper => paper.Kind != EnclosureKind.Authority))
        {
            return Refusal.Of("request.authority");
        }

        var act = new Act("request.submit", organIds.Min(), null, at);
        var sent = wanted with { Channel = IntakeChannel.Web, ArrivedOn = act.Day, ConfirmedOn = null };
        // Always in ascending order of organs, so that two of them never wait for each other.
        var organs = await db.Set<Organ>().AsNoTracking().Where(organ => organIds.Contains(organ.Id)).OrderBy(organ => organ.Id).ToListAsync(cancellation);
        if (organs.Select(organ => IntakeRules.Check(sent, organ, act.Day)).FirstOrDefault(refusal => refusal is not null) is { } against)
        {
            return against;
        }

        return await OnceAsync(organIds, wanted.FormKey, async () =>
        {
            await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
            var cases = new List<InformationRequest>();
            foreach (var organ in organs)
            {
                cases.Add(await AddAsync(sent with { OrganId = organ.Id }, organ, transaction, cancellation));
            }

            await transaction.CommitAsync(cancellation);
            return cases;
        }, cancellation);
    }

    /// <summary>Records the day on which office and applicant confirmed: the statutory day of receipt.</summary>
    public Task<Answer<InformationRequest>> ConfirmAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "confirm", by, file =>
    {
        if (file.DayRefuses(on) is { } refusal)
        {
            return Task.FromResult<Refusal?>(refusal);
        }

        file.Request.ConfirmedOn = on;
        file.Request.ReceivedOn = StatutoryReceipt.Of(file.Request.Channel.Receipt(), file.Request.ArrivedOn, on)!.Received;
        file.Happen(on);
        return Task.FromResult<Refusal?>(null);
    }, cancellation);

    /// <summary>Records that the request never came into being: taken back before receipt, sent twice by mistake, nobody to be reached.</summary>
    public Task<Answer<InformationRequest>> CancelAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "cancel", by, cancellation);

    /// <summary>Gives the case to an officer of the organ.</summary>
    public Task<Answer<InformationRequest>> AssignAsync(long id, long officerId, Handler by, CancellationToken cancellation) => ActAsync(id, "assign", by, async file =>
    {
        if ((await OfficerAuthority.LoadAsync(db, officerId, file.Today, cancellation)).Find(file.Request.OrganId, Role.Clerk, Role.Reviewer) is null)
        {
            return Refusal.Of("request.assignee");
        }

        file.Request.AssignedTo = officerId;
        file.Happen(file.Today);
        return null;
    }, cancellation);

    /// <summary>Reminds whoever has it 催办.</summary>
    public Task<Answer<InformationRequest>> UrgeAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "urge", by, cancellation);

    /// <summary>Writes a remark into the timeline, for the office alone.</summary>
    public Task<Answer<InformationRequest>> NoteAsync(long id, string text, Handler by, CancellationToken cancellation) => ActAsync(id, "note", by, file =>
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Task.FromResult<Refusal?>(Refusal.Of("request.note-empty"));
        }

        file.Happen(file.Today, note: text);
        return Task.FromResult<Refusal?>(null);
    }, cancellation);

    /// <summary>Passes a request on that came to the wrong organ before it was received, or a correction that another organ has to make (第四十一条). It begins anew there.</summary>
    /// <remarks>A request that was received is answered by the organ itself, with the responsible organ named (第三十六条第五项).</remarks>
    public Task<Answer<InformationRequest>> TransferAsync(long id, long toOrganId, Handler by, CancellationToken cancellation) => ActAsync(id, "transfer", by, async file =>
    {
        var request = file.Request;
        if (request is { State: RequestState.Handling, Kind: MatterKind.Request })
        {
            return Refusal.Of("request.transfer-received");
        }

        if (toOrganId == request.OrganId)
        {
            return Refusal.Of("request.transfer-same");
        }

        if (await db.Set<Organ>().AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == toOrganId, cancellation) is not { } other || !other.ExistsOn(file.Today))
        {
            return Refusal.Of("request.transfer-gone");
        }

        var passed = new NewRequest(toOrganId, request.Channel, file.Today, null, request.ApplicantKind, request.Applicant!.Open(keys), request.WantedWith(keys), request.Provision, request.Kind) { OriginId = request.Id };
        await AddAsync(passed, other, file.Transaction, cancellation);
        file.Happen(file.Today);
        return null;
    }, cancellation);

    /// <summary>Splits a request that asks for several things 一事一申请: this case keeps the first part, each other part becomes a case with the same day of receipt.</summary>
    public Task<Answer<InformationRequest>> SplitAsync(long id, IReadOnlyList<string> parts, Handler by, CancellationToken cancellation) => ActAsync(id, "split", by, async file =>
    {
        if (parts.Count < 2 || parts.Any(string.IsNullOrWhiteSpace))
        {
            return Refusal.Of("request.split-parts");
        }

        var request = file.Request;
        if (file.IsRedo)
        {
            return Refusal.Of("request.redo");
        }

        await db.Entry(request).Collection(request => request.Words).LoadAsync(cancellation);
        request.Wants(parts[0], keys);
        foreach (var part in parts.Skip(1))
        {
            var sibling = new NewRequest(request.OrganId, request.Channel, request.ArrivedOn, request.ConfirmedOn, request.ApplicantKind, request.Applicant!.Open(keys), part, request.Provision, request.Kind) { OriginId = request.Id };
            await AddAsync(sibling, file.Organ, file.Transaction, cancellation);
        }

        file.Happen(file.Today);
        return null;
    }, cancellation);

    // An act that is nothing but its own line in the timeline.
    private Task<Answer<InformationRequest>> SimpleAsync(long id, string action, Handler by, CancellationToken cancellation) => ActAsync(id, action, by, file =>
    {
        file.Happen(file.Today);
        return Task.FromResult<Refusal?>(null);
    }, cancellation);

    private async Task<Answer<InformationRequest>> TakeInAsync(NewRequest wanted, Act act, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == wanted.OrganId, cancellation);
        if (await CameByAsync([organ.Id], wanted.FormKey, cancellation) is [var before])
        {
            return before;
        }

        if (IntakeRules.Check(wanted, organ, act.Day) is { } refusal)
        {
            return refusal;
        }

        return (await OnceAsync([organ.Id], wanted.FormKey, async () =>
        {
            await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
            var request = await AddAsync(wanted, organ, transaction, cancellation);
            await transaction.CommitAsync(cancellation);
            return [request];
        }, cancellation))[0];
    }

    private async Task<InformationRequest> AddAsync(NewRequest wanted, Organ organ, ActTransaction transaction, CancellationToken cancellation)
    {
        var act = transaction.Act;
        var year = wanted.ArrivedOn.Year;
        var number = await LetterSeries.NextAsync(db, organ.Id, "request", year, cancellation);
        var received = StatutoryReceipt.Of(wanted.Channel.Receipt(), wanted.ArrivedOn, wanted.ConfirmedOn)?.Received;
        var request = new InformationRequest
        {
            OrganId = organ.Id,
            Number = $"{organ.Code}-{Written.Number(year)}-{Written.Number(number)}",
            Kind = wanted.Kind,
            Channel = wanted.Channel,
            ArrivedOn = wanted.ArrivedOn,
            ConfirmedOn = wanted.ConfirmedOn,
            ReceivedOn = received,
            ApplicantKind = wanted.ApplicantKind,
            Salt = PersonalKeys.NewSalt(),
            Provision = wanted.Provision,
            State = received is null ? RequestState.Unconfirmed : RequestState.Handling,
            OriginId = wanted.OriginId,
            SourceNumber = wanted.FormKey,
            RegisteredAt = act.At,
            Applicant = Applicant.Of(wanted.Applicant, keys),
        }.Wants(wanted.Wanted, keys);
        var came = new RequestEvent { Action = act.Kind == "request.submit" ? "submit" : "register", On = wanted.ArrivedOn, At = act.At, OfficerId = act.OfficerId, Round = 1, Note = keys.Seal(act.Why, "note", request.Salt) };
        request.Events.Add(came);
        var due = request.Recompute(calendar.InRegion(organ.Division), act.Kind, act.At);
        db.Add(request);
        request.Enclosures.AddRange(wanted.Enclosures.Select(paper => Enclosure.Of(paper, keys, act.At, act.OfficerId)));
        IRecorded?[] rows = [request, request.Applicant, came, due, .. request.Enclosures];
        foreach (var row in rows.OfType<IRecorded>())
        {
            transaction.Record(row, organ.Id);
        }

        return request;
    }
}

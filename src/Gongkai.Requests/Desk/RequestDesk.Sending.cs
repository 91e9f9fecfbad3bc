using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>How a letter went out.</summary>
/// <param name="On">Handed over to the post, the net or the person.</param>
public sealed record Dispatch(ServiceChannel Channel, DateOnly On, string? Tracking = null);

/// <summary>Letters go out, are served, come back; cases end.</summary>
public sealed partial class RequestDesk
{
    // 《行政复议法》(2023) 第二十二条第二款: who serves through the internet also gives the way to ask for reconsideration there.
    private static readonly DateOnly OnlineRemedy = new(2024, 1, 1);

    /// <summary>Notes that a letter's file was made and stored. Nothing is sent before.</summary>
    public async Task<Answer<Letter>> FileLetterAsync(long letterId, string sha256, Handler by, CancellationToken cancellation) =>
        await LetterActAsync(letterId, "letter.file", by, letter =>
        {
            letter.FileSha256 ??= sha256;
            return letter.FileSha256 == sha256 ? null : Refusal.Of("letter.filed-otherwise");
        }, cancellation);

    /// <summary>Sends a letter that is not the reply: to the applicant on the way, or to a party.</summary>
    public async Task<Answer<Letter>> SendLetterAsync(long letterId, Dispatch dispatch, Handler by, CancellationToken cancellation) =>
        await LetterActAsync(letterId, "letter.send", by, letter => letter.FileSha256 is null ? Refusal.Of("letter.not-filed") : Send(letter, dispatch, by.At), cancellation);

    /// <summary>Records that the addressee had such a letter.</summary>
    public async Task<Answer<Letter>> ServeLetterAsync(long letterId, DateOnly on, Handler by, CancellationToken cancellation) =>
        await LetterActAsync(letterId, "letter.serve", by, letter =>
        {
            if (letter.DispatchedOn is not { } sent || on < sent)
            {
                return Refusal.Of("letter.not-sent");
            }

            letter.ServedOn = on;
            return null;
        }, cancellation);

    /// <summary>Records that such a letter came back; it is a task now.</summary>
    public async Task<Answer<Letter>> ReturnLetterAsync(long letterId, DateOnly on, Handler by, CancellationToken cancellation) =>
        await LetterActAsync(letterId, "letter.return", by, letter =>
        {
            if (letter.DispatchedOn is not { } sent || on < sent)
            {
                return Refusal.Of("letter.not-sent");
            }

            letter.ReturnedOn = on;
            return null;
        }, cancellation);

    /// <summary>Records that the seal was put on a letter whose file was made.</summary>
    public async Task<Answer<Letter>> SealLetterAsync(long letterId, DateOnly on, Handler by, CancellationToken cancellation) =>
        await LetterActAsync(letterId, "letter.seal", by, letter =>
        {
            if (letter.FileSha256 is null)
            {
                return Refusal.Of("letter.not-filed");
            }

            letter.SealedOn = on;
            return null;
        }, cancellation);

    /// <summary>Sends the reply. The day decides whether it was in time, and in which year and row the case is counted.</summary>
    public Task<Answer<InformationRequest>> DispatchAsync(long id, Dispatch dispatch, Handler by, CancellationToken cancellation) => ActAsync(id, "dispatch", by, async file =>
    {
        var letter = await ReplyAsync(file.Request, cancellation);
        var refusal = file.DayRefuses(dispatch.On, letter.IssuedOn) ?? DispatchRefuses(file, letter, dispatch, await OfficeAsync(file.Organ.Id, cancellation));
        if (refusal is not null)
        {
            return refusal;
        }

        _ = Send(letter, dispatch, by.At);
        file.Transaction.Record(letter);
        await CountAsync(file, dispatch.On, cancellation);
        file.Happen(dispatch.On);
        return null;
    }, cancellation);

    /// <summary>Records that the applicant had the reply; remedies run from that day.</summary>
    public Task<Answer<InformationRequest>> RecordServiceAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "record-service", by, async file =>
    {
        var letter = await ReplyAsync(file.Request, cancellation);
        if (file.DayRefuses(on, letter.DispatchedOn) is { } refusal)
        {
            return refusal;
        }

        letter.ServedOn = on;
        if (letter.Remedy is { } route)
        {
            letter.ReconsiderBy = Limits.Reconsideration(on, file.Calendar).Due;
            letter.SueBy = route == RemedyRoute.First ? null : Limits.Suit(on, file.Calendar).Due;
        }

        file.Transaction.Record(letter);
        file.Happen(on);
        return null;
    }, cancellation);

    /// <summary>Records that the reply came back; it is a task now.</summary>
    public Task<Answer<InformationRequest>> RecordReturnAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "record-return", by, async file =>
    {
        var letter = await ReplyAsync(file.Request, cancellation);
        if (file.DayRefuses(on, letter.DispatchedOn) is { } refusal)
        {
            return refusal;
        }

        letter.ReturnedOn = on;
        file.Transaction.Record(letter);
        file.Happen(on);
        return null;
    }, cancellation);

    /// <summary>The applicant withdraws; the case ends on that day and counts as other handling.</summary>
    public Task<Answer<InformationRequest>> WithdrawAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "withdraw", by, async file =>
    {
        var refusal = file.IsRedo ? Refusal.Of("request.redo") : file.DayRefuses(on);
        if (refusal is not null)
        {
            return refusal;
        }

        file.Happen(on);
        file.Request.ClosedOn = on;
        file.Request.Outcome = file.Request.Kind == MatterKind.Request ? Ground.Find("other")!.OutcomeOn(on) : null;
        return await WriteToApplicantAsync(file, "withdrawal", on, values => values.With(("on", Written.Date(on))), cancellation);
    }, cancellation);

    /// <summary>Puts the case into the archive (第四十五条).</summary>
    public Task<Answer<InformationRequest>> ArchiveAsync(long id, Handler by, CancellationToken cancellation) => SimpleAsync(id, "archive", by, cancellation);

    private static Refusal? Send(Letter letter, Dispatch dispatch, DateTimeOffset at)
    {
        if (dispatch.On < letter.IssuedOn)
        {
            return Refusal.Of("request.date-early", ("day", Written.Day(dispatch.On)), ("first", Written.Day(letter.IssuedOn)));
        }

        var today = new Act("", 0, null, at).Day;
        if (dispatch.On > today)
        {
            return Refusal.Of("request.date-future", ("day", Written.Day(dispatch.On)));
        }

        (letter.DispatchedOn, letter.Channel, letter.Tracking, letter.ReturnedOn) = (dispatch.On, dispatch.Channel, dispatch.Tracking, null);
        return null;
    }

    private Refusal? DispatchRefuses(CaseFile file, Letter letter, Dispatch dispatch, DisclosureOffice? office)
    {
        if (letter.FileSha256 is null)
        {
            return Refusal.Of("letter.not-filed");
        }

        var objecting = file.Request.Consultations.Where(party => party is { Kind: PartyKind.ThirdParty, Opinion: Opinion.Objected or Opinion.AgreedInPart, InformedOn: null });
        if (file.Request.Decision!.DraftWith(keys).PublicInterest is { Length: > 0 } && objecting.Any())
        {
            return Refusal.Of("letter.third-party-uninformed");
        }

        var isOnline = dispatch.Channel is ServiceChannel.Web or ServiceChannel.EMail;
        return isOnline && letter.Remedy is not null && letter.IssuedOn >= OnlineRemedy && string.IsNullOrWhiteSpace(office?.ReconsiderationUrl) ? Refusal.Of("letter.no-online-remedy") : null;
    }

    // What was counted once is not counted again; a new decision replaces the row only where the organ counts so.
    private async Task CountAsync(CaseFile file, DateOnly on, CancellationToken cancellation)
    {
        var request = file.Request;
        var outcome = Ground.Find(request.Decision!.Ground)!.OutcomeOn(request.ClosedOn ?? on);
        if (request.ClosedOn is null)
        {
            (request.ClosedOn, request.Outcome) = (on, outcome);
        }
        else if (file.IsRedo && (await OfficeAsync(file.Organ.Id, cancellation))?.RedoCounting == RedoCounting.ReplaceFirst)
        {
            request.Outcome = outcome;
        }
    }

    private Task<Letter> ReplyAsync(InformationRequest request, CancellationToken cancellation) =>
        db.Set<Letter>().SingleAsync(letter => letter.Id == request.Decision!.LetterId, cancellation);

    private async Task<Answer<Letter>> LetterActAsync(long letterId, string kind, Handler by, Func<Letter, Refusal?> change, CancellationToken cancellation)
    {
        var letter = await db.Set<Letter>().SingleAsync(letter => letter.Id == letterId, cancellation);
        if (by.Officer.Find(letter.OrganId, Role.Clerk, Role.Reviewer) is not { } authority)
        {
            return ActCatalogue.MayNot(kind);
        }

        await using var transaction = await ActTransaction.BeginAsync(db, new Act(kind, letter.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        if (change(letter) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        transaction.Record(letter);
        await transaction.CommitAsync(cancellation);
        return letter;
    }
}

using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Office.Work;
using Gongkai.Web.Portal.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Gongkai.Web.Office.Requests;

/// <summary>What requests wait for: to be confirmed first of all, for a clarification to lapse, a draft, a signature, the post, an answer to a court. Nine queries at most.</summary>
internal sealed class RequestWork(GongkaiDb db, RequestRoom room, SignedIn signedIn, IStringLocalizer<RequestWork> words) : IWorkSource
{
    private const int Most = 60;
    private const int NoticeDays = 5;

    // Who is next in which state.
    private static readonly (string State, Role Hand)[] Hands =
    [
        (RequestState.Handling, Role.Clerk), (RequestState.Reviewing, Role.Reviewer), (RequestState.Legal, Role.LegalReviewer), (RequestState.Secrecy, Role.SecrecyReviewer), (RequestState.Signing, Role.Leader),
        (RequestState.ToSend, Role.Clerk), (RequestState.Returned, Role.Clerk),
    ];

    public async Task<IReadOnlyList<WorkItem>> LoadAsync(CancellationToken cancellation)
    {
        var roles = signedIn.Roles.ToHashSet();
        if (!roles.Overlaps([Role.Clerk, Role.Reviewer, Role.LegalReviewer, Role.SecrecyReviewer, Role.Leader]))
        {
            return [];
        }

        var calendar = await room.CalendarAsync(cancellation);
        var items = new List<WorkItem>();
        if (roles.Overlaps([Role.Clerk, Role.Reviewer, Role.Leader]))
        {
            items.AddRange(await UnconfirmedAsync(roles.Overlaps([Role.Clerk, Role.Reviewer]), calendar, cancellation));
            items.AddRange(await DisputesAsync(roles.Contains(Role.Clerk) || roles.Contains(Role.Reviewer), cancellation));
        }

        if (roles.Contains(Role.Leader))
        {
            items.AddRange(await KeptTooLongAsync(cancellation));
        }

        items.AddRange(await CasesAsync(roles, calendar, cancellation));
        if (roles.Contains(Role.Clerk))
        {
            items.AddRange(await LettersAsync(cancellation));
        }

        return items;
    }

    // Nobody's period runs before that: one working day, then it is late. A leader sees how many there are.
    private async Task<IEnumerable<WorkItem>> UnconfirmedAsync(bool isMine, WorkCalendar calendar, CancellationToken cancellation)
    {
        var waiting = await room.Board.UnconfirmedAsync(signedIn.OrganId, cancellation);
        if (!isMine && waiting.Count > 0)
        {
            var late = waiting.Count(row => calendar.AddWorkdays(row.ArrivedOn, 1) < signedIn.Today);
            return [new WorkItem(words["unconfirmed"], words["unconfirmed.count", waiting.Count, late], "/office/requests", calendar.AddWorkdays(waiting[0].ArrivedOn, 1)) { IsFirst = true }];
        }

        return waiting.Select(row => new WorkItem(words["confirm"], row.Number, $"/office/requests/{row.Number}", calendar.AddWorkdays(row.ArrivedOn, 1)) { Note = words[$"intake.{row.Channel}"], IsFirst = true });
    }

    private async Task<IEnumerable<WorkItem>> CasesAsync(HashSet<Role> roles, WorkCalendar calendar, CancellationToken cancellation)
    {
        string[] states = [.. Hands.Where(hand => roles.Contains(hand.Hand)).Select(hand => hand.State)];
        var office = await db.Set<DisclosureOffice>().AsNoTracking().FirstOrDefaultAsync(office => office.OrganId == signedIn.OrganId, cancellation);
        var rows = await db.Set<InformationRequest>().AsNoTracking().Where(request => request.OrganId == signedIn.OrganId && states.Contains(request.State)).OrderBy(request => request.DueOn).ThenBy(request => request.Id).Take(Most)
            .Select(request => new { request.Number, request.State, request.DueOn, request.AssignedTo }).ToListAsync(cancellation);
        var mine = signedIn.OfficerId;
        return rows.Where(row => row.State is not RequestState.Handling || row.AssignedTo is null || row.AssignedTo == mine).Select(row =>
        {
            var inHouse = row.DueOn is { } due ? HouseDates.Of(due, office, calendar).In(row.State) : null;
            return new WorkItem(words[$"do.{row.State}"], row.Number, $"/office/requests/{row.Number}", row.DueOn)
            {
                Note = row.AssignedTo is null && row.State == RequestState.Handling ? words["unassigned"] : inHouse < signedIn.Today ? words["house-late", Serving.Moments.Day(inHouse.Value)] : "",
            };
        });
    }

    private async Task<IEnumerable<WorkItem>> LettersAsync(CancellationToken cancellation)
    {
        var letters = await db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == signedIn.OrganId && (letter.DispatchedOn == null || (letter.ReturnedOn != null && letter.ServedOn == null)) && letter.Remedy == null)
            .OrderBy(letter => letter.Id).Take(Most).Select(letter => new { letter.Id, letter.DocumentNumber, letter.IssuedOn, letter.ReturnedOn }).ToListAsync(cancellation);
        return letters.Select(letter => new WorkItem(words[letter.ReturnedOn is null ? "send" : "send-again"], letter.DocumentNumber, $"/office/requests/letters/{letter.Id}", letter.ReturnedOn ?? letter.IssuedOn));
    }

    private async Task<IEnumerable<WorkItem>> KeptTooLongAsync(CancellationToken cancellation)
    {
        var office = await db.Set<DisclosureOffice>().AsNoTracking().FirstOrDefaultAsync(office => office.OrganId == signedIn.OrganId, cancellation) ?? new DisclosureOffice { OrganId = signedIn.OrganId };
        var cases = await (await room.DeskAsync(cancellation)).KeptTooLong(office, signedIn.Today).CountAsync(cancellation);
        return cases == 0 ? [] : [new WorkItem(words["kept-too-long"], words["kept-too-long.count", cases], "/office/requests/settings", null)];
    }

    private async Task<IEnumerable<WorkItem>> DisputesAsync(bool isMine, CancellationToken cancellation)
    {
        var soon = signedIn.Today.AddDays(NoticeDays * 2);
        var open = await db.Set<Dispute>().AsNoTracking().Where(dispute => dispute.OrganId == signedIn.OrganId && dispute.State == "received" && dispute.AnswerBy != null && dispute.AnswerBy <= soon).OrderBy(dispute => dispute.AnswerBy).Take(Most).ToListAsync(cancellation);
        return open.Select(dispute => new WorkItem(words[isMine ? "answer" : "with.answer"], $"{dispute.Forum} {dispute.CaseNumber}", "/office/requests/disputes", dispute.AnswerBy) { IsWithOthers = !isMine });
    }
}

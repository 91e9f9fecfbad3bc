using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Personal;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>A bureau with everybody who has a hand in a reply, to test with. Each call works on a context of its own, as each page does.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string FileHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Desk(Town town) => Town = town;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Town Town { get; }

    public PersonalKeys Keys { get; } = PersonalKeys.Create();

    public WorkCalendar Calendar { get; set; } = WorkCalendar.National;

    public long Clerk => Town.Clerk;

    public long Leader => Town.Leader;

    public long Head { get; private set; }

    public long Lawyer { get; private set; }

    public long SecrecyOfficer { get; private set; }

    public long Organ => Town.Bureau;

    public static async Task<Desk> OpenAsync(string database)
    {
        var desk = new Desk(await Town.OpenAsync(database));
        desk.Head = await desk.Town.EnrolAsync("林知远", desk.Organ, Role.Reviewer);
        desk.Lawyer = await desk.Town.EnrolAsync("何以安", desk.Organ, Role.LegalReviewer);
        desk.SecrecyOfficer = await desk.Town.EnrolAsync("秦守正", desk.Organ, Role.SecrecyReviewer);
        return desk;
    }

    /// <summary>Nine in the morning of that day in China.</summary>
    public static DateTimeOffset Morning(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8));

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public async Task<Handler> By(long officer, string day, string? why = null)
    {
        await using var db = Town.NewDb();
        return new Handler(await OfficerAuthority.LoadAsync(db, officer, Day(day), Cancellation), Morning(day), why);
    }

    /// <summary>Lets an officer do something on a day.</summary>
    public async Task<Answer<T>> Ask<T>(long officer, string day, Func<RequestDesk, Handler, Task<Answer<T>>> act, string? why = null)
    {
        var by = await By(officer, day, why);
        await using var db = Town.NewDb();
        return await act(new RequestDesk(db, Keys, Calendar), by);
    }

    /// <summary>The same, and it must be done.</summary>
    public async Task<T> Do<T>(long officer, string day, Func<RequestDesk, Handler, Task<Answer<T>>> act, string? why = null) => (await Ask(officer, day, act, why)).Done;

    public async Task<T> Read<T>(Func<DbContext, Task<T>> read)
    {
        await using var db = Town.NewDb();
        return await read(db);
    }

    public NewRequest Wanted(string arrived, IntakeChannel channel = IntakeChannel.Counter, string? confirmed = null, ApplicantKind? kind = null, string wanted = "2024年度防洪工程验收报告") => new(
        Organ, channel, Day(arrived), confirmed is null ? null : Day(confirmed), kind ?? ApplicantKind.Natural,
        new ApplicantData("王小明", "990101199001011234", "13800001234", "wang@example.org", "云泽市白榆县和平路1号"), wanted);

    /// <summary>A registered request.</summary>
    public Task<InformationRequest> Register(string arrived, IntakeChannel channel = IntakeChannel.Counter, string? confirmed = null, ApplicantKind? kind = null, string? today = null) =>
        Do(Clerk, today ?? confirmed ?? arrived, (desk, by) => desk.RegisterAsync(Wanted(arrived, channel, confirmed, kind), by, Cancellation));

    /// <summary>From the draft to the letter in the file store, by five people.</summary>
    public async Task<InformationRequest> SignOff(long id, DecisionDraft draft, string day)
    {
        await Do(Clerk, day, (desk, by) => desk.DraftAsync(id, draft, by, Cancellation));
        await Do(Head, day, (desk, by) => desk.PassOfficeAsync(id, by, Cancellation));
        var request = await Do(Lawyer, day, (desk, by) => desk.PassLegalAsync(id, by, Cancellation));
        if (request.State == RequestState.Secrecy)
        {
            await Do(SecrecyOfficer, day, (desk, by) => desk.PassSecrecyAsync(id, by, Cancellation));
        }

        request = await Do(Leader, day, (desk, by) => desk.SignAsync(id, by, Cancellation));
        await Do(Clerk, day, (desk, by) => desk.FileLetterAsync(request.Decision!.LetterId!.Value, FileHash, by, Cancellation));
        return request;
    }

    /// <summary>The same, sent and served.</summary>
    public async Task<InformationRequest> Answer(long id, DecisionDraft draft, string day, string? served = null)
    {
        await SignOff(id, draft, day);
        await Do(Clerk, day, (desk, by) => desk.DispatchAsync(id, new Dispatch(ServiceChannel.SignedPost, Day(day)), by, Cancellation));
        return await Do(Clerk, served ?? day, (desk, by) => desk.RecordServiceAsync(id, Day(served ?? day), by, Cancellation));
    }

    /// <summary>What the ledger finds altered.</summary>
    public Task<List<LedgerFault>> Faults() => Read(async db => await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}

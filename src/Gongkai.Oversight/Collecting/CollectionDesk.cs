using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Collecting;

/// <summary>Where the competent department collects the reports of a year: dates, reminders, links, and what arrives by other ways.
/// Its acts stand in its own ledger; what concerns an organ's report stands in that organ's.</summary>
public sealed partial class CollectionDesk(DbContext db)
{
    private static readonly Workflow Work = Workflow.Of(Collection.Matter);
    private readonly OrganRegister register = new(db);

    private sealed record Step(Collection Collection, WorkAction Action, Act Act);

    /// <summary>Begins the collection of a year.</summary>
    public async Task<Answer<Collection>> OpenAsync(long competentId, int year, Act act, CancellationToken cancellation)
    {
        var officer = await OfficerAuthority.LoadAsync(db, act.OfficerId ?? 0, act.Day, cancellation);
        if (officer.Find(competentId, Role.CompetentReviewer) is not { } authority)
        {
            return Refusal.Of("collection.not-yours", ("organ", await NameAsync(competentId, cancellation)));
        }

        if (await db.Set<Collection>().AnyAsync(known => known.CompetentId == competentId && known.Year == year, cancellation))
        {
            return Refusal.Of("collection.exists", ("year", Number(year)));
        }

        var collection = new Collection { CompetentId = competentId, Year = year };
        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = "collection.open", OrganId = competentId, OnBehalfOf = authority.OnBehalfOf }, cancellation);
        db.Add(collection);
        transaction.Record(collection);
        await transaction.CommitAsync(cancellation);
        return collection;
    }

    /// <summary>Sets the local dates for everybody, and whether reports are accepted before they are published.</summary>
    public async Task<Answer<Collection>> SetDatesAsync(long collectionId, DateOnly? departmentsBy, DateOnly? governmentsBy, bool acceptsFirst, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync("set-dates", collectionId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var collection = asked.Done.Collection;
        var late = TooLate(departmentsBy, OrganKind.Department, ReportScope.Self, collection.Year) ?? TooLate(governmentsBy, OrganKind.Government, ReportScope.Area, collection.Year);
        return late is not null
            ? late
            : await DoAsync(asked.Done, _ => (collection.DepartmentsBy, collection.GovernmentsBy, collection.AcceptsFirst) = (departmentsBy, governmentsBy, acceptsFirst), cancellation);
    }

    /// <summary>Sets an earlier date for one organ.</summary>
    public async Task<Answer<Collection>> SetDateAsync(long collectionId, long organId, DateOnly by, Act act, CancellationToken cancellation)
    {
        var asked = await AskMemberAsync("set-dates", collectionId, organId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var kind = await db.Set<Organ>().Where(organ => organ.Id == organId).Select(organ => organ.Kind).SingleAsync(cancellation);
        return TooLate(by, kind, CollectionBoard.ScopeOf(kind), asked.Done.Collection.Year) is { } late
            ? late
            : await DoAsync(asked.Done, add => add(new CollectionDate { CollectionId = collectionId, OrganId = organId, By = by }, null), cancellation);
    }

    /// <summary>Reminds organs; they see it on their own page.</summary>
    public async Task<Answer<Collection>> RemindAsync(long collectionId, IReadOnlyCollection<long> organs, string words, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync("remind", collectionId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var members = (await CollectionBoard.MembersAsync(db, asked.Done.Collection, cancellation)).Select(organ => organ.Id).ToHashSet();
        var wanted = organs.Where(members.Contains).Distinct().Order().ToList();
        if (wanted.Count == 0)
        {
            return Refusal.Of("collection.nobody");
        }

        return await DoAsync(
            asked.Done,
            add =>
            {
                foreach (var organ in wanted)
                {
                    add(new Reminder { CollectionId = collectionId, OrganId = organ, Words = words.Trim(), At = Cut(act.At) }, organ);
                }
            },
            cancellation);
    }

    /// <summary>Ends the collection.</summary>
    public async Task<Answer<Collection>> CloseAsync(long collectionId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync("close", collectionId, act, cancellation);
        return asked.Refusal is { } refusal ? refusal : await DoAsync(asked.Done, _ => { }, cancellation);
    }

    /// <summary>Gives out an address that works once.</summary>
    /// <returns>The secret in the address; it is shown now and never again.</returns>
    public async Task<Answer<string>> IssueLinkAsync(long collectionId, long organId, DateTimeOffset until, Act act, CancellationToken cancellation)
    {
        var asked = await AskMemberAsync("issue-link", collectionId, organId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var done = await DoAsync(asked.Done, add => add(new FilingLink { CollectionId = collectionId, OrganId = organId, SecretHash = HashOf(secret), Until = Cut(until) }, organId), cancellation);
        return done.Refusal is { } why ? why : secret;
    }

    private static Refusal? TooLate(DateOnly? by, OrganKind kind, ReportScope scope, int year)
    {
        var statutory = FilingDates.For(kind, scope, year, WorkCalendar.National).Statutory;
        return by > statutory ? Refusal.Of("collection.late-date", ("day", Iso(by.Value)), ("statutory", Iso(statutory))) : null;
    }

    private async Task<Answer<Step>> AskAsync(string code, long collectionId, Act act, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await db.Set<Collection>().SingleOrDefaultAsync(collection => collection.Id == collectionId, cancellation) is not { } collection)
        {
            return Refusal.Of("collection.none");
        }

        var officer = await OfficerAuthority.LoadAsync(db, act.OfficerId ?? 0, act.Day, cancellation);
        var answer = Work.Ask(officer, code, collection.State, collection.CompetentId, null, []);
        if (answer.Refusal is { } refusal)
        {
            return refusal;
        }

        var action = Work.Action(code);
        return action.NeedsReason && string.IsNullOrWhiteSpace(act.Why)
            ? Refusal.Of("work.reason")
            : new Step(collection, action, act with { Kind = Work.KindOf(action), OrganId = collection.CompetentId, OnBehalfOf = answer.Done.OnBehalfOf });
    }

    private async Task<Answer<Step>> AskMemberAsync(string code, long collectionId, long organId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(code, collectionId, act, cancellation);
        if (asked.Refusal is not null || (await CollectionBoard.MembersAsync(db, asked.Done.Collection, cancellation)).Any(organ => organ.Id == organId))
        {
            return asked;
        }

        return Refusal.Of("collection.not-member", ("organ", await NameAsync(organId, cancellation)), ("competent", await NameAsync(asked.Done.Collection.CompetentId, cancellation)));
    }

    private async Task<Answer<Collection>> DoAsync(Step step, Action<Action<IRecorded, long?>> change, CancellationToken cancellation)
    {
        await using var transaction = await ActTransaction.BeginAsync(db, step.Act, cancellation);
        change((row, organ) =>
        {
            db.Add(row);
            transaction.Record(row, organ);
        });
        step.Collection.State = step.Action.To ?? step.Collection.State;
        transaction.Record(step.Collection);
        await transaction.CommitAsync(cancellation);
        return step.Collection;
    }

    private async Task<string> NameAsync(long organId, CancellationToken cancellation) =>
        await db.Set<Organ>().Where(organ => organ.Id == organId).Select(organ => organ.Name).SingleOrDefaultAsync(cancellation) ?? Number(organId);

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Cut(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
}

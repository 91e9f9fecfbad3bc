using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Registers;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Requests;

namespace Gongkai.Web.Tests.Counting;

/// <summary>A bureau at work for some years, at random, with a book kept beside it by hand: the slow count that the program's must equal.</summary>
internal sealed class CountedYear(Desk desk, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<(long Id, string Register, RegisterEntry Entry, int Revision)> rows = [];
    private readonly List<(ApplicantKind Kind, DateOnly Received, DateOnly? Closed, string? Outcome)> cases = [];
    private int number;

    private static CancellationToken Cancellation => Town.Cancellation;

    public IReadOnlyList<(long Id, string Register, RegisterEntry Entry, int Revision)> Rows => rows;

    public static IEnumerable<RegisterKind> Figures => RegisterKind.All.Where(kind => kind.FeedsFigures);

    /// <summary>Something happens in the registers: a row more, a correction, a row struck.</summary>
    public async Task StepAsync(int year, IReadOnlyList<RegisterKind>? kinds = null)
    {
        var what = rows.Count < 8 ? 0 : random.Next(10);
        if (what < 7)
        {
            await EnterAsync((kinds ?? RegisterKind.All)[random.Next((kinds ?? RegisterKind.All).Count)], year);
            return;
        }

        var at = random.Next(rows.Count);
        var (id, register, entry, revision) = rows[at];
        await using var db = desk.Town.NewDb();
        var (officer, act) = await ByClerkAsync(db, "核对后改正");
        if (what == 9)
        {
            _ = (await new RegisterDesk(db).StrikeAsync(id, officer, act, Cancellation)).Done;
            rows.RemoveAt(at);
            return;
        }

        var changed = Entry(RegisterKind.Of(register), year);
        _ = (await new RegisterDesk(db).CorrectAsync(id, revision, changed, officer, act, Cancellation)).Done;
        rows[at] = (id, register, changed, revision + 1);
    }

    public async Task EnterAsync(RegisterKind kind, int year)
    {
        await using var db = desk.Town.NewDb();
        var (officer, act) = await ByClerkAsync(db, null);
        var entry = Entry(kind, year);
        var row = (await new RegisterDesk(db).EnterAsync(desk.Organ, kind.Code, entry, officer, act, Cancellation)).Done;
        rows.Add((row.Id, kind.Code, entry, row.Revision));
    }

    /// <summary>A request comes in around that year and is answered or not.</summary>
    public async Task AskAsync(int year)
    {
        var received = new DateOnly(year - 1, 11, 1).AddDays(random.Next(420));
        var kind = ApplicantKind.All[random.Next(6)];
        var id = (await desk.Register(Text(received), kind: kind)).Id;
        var (closed, ground) = ((DateOnly?)null, random.Next(2) == 0 ? "not-found" : "partly");
        if (random.Next(3) > 0)
        {
            closed = received.AddDays(random.Next(40));
            await desk.Answer(id, Drafts.Of(ground), Text(closed.Value));
        }

        cases.Add((kind, received, closed, closed is { } day ? Ground.Find(ground)!.OutcomeOn(day)!.Code : null));
    }

    /// <summary>What the hand-kept book says of every cell of the year's form, up to a day.</summary>
    public Dictionary<string, decimal> SlowCount(int year, DateOnly last)
    {
        var form = FormCatalogue.Default.MeantFor(year);
        var cells = form.Cells.ToDictionary(cell => cell.Id.Code, _ => 0m, StringComparer.Ordinal);
        void Add(string cell, decimal weight)
        {
            if (cells.ContainsKey(cell))
            {
                cells[cell] += weight;
            }
        }

        var (first, before) = (new DateOnly(year, 1, 1), new DateOnly(year - 1, 12, 31));
        foreach (var (_, register, entry, _) in rows.Where(row => row.Entry.Lead is null))
        {
            bool Within(DateOnly? day) => day is { } known && known >= first && known <= last;
            bool Alive(DateOnly? since, DateOnly when) => since is { } begun && begun <= when && !(entry.EndedOn is { } end && end <= when);
            switch (register)
            {
                case "rules" or "normative":
                    Add($"disclosure.{register}.issued", Within(entry.On) ? entry.Number : 0);
                    Add($"disclosure.{register}.made", Within(entry.On) ? entry.Number : 0);
                    Add($"disclosure.{register}.repealed", Within(entry.EndedOn) ? entry.Number : 0);
                    Add($"disclosure.{register}.in-force", Alive(entry.On, last) ? entry.Number : 0);
                    Add($"disclosure.{register}.published", Within(entry.PublishedOn) ? entry.Number : 0);
                    Add($"disclosure.{register}.public-total", Alive(entry.PublishedOn, last) ? entry.Number : 0);
                    break;
                case "matters":
                    Add($"disclosure.{entry.Variant}.items-last-year", Alive(entry.On, before) ? entry.Number : 0);
                    Add($"disclosure.{entry.Variant}.change", (Alive(entry.On, last) ? entry.Number : 0) - (Alive(entry.On, before) ? entry.Number : 0));
                    break;
                case "fees":
                    Add("disclosure.fees.amount", Within(entry.On) ? entry.Amount!.Value / 100m : 0);
                    break;
                case "procurement":
                    Add("disclosure.procurement.projects", Within(entry.On) ? entry.Number : 0);
                    Add("disclosure.procurement.amount", Within(entry.On) ? entry.Amount!.Value / 100m : 0);
                    break;
                default:
                    Add($"disclosure.{register}.decisions", Within(entry.On) ? entry.Number : 0);
                    break;
            }
        }

        foreach (var (kind, received, closed, outcome) in cases.Where(one => one.Received <= last && !(one.Closed < first)))
        {
            string[] counted = [received < first ? "requests.carried-in" : "requests.received", .. closed <= last ? new[] { outcome!, "requests.total" } : ["requests.carried-out"]];
            foreach (var row in counted)
            {
                Add($"{row}.{kind.Code}", 1);
                Add($"{row}.total", 1);
            }
        }

        return cells;
    }

    private RegisterEntry Entry(RegisterKind kind, int year)
    {
        var isBatch = random.Next(3) == 0;
        var on = new DateOnly(year - 2, 1, 1).AddDays(random.Next(3 * 365));
        DateOnly? Later(int chance) => random.Next(chance) == 0 ? on.AddDays(random.Next(500)) is var day && day < new DateOnly(2026, 1, 1) ? day : null : null;
        return new RegisterEntry
        {
            On = on, From = isBatch ? new DateOnly(on.Year, 1, 1) : on, IsBatch = isBatch, Number = isBatch ? random.Next(400) : 1, Amount = kind.Has("amount") ? random.Next(10_000_000) : null,
            Variant = kind.Variants.Length > 0 ? kind.Variants[random.Next(kind.Variants.Length)].Code : null, Title = $"第{(++number).ToString(CultureInfo.InvariantCulture)}件", Source = isBatch ? "系统导出" : null,
            Lead = kind.Has("lead") && random.Next(6) == 0 ? "云泽市财政局" : null, PublishedOn = kind.Has("published") ? Later(2) : null, EndedOn = kind.Has("ended") ? Later(3) : null,
            People = kind.Has("people") ? random.Next(80) : null, Hours = kind.Has("hours") ? random.Next(9) / 2m : null,
        };
    }

    private async Task<(OfficerAuthority Officer, Act Act)> ByClerkAsync(Microsoft.EntityFrameworkCore.DbContext db, string? why)
    {
        var act = new Act("", desk.Organ, desk.Clerk, Town.Now, why);
        return (await OfficerAuthority.LoadAsync(db, desk.Clerk, act.Day, Cancellation), act);
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

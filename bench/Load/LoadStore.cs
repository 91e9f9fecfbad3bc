using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Bench.Portal;
using Gongkai.Corpus;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Keys;

namespace Gongkai.Bench.Load;

/// <summary>The store of the January peak, the same every time: a city whose organs have people, published items, one published report and some open requests each.</summary>
internal static class LoadStore
{
    public const int ReportYear = 2022;
    private const int CasesEach = 3;
    private const int AtOnce = 100;
    private static readonly DateOnly Founded = new(2019, 1, 1);
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Fills an empty store.</summary>
    public static async Task FillAsync(StorePlace place, int organs, int items, CancellationToken cancellation)
    {
        var store = new Store(place);
        await store.OpenAsync(cancellation);
        var keys = await KeyFolder.OpenAsync(store, cancellation);
        var (codes, numbers, cases) = (new List<string>(), new List<long>(), new List<ImmutableArray<string>>());
        var (city, office) = await CityAsync(store, cancellation);
        for (var organ = 0; organ < organs; organ++)
        {
            await using var db = store.NewDb();
            var code = string.Create(CultureInfo.InvariantCulture, $"bureau-{organ + 1}");
            var id = await FoundAsync(db, code, LoadPlan.NameOf(organ), OrganKind.Department, (OrganTree.Territorial, city), (OrganTree.Competent, office), cancellation);
            var people = await new LoadPeople(db, Founded, ActOf("", id)).EnrolAsync(code, id, cancellation);
            await ReportAsync(db, id, organ, people, cancellation);
            cases.Add(await AskAsync(db, keys, id, cancellation));
            (codes, numbers) = ([.. codes, code], [.. numbers, id]);
        }

        await PortalStore.FillAsync(store, numbers, items, cancellation);
        new LoadPlan([.. codes], items, ReportYear, [.. cases]).Write(place.Folder);
    }

    /// <summary>Fills an empty store with many organs without people, for what the number of organs alone costs.</summary>
    public static async Task FoundAsync(StorePlace place, int organs, int items, CancellationToken cancellation)
    {
        var store = new Store(place);
        await store.OpenAsync(cancellation);
        var city = (await CityAsync(store, cancellation)).City;
        var (codes, numbers) = (new List<string>(), new List<long>());
        foreach (var some in Enumerable.Range(0, organs).Chunk(AtOnce))
        {
            await using var db = store.NewDb();
            foreach (var organ in some)
            {
                codes.Add(string.Create(CultureInfo.InvariantCulture, $"bureau-{organ + 1}"));
                numbers.Add(await FoundAsync(db, codes[^1], LoadPlan.NameOf(organ), OrganKind.Department, (OrganTree.Territorial, city), null, cancellation));
            }
        }

        await PortalStore.FillAsync(store, numbers, items, cancellation);
        new LoadPlan([.. codes], items, ReportYear, []).Write(place.Folder);
    }

    private static async Task<(long City, long Office)> CityAsync(Store store, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        var city = await FoundAsync(db, "city", "云泽市人民政府", OrganKind.Government, null, null, cancellation);
        return (city, await FoundAsync(db, "city-office", "云泽市人民政府办公室", OrganKind.GeneralOffice, (OrganTree.Territorial, city), null, cancellation));
    }

    private static async Task<long> FoundAsync(GongkaiDb db, string code, string name, OrganKind kind, (OrganTree Tree, long Id)? first, (OrganTree Tree, long Id)? second, CancellationToken cancellation)
    {
        var over = new[] { first, second }.OfType<(OrganTree Tree, long Id)>().ToDictionary(pair => pair.Tree, pair => pair.Id);
        return (await new OrganDesk(db).FoundAsync(new NewOrgan(code, name, kind, OrganLevel.Prefecture, "990100", Founded, over), ActOf("organ.found", 0), cancellation)).Done.Id;
    }

    // At the desk, by the people whose report it is.
    private static async Task ReportAsync(GongkaiDb db, long organ, int number, List<long> people, CancellationToken cancellation)
    {
        var desk = new ReportDesk(db);
        Act By(Role role) => ActOf("", organ) with { OfficerId = people[Array.IndexOf(LoadPeople.Roles, role)] };
        var begun = (await desk.StartAsync(organ, ReportYear, ReportScope.Self, null, By(Role.Clerk), cancellation)).Done;
        _ = (await desk.SaveAsync(begun.Id, SheetOf(number, ReportYear), begun.Revision, Filling.None, By(Role.Clerk), cancellation)).Done;
        _ = (await desk.SubmitAsync(begun.Id, By(Role.Clerk), cancellation)).Done;
        var passed = (await desk.PassAsync(begun.Id, By(Role.Reviewer), cancellation)).Done;
        _ = (await desk.SignAsync(begun.Id, passed.Revision, By(Role.Leader) with { Why = "无" }, cancellation)).Done;
        _ = (await desk.FileAsync(begun.Id, By(Role.Leader), cancellation)).Done;
        _ = (await desk.PublishAsync(begun.Id, null, By(Role.Leader), cancellation)).Done;
    }

    /// <summary>What the clerk of an organ types into the report of a year: random figures in which everything agrees.</summary>
    public static ReportSheet SheetOf(int organ, int year) =>
        ReportSheet.Of(RandomReports.Next(new Rng((ulong)((year * 100_000) + organ)), new RandomOptions { Organ = LoadPlan.NameOf(organ), Year = year, Scale = ReportScale.Busy }));

    private static async Task<ImmutableArray<string>> AskAsync(GongkaiDb db, PersonalKeys keys, long organ, CancellationToken cancellation)
    {
        var desk = new RequestDesk(db, keys, WorkCalendar.National);
        var numbers = ImmutableArray.CreateBuilder<string>();
        for (var number = 0; number < CasesEach; number++)
        {
            var wanted = new NewRequest(organ, IntakeChannel.Web, DateOnly.FromDateTime(Now.DateTime), null, ApplicantKind.Natural, new ApplicantData("王小明", "990101199001011234", "13800001234"), string.Create(CultureInfo.InvariantCulture, $"供水管网改造项目第{number + 1}期的批复"));
            numbers.Add((await desk.SubmitAsync(wanted, Now, cancellation)).Done.Number);
        }

        return numbers.ToImmutable();
    }

    private static Act ActOf(string kind, long organ) => new(kind, organ, null, Now);
}

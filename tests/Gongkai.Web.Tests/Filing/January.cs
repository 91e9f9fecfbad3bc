using System.Collections.Immutable;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Corpus;
using Gongkai.Oversight.Filing;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Filing;

/// <summary>The water bureau of the town in January, with a person for every step of its report, and its competent department above it.</summary>
internal sealed class January : IAsyncDisposable
{
    public const int Year = 2025;

    private January(Town town) => Town = town;

    public Town Town { get; }

    public long Reviewer { get; private set; }

    public long Above { get; private set; }

    public static CancellationToken Cancellation => Town.Cancellation;

    public static async Task<January> OpenAsync(string database)
    {
        var january = new January(await Town.OpenAsync(database));
        january.Reviewer = await january.Town.EnrolAsync("沈知远", january.Town.Bureau, Role.Reviewer);
        january.Above = await january.Town.EnrolAsync("许明川", january.Town.Office, Role.CompetentReviewer);
        return january;
    }

    /// <summary>The desk as one request sees it: with a context of its own.</summary>
    public async Task<T> AtDeskAsync<T>(Func<ReportDesk, Task<T>> work)
    {
        await using var db = Town.NewDb();
        return await work(new ReportDesk(db));
    }

    public static Act By(long officer, string? why = null, string? on = null) =>
        new("", 0, officer, on is null ? Town.Now : DateTimeOffset.Parse(on + "T09:30:00+08:00", System.Globalization.CultureInfo.InvariantCulture), why);

    public async Task<ReportFiling> StartAsync(long? organ = null, int year = Year, long? clerk = null) =>
        (await AtDeskAsync(desk => desk.StartAsync(organ ?? Town.Bureau, year, ReportScope.Self, null, By(clerk ?? Town.Clerk), Cancellation))).Done;

    public async Task<ReportFiling> SaveAsync(ReportFiling filing, ReportSheet sheet, Filling filling = Filling.None) =>
        (await AtDeskAsync(desk => desk.SaveAsync(filing.Id, sheet, filing.Revision, filling, By(Town.Clerk), Cancellation))).Done;

    /// <summary>A report in which everything agrees, typed in.</summary>
    public async Task<ReportFiling> TypedAsync(ulong seed = 7)
    {
        var filing = await StartAsync();
        return await SaveAsync(filing, Good(seed));
    }

    /// <summary>Typed, reviewed and signed.</summary>
    public async Task<ReportFiling> SignedAsync(ulong seed = 7)
    {
        var filing = await TypedAsync(seed);
        await AtDeskAsync(async desk => (await desk.SubmitAsync(filing.Id, By(Town.Clerk), Cancellation)).Done);
        var passed = await AtDeskAsync(async desk => (await desk.PassAsync(filing.Id, By(Reviewer), Cancellation)).Done);
        return await AtDeskAsync(async desk => (await desk.SignAsync(filing.Id, passed.Revision, By(Town.Leader), Cancellation)).Done);
    }

    public async Task<ReportFiling> FiledAsync(ulong seed = 7)
    {
        var signed = await SignedAsync(seed);
        return await AtDeskAsync(async desk => (await desk.FileAsync(signed.Id, By(Town.Leader), Cancellation)).Done);
    }

    /// <summary>What a clerk would type of a random report in which everything agrees.</summary>
    public static ReportSheet Good(ulong seed, string organ = "云泽市水务局", int year = Year) =>
        ReportSheet.Of(RandomReports.Next(new Rng(seed), new RandomOptions { Organ = organ, Year = year, Scale = ReportScale.Busy }));

    public static ReportSheet Cells(params (string Cell, string Typed)[] cells) =>
        ReportSheet.Nothing with { Cells = cells.ToImmutableSortedDictionary(pair => pair.Cell, pair => pair.Typed, StringComparer.Ordinal) };

    public async Task<ReportFiling> LoadAsync(long id)
    {
        await using var db = Town.NewDb();
        return await db.Set<ReportFiling>().AsNoTracking().SingleAsync(filing => filing.Id == id, Cancellation);
    }

    public async Task<OpenedFiling> OpenFilingAsync(long id, long officer, string? on = null) =>
        (await AtDeskAsync(desk => desk.OpenAsync(id, officer, By(officer, on: on).Day, Cancellation)))!;

    /// <summary>What the ledger finds wrong with the store.</summary>
    public async Task<List<LedgerFault>> FaultsAsync()
    {
        await using var db = Town.NewDb();
        return await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}

using System.Diagnostics;
using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Disclosure.Items;
using Gongkai.Oversight.Library;
using Gongkai.Storage.Files;
using Gongkai.Storage.Ticks;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Nodes;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>Whoever does work that takes long loses its power in the middle: somebody else does the rest, and nothing twice.</summary>
[Collection(nameof(Alone))]
public sealed class LostJobTests(ITestOutputHelper output)
{
    private const int Due = 40;
    private const int Files = 24;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_KilledAndRunAgain_TakesEachFileOnce()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        var given = Directory.CreateTempSubdirectory("gongkai-given-");
        for (var at = 0; at < Files; at++)
        {
            await File.WriteAllTextAsync(Path.Combine(given.FullName, $"{at}.txt"), System.Text.Encoding.UTF8.GetString(Given.File("broken-tabs.txt").Bytes.AsSpan()) + new string('\n', at), Cancellation);
        }

        var killed = 0;
        for (var round = 0; round < 3 * FaultRounds.Count; round++)
        {
            killed += await ImportAsync(store.Store.Place.Folder, given.FullName, Random.Shared.Next(300, 1_500)) == 0 ? 0 : 1;
        }

        Assert.Equal(0, await ImportAsync(store.Store.Place.Folder, given.FullName, null));
        given.Delete(recursive: true);
        await using var db = store.Store.NewDb();
        Assert.Equal(Files, await db.Set<StoredReport>().CountAsync(Cancellation));
        Assert.Empty(await new FileAudit(db, new FileStore(store.Store.Place)).RunAsync(Cancellation).ToListAsync(Cancellation));
        output.WriteLine($"{killed} imports killed, then one to its end: {Files} files, each once");
    }

    [Fact]
    public async Task Publishing_OfANodeThatDied_IsGoneOnWithByTheOther()
    {
        FaultRounds.OnlyLong("more than a minute a round: so long a node's lease lasts");
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            await RoundAsync();
        }
    }

    private async Task RoundAsync()
    {
        await using var store = await TestStore.OpenAsync("postgres");
        await using var bureau = await Bureau.InAsync(store.Store, releases: Due);
        await using var one = await Node.StartAsync(bureau.Place);
        await using var two = await Node.StartAsync(bureau.Place);
        await ScheduleAsync(bureau.Room, TimeProvider.System.GetUtcNow());
        var clock = Stopwatch.StartNew();
        while (await PublishedAsync(bureau.Room) is 0)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "Nobody began.");
            await Task.Delay(2, Cancellation);
        }

        await using var db = bureau.Room.Town.NewDb();
        var at = (await db.Set<Tick>().AsNoTracking().SingleAsync(tick => tick.Name == "publish", Cancellation)).Node!.Split('/')[^1];
        await (at == one.Id.ToString(CultureInfo.InvariantCulture) ? one : two).KillAsync();
        var before = await PublishedAsync(bureau.Room);
        clock.Restart();
        while (await PublishedAsync(bureau.Room) < Due)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"{await PublishedAsync(bureau.Room)} of {Due} are published.");
            await Task.Delay(100, Cancellation);
        }

        output.WriteLine($"killed after {before} of {Due}; the other did the rest {clock.Elapsed.TotalSeconds:0} s later, each once");
        Assert.True(before < Due, "It was killed too late.");
        await bureau.CheckAsync();
    }

    private static async Task ScheduleAsync(Newsroom room, DateTimeOffset now)
    {
        var items = await room.Town.NewDb().Set<InformationItem>().AsNoTracking().Where(item => item.State == "approved").Select(item => item.Id).ToListAsync(Cancellation);
        room.Now = now;
        foreach (var item in items)
        {
            _ = (await room.Desk.ScheduleAsync(item, now.AddSeconds(8), await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        }
    }

    private static async Task<int> PublishedAsync(Newsroom room)
    {
        await using var db = room.Town.NewDb();
        return await db.Set<InformationItem>().CountAsync(item => item.State == "published", Cancellation);
    }

    private static async Task<int> ImportAsync(string store, string given, int? kill)
    {
        using var import = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-app"), ["import", given, "--data", store]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(import.StandardOutput.ReadToEndAsync(Cancellation), import.StandardError.ReadToEndAsync(Cancellation));
        if (kill is { } after && await Task.WhenAny(import.WaitForExitAsync(Cancellation), Task.Delay(after, Cancellation)) is not null && !import.HasExited)
        {
            import.Kill();
        }

        await import.WaitForExitAsync(Cancellation);
        await said;
        return import.ExitCode;
    }
}

using System.Diagnostics;
using Gongkai.Corpus.Running;
using Gongkai.Storage;
using Gongkai.Storage.Backups;
using Gongkai.Web.Tests.Nodes;
using Gongkai.Web.Tests.Storage;
using Npgsql;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>A backup made while people write comes back whole elsewhere; so does a moment out of a server's log; one that was broken off leaves nothing.</summary>
[Collection(nameof(Alone))]
public sealed class BackupFaultTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-fault-backup-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Backup_UnderLoad_ComesBackWithEverythingThatWasSaidBefore(string database)
    {
        if (database != "sqlite")
        {
            FaultRounds.OnlyLong("half a minute a round");
        }

        await using var store = await TestStore.OpenAsync(database);
        await using var bureau = await Bureau.InAsync(store.Store, releases: 4);
        await using var node = await Node.StartAsync(bureau.Place);
        using var clerk = await bureau.ClerkAsync(node.NewClient());
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            using var enough = new CancellationTokenSource();
            var working = bureau.WorkAsync(node.NewClient, clerk, $"第{round}轮", citizens: 2, enough.Token);
            await bureau.Tally.ReachAsync(bureau.Tally.Done + 10);
            var before = bureau.Tally.Titles;
            var archive = PathOf($"{database}-{round}.zip");
            Run(0, bureau.Place, "backup", archive);
            var during = bureau.Tally.Titles.Count - before.Count;
            await enough.CancelAsync();
            await working;
            await using var anew = TestStore.Blank(database);
            if (anew.Store.Place.Postgres is not null)
            {
                await EmptyStores.MakeAsync(anew.Store.Place);
            }

            Run(0, anew.Store.Place, "restore", archive);
            EmptyStores.CopyFolder(bureau.Place.Keys, anew.Store.Place.Keys);
            var verified = Run(0, anew.Store.Place, "verify");
            Assert.Empty(before.Except(await Bureau.TitlesAsync(anew.Store.Place), StringComparer.Ordinal));
            Assert.True(during > 0, "Nobody could write during the backup.");
            var drill = Head.Run("gongkai-app", "en", [], new Dictionary<string, string> { ["TMPDIR"] = folder.FullName }, "restore", archive, "--drill");
            Assert.Equal(0, drill.Exit);
            Assert.Contains("everything agrees", drill.Output, StringComparison.Ordinal);
            output.WriteLine($"{database}: {before.Count} acts before the backup, all in it; {during} during it. {verified.Trim()} {drill.Output.Trim()}");
        }

        Assert.Empty(Directory.GetDirectories(folder.FullName));
        await bureau.CheckAsync();
    }

    [Fact]
    public async Task Drill_OfAnAlteredArchive_FailsAndLeavesNothing()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        await new Backup(store.Store, "test").WriteAsync(PathOf("a.zip"), null, TimeProvider.System.GetUtcNow(), Cancellation);
        var bytes = await File.ReadAllBytesAsync(PathOf("a.zip"), Cancellation);
        // One bit alone may point to an equal run of bytes and change nothing.
        for (var at = bytes.Length / 2; at < (bytes.Length / 2) + 16; at++)
        {
            bytes[at] ^= 0x55;
        }

        await File.WriteAllBytesAsync(PathOf("a.zip"), bytes, Cancellation);
        var drill = Head.Run("gongkai-app", "en", [], new Dictionary<string, string> { ["TMPDIR"] = folder.FullName }, "restore", PathOf("a.zip"), "--drill");
        Assert.NotEqual(0, drill.Exit);
        Assert.Empty(Directory.GetDirectories(folder.FullName));
    }

    [Fact]
    public async Task Backup_Killed_LeavesNothingOnceTheNextOneWasMade()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        var plan = BackupPlan.Usual(store.Store.Place);
        var left = 0;
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            for (var attempt = 0; attempt < 20 && !IsUnfinished(plan); attempt++)
            {
                await KilledBackupAsync(store.Store.Place, plan);
            }

            left += IsUnfinished(plan) ? 1 : 0;
            await plan.RunAsync(new Backup(store.Store, "test"), TimeProvider.System.GetUtcNow(), Cancellation);
            Assert.False(IsUnfinished(plan), "What the killed one had begun is still there.");
            Run(0, null, "backup", "--check", plan.Archives[0].FullName);
            await Task.Delay(1_000, Cancellation);
        }

        output.WriteLine($"{left} backups killed in the middle; nothing of them left after the next one, which was whole");
        Assert.Equal(FaultRounds.Count, left);
    }

    [Fact]
    public async Task Server_BroughtBackToAMoment_HoldsWhatWasSaidUntilThenAndNothingAfter()
    {
        FaultRounds.OnlyLong("half a minute a round");
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            await using var server = Cluster.Make("fsync = off", "wal_level = replica", "archive_mode = on", "archive_command = 'cp %p {archive}/%f'");
            server.Start();
            server.Ask("CREATE DATABASE gongkai");
            var store = new Store(new StorePlace(PathOf($"moment-{round}"), server.Connection("gongkai")));
            await store.OpenAsync(Cancellation);
            await using var bureau = await Bureau.InAsync(store, releases: 4);
            await using var copy = server.Copy();
            await using var node = await Node.StartAsync(store.Place);
            using var clerk = await bureau.ClerkAsync(node.NewClient());
            await WorkAsync(bureau, node, clerk, "之前");
            var before = bureau.Tally.Titles;
            var moment = server.Ask("SELECT clock_timestamp()::text")!;
            await WorkAsync(bureau, node, clerk, "之后");
            // The mistake that it is brought back from.
            server.Ask("SELECT pg_switch_wal()");
            await copy.RecoverAsync(server.Archive, moment);
            var place = store.Place with { Postgres = copy.Connection("gongkai") };
            var there = await Bureau.TitlesAsync(place);
            Assert.Equal(before.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
            output.WriteLine($"brought back to {moment}: {before.Count} acts until then, {bureau.Tally.Titles.Count - before.Count} after it left out. {Run(0, place, "verify").Trim()}");
            NpgsqlConnection.ClearAllPools();
        }
    }

    private static async Task WorkAsync(Bureau bureau, Node node, Person clerk, string name)
    {
        using var enough = new CancellationTokenSource();
        var working = bureau.WorkAsync(node.NewClient, clerk, name, citizens: 2, enough.Token);
        await bureau.Tally.ReachAsync(bureau.Tally.Done + 10);
        await enough.CancelAsync();
        await working;
    }

    private static bool IsUnfinished(BackupPlan plan) => Directory.Exists(plan.Folder) && Directory.GetFileSystemEntries(plan.Folder).Any(path => !path.EndsWith(".zip", StringComparison.Ordinal));

    private static async Task KilledBackupAsync(StorePlace place, BackupPlan plan)
    {
        using var backup = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-app"), ["backup", "--data", place.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!backup.HasExited && !IsUnfinished(plan))
        {
            await Task.Delay(1, Cancellation);
        }

        await Task.Delay(Random.Shared.Next(30), Cancellation);
        backup.Kill();
        await backup.WaitForExitAsync(Cancellation);
    }

    private static string Run(int exit, StorePlace? place, params string[] line)
    {
        string[] at = place is null ? [] : ["--data", place.Folder, .. place.Postgres is { } connection ? new[] { "--db", connection } : []];
        var run = Head.Run("gongkai-app", "en", [], [.. line, .. at]);
        Assert.True(run.Exit == exit, $"{string.Join(' ', line)}: {run.Exit} {run.Output} {run.Error}");
        return run.Output;
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}

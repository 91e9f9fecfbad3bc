using System.IO.Compression;
using System.Text;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Personal;
using Gongkai.Storage;
using Gongkai.Storage.Backups;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-backup-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Backup_WhileFourPeopleWrite_RestoresTheOfficeOfOneMoment(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var town = await Town.InAsync(store.Store);
        var files = new FileStore(store.Store.Place);
        using var enough = new CancellationTokenSource();
        var done = 0;
        async Task WriteAsync(int writer)
        {
            for (var at = 0; !enough.IsCancellationRequested; at++)
            {
                await files.PutAsync(Encoding.UTF8.GetBytes($"{writer}/{at}"), Cancellation);
                await using var db = store.Store.NewDb();
                _ = (await new OfficerDesk(db).EnrolAsync($"甲{writer}-{at}", null, Town.Act("officer.enrol", town.Bureau), Cancellation)).Done;
                Interlocked.Increment(ref done);
            }
        }

        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(writer), Cancellation)).ToList();
        while (Volatile.Read(ref done) < 20)
        {
            await Task.Delay(10, Cancellation);
        }

        var before = Volatile.Read(ref done);
        var manifest = await new Backup(store.Store, "test").WriteAsync(PathOf("a.zip"), null, Town.Now, Cancellation);
        var after = Volatile.Read(ref done);
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(after > before, "Nobody could write during the backup.");

        await using var restored = TestStore.Blank(database);
        await Restore.RunAsync(PathOf("a.zip"), restored.Store.Place, null, Cancellation);
        await using var back = restored.Store.NewDb();
        Assert.Empty(StoreDigest.Differences(manifest.Tables, await StoreDigest.OfAsync(back, Cancellation)));
        Assert.True(await back.Set<Officer>().CountAsync(officer => EF.Functions.Like(officer.Name, "甲%"), Cancellation) >= before);
        Assert.Empty(await LedgerAudit.RunAsync(back, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await new FileAudit(back, new FileStore(restored.Store.Place)).RunAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(database == "sqlite", File.Exists(restored.Store.Place.DatabaseFile));
        // What is done next gets a number that was never given out.
        var next = (await new OfficerDesk(back).EnrolAsync("乙", null, Town.Act("officer.enrol", town.Bureau), Cancellation)).Done;
        Assert.True(next.Id > await back.Set<Officer>().Where(officer => officer.Id != next.Id).MaxAsync(officer => officer.Id, Cancellation));
    }

    [Fact]
    public async Task Restore_ArchiveWithOneBitAltered_IsRefusedAndLeavesNothing()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        await using var town = await Town.InAsync(store.Store);
        await KeyFolder.OpenAsync(store.Store, Cancellation);
        await new FileStore(store.Store.Place).PutAsync(Encoding.UTF8.GetBytes("公开"), Cancellation);
        await new Backup(store.Store, "test").WriteAsync(PathOf("whole.zip"), "a long passphrase", Town.Now, Cancellation);
        var entries = await EntriesAsync(PathOf("whole.zip"));
        Assert.Equal(5, entries.Count);
        var altered = entries.Keys.Select(name => Replaced(entries, name, Flipped(entries[name])))
            .Concat(entries.Keys.Select(name => Replaced(entries, name, null)))
            .Append(Replaced(entries, "files/00/" + new string('0', 64), [1]))
            .Append(Replaced(entries, "run.sh", [1])).ToList();
        foreach (var (content, at) in altered.Select((content, at) => (content, at)))
        {
            var (path, target) = (PathOf($"{at}.zip"), new StorePlace(PathOf($"target-{at}")));
            await WriteAsync(path, content);
            await Assert.ThrowsAsync<BackupRefusedException>(() => Restore.RunAsync(path, target, null, Cancellation));
            Assert.False(Directory.Exists(target.Folder));
        }

        var bytes = await File.ReadAllBytesAsync(PathOf("whole.zip"), Cancellation);
        await File.WriteAllBytesAsync(PathOf("short.zip"), bytes[..(bytes.Length / 2)], Cancellation);
        await Assert.ThrowsAsync<BackupRefusedException>(() => Restore.RunAsync(PathOf("short.zip"), new StorePlace(PathOf("target-short")), null, Cancellation));
        await Restore.RunAsync(PathOf("whole.zip"), new StorePlace(PathOf("target")), null, Cancellation);
        new Store(new StorePlace(PathOf("target"))).Release();
    }

    [Fact]
    public async Task Restore_WithKeys_OpensPersonalDataByThePassphraseOnly()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        var salt = PersonalKeys.NewSalt();
        var box = (await KeyFolder.OpenAsync(store.Store, Cancellation)).Seal("王小明", "name", salt);
        await new Backup(store.Store, "test").WriteAsync(PathOf("a.zip"), "a long passphrase", Town.Now, Cancellation);
        var place = new StorePlace(PathOf("target"));
        Assert.Equal(BackupProblem.Passphrase, (await Assert.ThrowsAsync<BackupRefusedException>(() => Restore.RunAsync(PathOf("a.zip"), place, "another passphrase", Cancellation))).Problem);
        Assert.True((await Restore.RunAsync(PathOf("a.zip"), place, null, Cancellation)).LacksKeys);
        Assert.Equal(BackupProblem.NotEmpty, (await Assert.ThrowsAsync<BackupRefusedException>(() => Restore.RunAsync(PathOf("a.zip"), place, null, Cancellation))).Problem);
        Assert.Equal("keys", (await Assert.ThrowsAsync<StoreUnusableException>(() => KeyFolder.OpenAsync(new Store(place), Cancellation))).Reason);
        new Store(place).Release();
        place = new StorePlace(PathOf("target-with-keys"));
        Assert.False((await Restore.RunAsync(PathOf("a.zip"), place, "a long passphrase", Cancellation)).LacksKeys);
        Assert.Equal("王小明", (await KeyFolder.OpenAsync(new Store(place), Cancellation)).Open(box, "name", salt));
        new Store(place).Release();
        using var zip = ZipFile.OpenRead(PathOf("a.zip"));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.EndsWith(".key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_OncePerDay_MakesUpForNightsAndKeepsSeven()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        var plan = BackupPlan.Usual(store.Store.Place) with { Keep = 3 };
        var backup = new Backup(store.Store, "test");
        var night = new DateTimeOffset(2026, 1, 12, 2, 30, 0, TimeSpan.FromHours(8));
        Assert.True(plan.IsDue(night));
        Assert.False((plan with { IsOff = true }).IsDue(night));
        for (var day = 0; day < 5; day++)
        {
            Assert.True(plan.IsDue(night.AddDays(day)));
            await plan.RunAsync(backup, night.AddDays(day).AddMinutes(1), Cancellation);
            Assert.False(plan.IsDue(night.AddDays(day).AddHours(23)));
        }

        Assert.Equal(["gongkai-20260116-023100.zip", "gongkai-20260115-023100.zip", "gongkai-20260114-023100.zip"], plan.Archives.Select(file => file.Name));
        // Switched off at night, on at eight.
        Assert.True(plan.IsDue(night.AddDays(5).AddHours(6)));
    }

    [Fact]
    public async Task Open_BeforeAnUpgrade_KeepsTheDatabaseAsItWas()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        await store.Store.RecordAsync(StoreFact.Demonstration, "yes", Cancellation);
        await using (var db = store.Store.NewDb())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", Cancellation);
        }

        // The upgrade that this store now needs cannot succeed; what counts is what lies there afterwards.
        var again = new Store(store.Store.Place);
        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => again.OpenAsync(Cancellation));
        Assert.True(refused.Reason == "database", refused.ToString());
        Assert.NotNull(again.BeforeUpgrade);
        store.Store.Release();
        File.Move(again.BeforeUpgrade, store.Store.Place.DatabaseFile, overwrite: true);
        Assert.Equal("yes", await store.Store.FactAsync(StoreFact.Demonstration, Cancellation));
    }

    [Fact]
    public async Task Open_BeforeAnUpgradeOfAServer_AsksForABackupFirst()
    {
        await using var store = await TestStore.OpenAsync("postgres");
        await using (var db = store.Store.NewDb())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", Cancellation);
        }

        Assert.Equal("upgrade", (await Assert.ThrowsAsync<StoreUnusableException>(() => new Store(store.Store.Place).OpenAsync(Cancellation))).Reason);
        Assert.Equal("database", (await Assert.ThrowsAsync<StoreUnusableException>(() => new Store(store.Store.Place).OpenAsync(isBackedUp: true, Cancellation))).Reason);
    }

    private static async Task<Dictionary<string, byte[]>> EntriesAsync(string path)
    {
        await using var archive = await ZipFile.OpenReadAsync(path, Cancellation);
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            await using var content = await entry.OpenAsync(Cancellation);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Cancellation);
            entries[entry.FullName] = bytes.ToArray();
        }

        return entries;
    }

    private static async Task WriteAsync(string path, Dictionary<string, byte[]> entries)
    {
        await using var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, Cancellation);
        foreach (var (name, bytes) in entries)
        {
            await using var content = await archive.CreateEntry(name).OpenAsync(Cancellation);
            await content.WriteAsync(bytes, Cancellation);
        }
    }

    private static byte[] Flipped(byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        flipped[flipped.Length / 2] ^= 4;
        return flipped;
    }

    private static Dictionary<string, byte[]> Replaced(Dictionary<string, byte[]> entries, string name, byte[]? bytes)
    {
        var replaced = new Dictionary<string, byte[]>(entries, StringComparer.Ordinal);
        if (bytes is null)
        {
            replaced.Remove(name);
        }
        else
        {
            replaced[name] = bytes;
        }

        return replaced;
    }
}

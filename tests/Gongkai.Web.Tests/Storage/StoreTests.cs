using System.Text;
using Gongkai.Storage.Files;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class StoreTests
{
    // The annotations hold how a model was made, too.
    private const MetadataDebugStringOptions Facts = MetadataDebugStringOptions.LongDefault & ~MetadataDebugStringOptions.IncludeAnnotations;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Model_AndMigrations_SayTheSame(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Model_WrittenAhead_SaysWhatTheMappingsSay(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        // Both without what only the design of a schema needs. Cure: packaging/model.
        var mapped = db.GetService<IModelRuntimeInitializer>().Initialize(db.GetService<IModelSource>().GetModel(db, db.GetService<ModelCreationDependencies>(), designTime: false), designTime: false);
        Assert.NotSame(mapped, db.Model);
        Assert.Equal(mapped.ToDebugString(Facts), db.Model.ToDebugString(Facts));
        Assert.Equal(mapped.GetRelationalModel().ToDebugString(Facts), db.Model.GetRelationalModel().ToDebugString(Facts));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Open_AgainAndAtOnce_LeavesItAsItIs(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await store.Store.RecordAsync(StoreFact.Demonstration, "yes", Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Store(store.Store.Place).OpenAsync(Cancellation)));
        Assert.Equal("yes", await store.Store.FactAsync(StoreFact.Demonstration, Cancellation));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Open_StoreOfALaterVersion_IsRefusedByName(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')", Cancellation);
        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => store.Store.OpenAsync(Cancellation));
        Assert.Equal(("newer", "29990101000000_Later"), (refused.Reason, refused.Detail));
    }

    [Fact]
    public async Task Open_AfterAProgramDiedWhileUpgrading_GoesOn()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-store-").FullName;
        var store = new Store(new StorePlace(folder));
        await using (var db = store.NewDb())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2020-01-01')", Cancellation);
        }

        await store.OpenAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await using var opened = store.NewDb();
        Assert.Empty(await opened.Database.GetPendingMigrationsAsync(Cancellation));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Open_OnSqlite_WritesAheadAndWaits()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        await using var db = store.Store.NewDb();
        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync(Cancellation))[0]);
        Assert.Equal(10000, (await db.Database.SqlQueryRaw<long>("SELECT timeout AS Value FROM pragma_busy_timeout").ToListAsync(Cancellation))[0]);
    }

    [Fact]
    public async Task Open_WhereAFileLies_SaysFolder()
    {
        var file = Path.GetTempFileName();
        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => new Store(new StorePlace(Path.Combine(file, "store"))).OpenAsync(Cancellation));
        Assert.Equal("folder", refused.Reason);
        File.Delete(file);
    }

    [Fact]
    public async Task Open_ServerThatIsNotThere_SaysDatabase()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-store-").FullName;
        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => new Store(new StorePlace(folder, "Host=127.0.0.1;Port=1;Timeout=2;Username=nobody;Database=none")).OpenAsync(Cancellation));
        Assert.Equal("database", refused.Reason);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Files_PutTwice_LieOnceUnderTheirHash()
    {
        await using var store = await TestStore.OpenAsync("sqlite");
        var files = new FileStore(store.Store.Place);
        var bytes = Encoding.UTF8.GetBytes("公开");
        var hash = await files.PutAsync(bytes, Cancellation);
        Assert.Equal(hash, await files.PutAsync(bytes, Cancellation));
        Assert.Equal([hash], Directory.GetFiles(store.Store.Place.Files, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)));
        await using var stream = files.Open(hash);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Cancellation);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Null(files.Open(new string('0', 64)));
        Assert.Throws<ArgumentException>(() => files.Open("../../etc/passwd"));
    }
}

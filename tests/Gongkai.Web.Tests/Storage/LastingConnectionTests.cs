using System.Data;
using Gongkai.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

/// <summary>On SQLite a connection outlives the context that used it, with what it has understood, and nothing else does.</summary>
public sealed class LastingConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Context_AfterAnother_FindsTheConnectionOpen()
    {
        await using var store = await FilledAsync();
        System.Data.Common.DbConnection first;
        await using (var db = store.Store.NewDb())
        {
            await NameAsync(db, "2");
            first = db.Database.GetDbConnection();
        }

        Assert.Equal(ConnectionState.Open, first.State);
        await using var next = store.Store.NewDb();
        Assert.Same(first, next.Database.GetDbConnection());
        Assert.Equal("FULL and 10000 ms", $"{await PragmaAsync(next, "synchronous") switch { "2" => "FULL", var other => other }} and {await PragmaAsync(next, "busy_timeout")} ms");
    }

    [Fact]
    public async Task Question_AskedWhileItIsBeingAnswered_AnswersBoth()
    {
        await using var store = await FilledAsync();
        await using var db = store.Store.NewDb();
        for (var round = 0; round < 3; round++)
        {
            var pairs = new List<string>();
            await foreach (var fact in db.Set<StoreFact>().AsNoTracking().Where(fact => fact.Value == "even").OrderBy(fact => fact.Name).AsAsyncEnumerable())
            {
                var others = await db.Set<StoreFact>().AsNoTracking().Where(other => other.Value == "even").OrderBy(other => other.Name).Select(other => other.Name).ToListAsync(Cancellation);
                pairs.AddRange(others.Select(other => fact.Name + other));
                var same = db.Set<StoreFact>().AsNoTracking().Where(other => other.Value == "even").OrderBy(other => other.Name);
                Assert.Equal(["0", "2", "4"], (await same.ToListAsync(Cancellation)).Select(other => other.Name));
            }

            Assert.Equal(["00", "02", "04", "20", "22", "24", "40", "42", "44"], pairs);
        }
    }

    [Fact]
    public async Task Act_LeftUnfinished_IsUndoneBeforeTheNextContext()
    {
        await using var store = await FilledAsync();
        await using (var db = store.Store.NewDb())
        {
            await db.Database.BeginTransactionAsync(Cancellation);
            await db.Set<StoreFact>().Where(fact => fact.Name == "2").ExecuteDeleteAsync(Cancellation);
        }

        await using var next = store.Store.NewDb();
        Assert.Equal("even", await NameAsync(next, "2"));
        await next.Set<StoreFact>().Where(fact => fact.Name == "2").ExecuteDeleteAsync(Cancellation);
        await using var other = store.Store.NewDb();
        Assert.Null(await NameAsync(other, "2"));
    }

    [Fact]
    public async Task Questions_OfManyShapes_AreNeitherConfusedNorKeptWithoutEnd()
    {
        await using var store = await FilledAsync();
        await using var db = store.Store.NewDb();
        for (var round = 0; round < 2; round++)
        {
            for (var shape = 1; shape <= 300; shape++)
            {
                var (name, other) = ($"{shape % 6}", $"{shape}");
                Assert.Equal([name], await db.Set<StoreFact>().AsNoTracking().Where(fact => fact.Name == name && fact.Value != EF.Constant(other)).Select(fact => fact.Name).ToListAsync(Cancellation));
            }
        }
    }

    [Fact]
    public async Task Release_FoldsTheLogIntoTheFile_AndContextsGoOn()
    {
        await using var store = await FilledAsync();
        Assert.True(File.Exists(store.Store.Place.DatabaseFile + "-wal"));
        store.Store.Release();
        Assert.False(File.Exists(store.Store.Place.DatabaseFile + "-wal"));
        await using var db = store.Store.NewDb();
        Assert.Equal("odd", await NameAsync(db, "3"));
    }

    private static async Task<TestStore> FilledAsync()
    {
        var store = await TestStore.OpenAsync("sqlite");
        for (var number = 0; number < 6; number++)
        {
            await store.Store.RecordAsync($"{number}", number % 2 == 0 ? "even" : "odd", Cancellation);
        }

        return store;
    }

    private static Task<string?> NameAsync(GongkaiDb db, string name) => db.Set<StoreFact>().AsNoTracking().Where(fact => fact.Name == name).Select(fact => fact.Value).FirstOrDefaultAsync(Cancellation);

    private static async Task<string> PragmaAsync(GongkaiDb db, string name)
    {
        await using var command = new SqliteCommand($"PRAGMA {name}", (SqliteConnection)db.Database.GetDbConnection());
        return $"{await command.ExecuteScalarAsync(Cancellation)}";
    }
}

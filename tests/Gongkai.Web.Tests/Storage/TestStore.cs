using Gongkai.Storage;
using Npgsql;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

/// <summary>An empty store of its own for one test, on one of the two databases; gone afterwards.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly string? database;

    private TestStore(StorePlace place, string? database)
    {
        Store = new Store(place);
        this.database = database;
    }

    public static string? Server => Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    public Store Store { get; }

    public static async Task<TestStore> OpenAsync(string kind)
    {
        var store = Blank(kind);
        await EmptyStores.MakeAsync(store.Store.Place);
        await store.Store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>A place where nothing is yet, not even a folder.</summary>
    public static TestStore Blank(string kind)
    {
        Assert.SkipWhen(kind == "postgres" && Server is null, "GONGKAI_TEST_POSTGRES names no PostgreSQL server.");
        var folder = Directory.CreateTempSubdirectory("gongkai-store-").FullName;
        var name = kind == "postgres" ? $"gongkai_{Guid.NewGuid():N}" : null;
        var place = new StorePlace(folder, name is null ? null : new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString());
        Directory.Delete(folder);
        return new TestStore(place, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await using (var connection = new NpgsqlConnection(Store.Place.Postgres))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await using var source = NpgsqlDataSource.Create(Server!);
            await using var command = source.CreateCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        Store.Release();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(Store.Place.Folder))
        {
            Directory.Delete(Store.Place.Folder, recursive: true);
        }
    }
}

using Gongkai.Storage;
using Npgsql;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

/// <summary>A store without content of each kind, made once a run; each test gets a copy, which is much quicker than a schema made anew.</summary>
internal static class EmptyStores
{
    private static readonly Lazy<Task<string>> Folder = new(MakeFolderAsync);
    private static readonly Lazy<Task<string>> Database = new(MakeDatabaseAsync);

    /// <summary>Makes the store of a place, where nothing is yet.</summary>
    public static async Task MakeAsync(StorePlace place)
    {
        if (place.Postgres is { } connection)
        {
            var name = new NpgsqlConnectionStringBuilder(connection).Database;
            var mould = await Database.Value;
            await using var source = NpgsqlDataSource.Create(TestStore.Server!);
            await using var command = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE {mould}");
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        else
        {
            CopyFolder(await Folder.Value, place.Folder);
        }
    }

    /// <summary>Copies what lies in a folder into another, which need not be there yet.</summary>
    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string> MakeFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-empty-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var store = new Store(new StorePlace(folder));
        await store.OpenAsync(CancellationToken.None);
        store.Release();
        return folder;
    }

    private static async Task<string> MakeDatabaseAsync()
    {
        var name = $"gongkai_empty_{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory("gongkai-empty-").FullName;
        var connection = new NpgsqlConnectionStringBuilder(TestStore.Server) { Database = name, Pooling = false }.ToString();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name, folder);
        await new Store(new StorePlace(folder, connection)).OpenAsync(CancellationToken.None);
        return name;
    }

    private static void Drop(string name, string folder)
    {
        Directory.Delete(folder, recursive: true);
        using var source = NpgsqlDataSource.Create(TestStore.Server!);
        using var command = source.CreateCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        command.ExecuteNonQuery();
    }
}

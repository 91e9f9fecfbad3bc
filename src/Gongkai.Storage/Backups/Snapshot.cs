using System.Data;
using Gongkai.Storage.Copying;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Backups;

/// <summary>A SQLite file that holds a store as it was at one moment, while others go on writing.</summary>
internal static class Snapshot
{
    /// <summary>Takes it into a store in an empty folder.</summary>
    public static async Task TakeAsync(Store store, Store into, CancellationToken cancellation)
    {
        if (store.Place.Postgres is null)
        {
            await CopyFileAsync(store, into.Place.DatabaseFile, cancellation);
            return;
        }

        await into.OpenAsync(cancellation);
        await using var source = store.NewDb();
        await using var target = into.NewDb();
        await using var writing = await target.Database.BeginTransactionAsync(cancellation);
        await using (await source.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation))
        {
            await RowCopy.RunAsync(source, target, cancellation);
        }

        await writing.CommitAsync(cancellation);
        await target.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellation);
    }

    /// <summary>Copies the database file of a SQLite store, whatever schema it has; the copy is there whole or not at all.</summary>
    public static async Task CopyFileAsync(Store store, string path, CancellationToken cancellation)
    {
        var unfinished = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(unfinished);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store.Place.DatabaseFile, DefaultTimeout = 60, Pooling = false }.ToString()))
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $path";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("$path", unfinished);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }
}

using System.Security.Cryptography;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Gongkai.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Backups;

/// <summary>What was restored.</summary>
/// <param name="Manifest">What the archive said, and what is there now.</param>
/// <param name="LacksKeys">The personal data cannot be read until the keys are put into the folder of keys.</param>
public sealed record Restored(BackupManifest Manifest, bool LacksKeys);

/// <summary>Makes an office out of an archive, in an empty folder and, if the rows are to lie on a server, an empty database.</summary>
public static class Restore
{
    /// <summary>Restores everything or nothing.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="place">An empty or missing folder.</param>
    /// <param name="passphrase">Opens the keys in the archive; null leaves them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="BackupRefusedException">It cannot be done; the place is as it was.</exception>
    public static async Task<Restored> RunAsync(string path, StorePlace place, string? passphrase, CancellationToken cancellation)
    {
        if (Directory.Exists(place.Folder) && Directory.EnumerateFileSystemEntries(place.Folder).Any())
        {
            throw new BackupRefusedException(BackupProblem.NotEmpty, place.Folder);
        }

        Directory.CreateDirectory(place.Files);
        try
        {
            var files = new FileStore(place);
            var (manifest, box) = await BackupArchive.UnpackAsync(path, place.DatabaseFile, (content, sha256) => files.TakeAsync(content, sha256, cancellation), cancellation);
            var keys = box is null || passphrase is null ? null : SealedKeys.Open(box, passphrase) ?? throw new BackupRefusedException(BackupProblem.Passphrase, path);
            foreach (var (name, bytes) in keys ?? [])
            {
                KeyFolder.Put(place, name, bytes);
            }

            await OpenAsync(new Store(place with { Postgres = null }), manifest, cancellation);
            if (place.Postgres is not null)
            {
                await ToServerAsync(place, cancellation);
            }

            return new Restored(manifest, manifest.Fingerprint is not null && keys is null);
        }
        catch
        {
            new Store(place with { Postgres = null }).Release();
            Directory.Delete(place.Folder, recursive: true);
            throw;
        }
    }

    /// <summary>Reads an archive to its last byte, opens its rows, and compares everything, without leaving anything behind.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="audit">Looks at the restored rows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="BackupRefusedException">It would not restore.</exception>
    public static async Task<BackupManifest> TryAsync(string path, Func<GongkaiDb, Func<string, bool>, Task> audit, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-check-").FullName;
        var store = new Store(new StorePlace(folder));
        try
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            var (manifest, _) = await BackupArchive.UnpackAsync(path, store.Place.DatabaseFile, async (content, sha256) => known.Add(sha256) && Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256, cancellation);
            await OpenAsync(store, manifest, cancellation);
            await using var db = store.NewDb();
            await audit(db, known.Contains);
            return manifest;
        }
        finally
        {
            store.Release();
            Directory.Delete(folder, recursive: true);
        }
    }

    // The digests are those of the schema that the archive was made with; after an upgrade there would be more columns.
    private static async Task OpenAsync(Store store, BackupManifest manifest, CancellationToken cancellation)
    {
        try
        {
            await using (var before = store.NewDb())
            {
                var applied = (await before.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault();
                if (applied == before.Database.GetMigrations().Last() && StoreDigest.Differences(manifest.Tables, await StoreDigest.OfAsync(before, cancellation)) is [var table, ..])
                {
                    throw new BackupRefusedException(BackupProblem.Rows, table);
                }
            }

            await store.OpenAsync(cancellation);
            await using var db = store.NewDb();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
            // An archive of a server has the entries of the search and not its index.
            if (await db.ScalarAsync("SELECT COUNT(*) FROM search_words", cancellation) is 0L && await db.Set<SearchEntry>().AnyAsync(cancellation))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                await RowCopy.FindableAsync(db, cancellation);
                await transaction.CommitAsync(cancellation);
            }
        }
        catch (StoreUnusableException error)
        {
            throw new BackupRefusedException(error.Reason == "newer" ? BackupProblem.Newer : BackupProblem.Rows, error.Detail, error);
        }
    }

    private static async Task ToServerAsync(StorePlace place, CancellationToken cancellation)
    {
        var rows = new Store(place with { Postgres = null });
        try
        {
            await new OfficeMove(rows, new Store(place)).RunAsync(cancellation);
        }
        catch (MoveRefusedException error)
        {
            throw new BackupRefusedException(error.Problem == MoveProblem.NotEmpty ? BackupProblem.NotEmpty : BackupProblem.Rows, error.Detail, error);
        }

        rows.Release();
        foreach (var file in Directory.GetFiles(place.Folder, Path.GetFileName(rows.Place.DatabaseFile) + "*"))
        {
            File.Delete(file);
        }
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Backups;

/// <summary>Puts a whole office into one archive while it is at work: the rows as they were at one moment, and every file that they speak of.</summary>
public sealed class Backup(Store store, string program)
{
    internal const string ManifestEntry = "manifest.json";
    internal const string ManifestHashEntry = "manifest.sha256";
    internal const string DatabaseEntry = "gongkai.db";
    internal const string KeysEntry = "keys.sealed";
    internal const string FilesFolder = "files/";
    private const string Unfinished = ".part";
    private const string Rows = ".rows";

    /// <summary>Writes the archive. It is there whole or not at all.</summary>
    /// <param name="path">Where; nothing may lie there.</param>
    /// <param name="passphrase">Seals the keys and takes them along; null leaves them out.</param>
    /// <param name="now">The moment that the archive is given.</param>
    /// <param name="cancellation">Stops it and leaves nothing behind.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<BackupManifest> WriteAsync(string path, string? passphrase, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path))
        {
            throw new IOException(path);
        }

        var unfinished = path + Unfinished;
        var copy = new Store(new StorePlace(path + Rows));
        Discard(copy, unfinished);
        Directory.CreateDirectory(copy.Place.Folder);
        try
        {
            BackupManifest manifest;
            // Held from the first step on: by that others know that somebody is at it.
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                await Snapshot.TakeAsync(store, copy, cancellation);
                manifest = await FillAsync(file, copy, passphrase, now, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
            return manifest;
        }
        finally
        {
            Discard(copy, unfinished);
        }
    }

    private async Task<BackupManifest> FillAsync(FileStream file, Store copy, string? passphrase, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        await using var db = copy.NewDb();
        var tables = await StoreDigest.OfAsync(db, cancellation);
        var schema = (await db.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault() ?? "";
        var fingerprint = await copy.FactAsync(KeyFolder.Fingerprint, cancellation);
        await db.Database.CloseConnectionAsync();
        copy.Release();
        string databaseHash;
        await using (var rows = File.OpenRead(copy.Place.DatabaseFile))
        {
            databaseHash = await AddAsync(archive, DatabaseEntry, rows, CompressionLevel.Fastest, cancellation);
        }

        var (hashes, bytes) = await AddFilesAsync(archive, cancellation);
        string? keysHash = null;
        if (passphrase is not null)
        {
            keysHash = await AddAsync(archive, KeysEntry, new MemoryStream(SealedKeys.Close(store.Place, passphrase)), CompressionLevel.NoCompression, cancellation);
        }

        var manifest = new BackupManifest(BackupManifest.Layout, program, now, store.Place.Postgres is null ? "sqlite" : "postgres", schema, tables, databaseHash, hashes.Count, bytes, HashOver(hashes), keysHash, fingerprint);
        var manifestHash = await AddAsync(archive, ManifestEntry, new MemoryStream(manifest.ToBytes()), CompressionLevel.Optimal, cancellation);
        await AddAsync(archive, ManifestHashEntry, new MemoryStream(Encoding.ASCII.GetBytes(manifestHash)), CompressionLevel.NoCompression, cancellation);
        return manifest;
    }

    // After the rows: a file that a row speaks of was there before the row.
    private async Task<(List<string> Hashes, long Bytes)> AddFilesAsync(ZipArchive archive, CancellationToken cancellation)
    {
        var (files, hashes, bytes) = (new FileStore(store.Place), new List<string>(), 0L);
        // Listed at once: people go on handing files in.
        foreach (var sha256 in files.All().ToList())
        {
            await using var kept = files.Open(sha256)!;
            if (await AddAsync(archive, $"{FilesFolder}{sha256[..2]}/{sha256}", kept, CompressionLevel.NoCompression, cancellation) != sha256)
            {
                throw new InvalidDataException(sha256);
            }

            bytes += kept.Length;
            hashes.Add(sha256);
        }

        return (hashes, bytes);
    }

    internal static string HashOver(List<string> hashes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', hashes.Order(StringComparer.Ordinal)))));

    private static async Task<string> AddAsync(ZipArchive archive, string name, Stream content, CompressionLevel level, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await archive.CreateEntry(name, level).OpenAsync(cancellation);
        var buffer = new byte[128 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await entry.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Removes what backups left behind in a folder whose program ended in the middle of them.</summary>
    internal static void ClearAbandoned(string folder)
    {
        foreach (var unfinished in Directory.Exists(folder) ? Directory.GetFiles(folder, BackupPlan.Pattern + Unfinished) : [])
        {
            try
            {
                new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                Discard(new Store(new StorePlace(unfinished[..^Unfinished.Length] + Rows)), unfinished);
            }
            catch (IOException)
            {
                // Somebody is at it.
            }
        }
    }

    private static void Discard(Store copy, string unfinished)
    {
        copy.Release();
        File.Delete(unfinished);
        if (Directory.Exists(copy.Place.Folder))
        {
            Directory.Delete(copy.Place.Folder, recursive: true);
        }
    }

    /// <summary>What an archive made at a moment is called: the name sorts by time.</summary>
    public static string NameAt(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"gongkai-{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd-HHmmss}.zip");
}

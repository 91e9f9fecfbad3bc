using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gongkai.Storage.Backups;

/// <summary>Why an archive is not used.</summary>
public enum BackupProblem
{
    /// <summary>It is not there or no archive of this program.</summary>
    NoBackup,

    /// <summary>Something in it is not what its manifest says, or is missing, or was added.</summary>
    Altered,

    /// <summary>A later version of the program made it.</summary>
    Newer,

    /// <summary>The place to restore to holds something.</summary>
    NotEmpty,

    /// <summary>The passphrase of the keys is another one.</summary>
    Passphrase,

    /// <summary>The rows did not come out as they went in.</summary>
    Rows,
}

/// <summary>The archive is not used, and nothing was restored.</summary>
public sealed class BackupRefusedException(BackupProblem problem, string detail, Exception? inner = null) : Exception($"{problem}: {detail}", inner)
{
    /// <summary>Why.</summary>
    public BackupProblem Problem { get; } = problem;

    /// <summary>What exactly.</summary>
    public string Detail { get; } = detail;
}

/// <summary>Takes an archive apart and compares every byte with its manifest on the way.</summary>
internal static class BackupArchive
{
    private const int MostManifestBytes = 4_000_000;

    /// <summary>Gives every part of it to its place: the database, the files, the sealed keys. What was given when it is refused is worth nothing.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="database">Where the database file goes.</param>
    /// <param name="file">Takes a file under its hash; false when it has another one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="BackupRefusedException">It is not as its manifest says.</exception>
    public static async Task<(BackupManifest Manifest, byte[]? Keys)> UnpackAsync(string path, string database, Func<Stream, string, Task<bool>> file, CancellationToken cancellation)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(path, cancellation);
            var manifest = await ManifestAsync(archive, cancellation);
            await using (var target = new FileStream(database, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                await using var rows = await OpenAsync(archive, Backup.DatabaseEntry, cancellation);
                await rows.CopyToAsync(target, cancellation);
                target.Flush(flushToDisk: true);
                target.Position = 0;
                Demand(Convert.ToHexStringLower(await SHA256.HashDataAsync(target, cancellation)) == manifest.DatabaseSha256, Backup.DatabaseEntry);
            }

            await FilesAsync(archive, manifest, file, cancellation);
            byte[]? keys = null;
            if (manifest.KeysSha256 is { } hash)
            {
                keys = await BytesAsync(archive, Backup.KeysEntry, cancellation);
                Demand(Convert.ToHexStringLower(SHA256.HashData(keys)) == hash, Backup.KeysEntry);
            }

            return (manifest, keys);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new BackupRefusedException(BackupProblem.Altered, path, error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupRefusedException(BackupProblem.NoBackup, path, error);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive archive, CancellationToken cancellation)
    {
        if (archive.GetEntry(Backup.ManifestEntry) is null)
        {
            throw new BackupRefusedException(BackupProblem.NoBackup, Backup.ManifestEntry);
        }

        var bytes = await BytesAsync(archive, Backup.ManifestEntry, cancellation);
        var said = Encoding.ASCII.GetString(await BytesAsync(archive, Backup.ManifestHashEntry, cancellation));
        Demand(Convert.ToHexStringLower(SHA256.HashData(bytes)) == said, Backup.ManifestEntry);
        var manifest = BackupManifest.From(bytes);
        Demand(manifest is not null, Backup.ManifestEntry);
        return manifest!.Format <= BackupManifest.Layout ? manifest : throw new BackupRefusedException(BackupProblem.Newer, manifest.Program);
    }

    private static async Task FilesAsync(ZipArchive archive, BackupManifest manifest, Func<Stream, string, Task<bool>> file, CancellationToken cancellation)
    {
        var hashes = new List<string>();
        foreach (var entry in archive.Entries)
        {
            if (!entry.FullName.StartsWith(Backup.FilesFolder, StringComparison.Ordinal))
            {
                Demand(entry.FullName is Backup.DatabaseEntry or Backup.ManifestEntry or Backup.ManifestHashEntry || (entry.FullName == Backup.KeysEntry && manifest.KeysSha256 is not null), entry.FullName);
                continue;
            }

            // The name is never used as a path: only its hash counts.
            Demand(entry.Name.Length == 64 && entry.Name.All(char.IsAsciiHexDigitLower), entry.FullName);
            await using var content = await entry.OpenAsync(cancellation);
            Demand(await file(content, entry.Name), entry.FullName);
            hashes.Add(entry.Name);
        }

        Demand(hashes.Count == manifest.Files && Backup.HashOver(hashes) == manifest.FilesSha256, Backup.FilesFolder);
    }

    private static async Task<byte[]> BytesAsync(ZipArchive archive, string name, CancellationToken cancellation)
    {
        await using var content = await OpenAsync(archive, name, cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            Demand(bytes.Length <= MostManifestBytes, name);
        }

        return bytes.ToArray();
    }

    private static async Task<Stream> OpenAsync(ZipArchive archive, string name, CancellationToken cancellation)
    {
        var entry = archive.GetEntry(name);
        Demand(entry is not null, name);
        return await entry!.OpenAsync(cancellation);
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new BackupRefusedException(BackupProblem.Altered, what);
        }
    }
}

using System.Security.Cryptography;

namespace Gongkai.Storage.Files;

/// <summary>Files by the hash of their bytes, in a folder. A file is there whole or not at all; its bytes never change.</summary>
public sealed class FileStore(StorePlace place)
{
    /// <summary>Keeps bytes; the same bytes are kept once.</summary>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            return sha256;
        }

        MakeRoom(path);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return sha256;
    }

    /// <summary>Keeps what comes out of a stream under the hash that it is said to have, piece by piece.</summary>
    /// <returns>False when it has another one; then nothing is kept.</returns>
    public async Task<bool> TakeAsync(Stream bytes, string sha256, CancellationToken cancellation)
    {
        var path = PathOf(sha256);
        MakeRoom(path);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                await bytes.CopyToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
                file.Position = 0;
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) != sha256)
                {
                    return false;
                }
            }

            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Opens a file for reading; null when it is not here.</summary>
    public Stream? Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan) : null;
    }

    /// <summary>True when a file of that hash is here.</summary>
    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Lets go of a file of which no row speaks any more, such as an original that is kept sealed from now on.</summary>
    public void Remove(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>The names of all kept files.</summary>
    public IEnumerable<string> All() => Directory.Exists(place.Files)
        ? Directory.EnumerateFiles(place.Files, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Where(name => name.Length == 64 && name.All(char.IsAsciiHexDigitLower))
        : [];

    // A folder that is away is not made anew: what is kept in the place where a disk should hang is gone when the disk is back.
    private void MakeRoom(string path)
    {
        if (!Directory.Exists(place.Files))
        {
            throw new DirectoryNotFoundException(place.Files);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    }

    // Two letters a folder keep a folder of a million files from a million entries.
    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(place.Files, sha256[..2], sha256)
        : throw new ArgumentException($"'{sha256}' is no SHA-256 in lower-case hexadecimal.", nameof(sha256));
}

using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Reading;

namespace Gongkai.App.Bulk;

/// <summary>One file out of many: its name for people, and its bytes.</summary>
/// <param name="Name">Path as given and below; a file inside an archive has the archive's path before it.</param>
/// <param name="Bytes">The whole file, or one byte more than may be read.</param>
/// <param name="IsReadable">False where the bytes could not be had.</param>
internal sealed record BulkFile(string Name, ReadOnlyMemory<byte> Bytes, bool IsReadable = true)
{
    /// <summary>True for an archive, or a file in one, that cannot be unpacked.</summary>
    public bool IsBroken { get; init; }
}

/// <summary>Walks files, folders and zip archives, one file in memory at a time.</summary>
internal static class BulkFiles
{
    private static readonly ImmutableArray<string> Kinds = [".txt", ".md", ".html", ".htm", ".shtml", ".mht", ".mhtml", ".docx", ".doc", ".wps", ".odt", ".rtf", ".xlsx", ".xls", ".pdf", ".json"];
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    // What archives made on Chinese desktops call their files when they do not say UTF-8.
    private static readonly Encoding OldNames = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    /// <summary>Every file that may be a report. A path given by itself is always taken; below folders and archives the ending decides.</summary>
    public static IEnumerable<BulkFile> Of(IEnumerable<string> paths) => paths.SelectMany(path =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", Everything).Order(StringComparer.Ordinal).Where(file => IsArchive(file) || IsKind(file)).SelectMany(OfFile) : OfFile(path));

    /// <summary>How many files <see cref="Of"/> gives, without reading any.</summary>
    public static int Count(IEnumerable<string> paths, CancellationToken stop) => paths
        .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", Everything).Where(file => IsArchive(file) || IsKind(file)) : [path])
        .TakeWhile(_ => !stop.IsCancellationRequested)
        .Sum(file => IsArchive(file) ? Packed(file) : 1);

    private static int Packed(string path)
    {
        try
        {
            using var archive = ZipFile.Open(path, ZipArchiveMode.Read, OldNames);
            return archive.Entries.Count(entry => IsKind(entry.Name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return 1;
        }
    }

    private static IEnumerable<BulkFile> OfFile(string path) => IsArchive(path) ? Unpack(path) : [Load(path)];

    private static BulkFile Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new BulkFile(path, Bounded(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new BulkFile(path, default, IsReadable: false);
        }
    }

    private static IEnumerable<BulkFile> Unpack(string path)
    {
        ZipArchive? archive = null;
        var isBroken = false;
        try
        {
            archive = ZipFile.Open(path, ZipArchiveMode.Read, OldNames);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            isBroken = error is InvalidDataException;
        }

        if (archive is null)
        {
            yield return new BulkFile(path, default, IsReadable: false) { IsBroken = isBroken };
            yield break;
        }

        using (archive)
        {
            foreach (var entry in archive.Entries.Where(entry => IsKind(entry.Name)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                yield return Load(entry, path);
            }
        }
    }

    private static BulkFile Load(ZipArchiveEntry entry, string archive)
    {
        var name = $"{archive}/{entry.FullName}";
        try
        {
            using var stream = entry.Open();
            return new BulkFile(name, Bounded(stream));
        }
        catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException)
        {
            return new BulkFile(name, default, IsReadable: false) { IsBroken = true };
        }
    }

    // Never more than one byte beyond the limit, whatever an archive promises; the reader refuses what is over it.
    private static ReadOnlyMemory<byte> Bounded(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var most = ReadingLimits.Default.MaxBytes + 1;
        int read;
        while (bytes.Length < most && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - bytes.Length))) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static bool IsArchive(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    private static bool IsKind(string path) => Kinds.Contains(Path.GetExtension(path).ToLowerInvariant());
}

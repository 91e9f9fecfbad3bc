using System.IO.Compression;
using Gongkai.Documents.Reading.Office;

namespace Gongkai.Documents.Inspecting.Packed;

/// <summary>Looks into a ZIP and every file in it.</summary>
internal static class ZipInspector
{
    private static readonly HashSet<string> LeftOver = new(StringComparer.OrdinalIgnoreCase) { "thumbs.db", ".ds_store", "desktop.ini", ".git", ".svn" };

    public static void Inspect(ReadOnlyMemory<byte> bytes, LeakLog log)
    {
        if (ZipDirectory.Read(bytes.Span) is { } list)
        {
            log.Text(list.Comment, LeakPlace.Whole, TextOrigin.Hidden);
            if (list.Comment.Trim().Length > 0)
            {
                log.Add("archive.comment", LeakPlace.Whole, list.Comment);
            }
        }

        using var archive = new ZipArchive(InspectedKinds.Open(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > log.Options.MaxFiles)
        {
            log.Add("archive.too-many", LeakPlace.Whole);
            return;
        }

        foreach (var entry in archive.Entries)
        {
            InspectEntry(entry, log);
        }

        ZipGaps.Inspect(bytes, log, "package.hidden-bytes");
    }

    private static void InspectEntry(ZipArchiveEntry entry, LeakLog log)
    {
        var path = entry.FullName.Replace('\\', '/');
        var where = new LeakPlace { Part = path };
        if (path.StartsWith('/') || path.Split('/').Contains("..") || (path.Length > 1 && path[1] == ':'))
        {
            log.Add("archive.path", where, path);
        }

        if (path.Split('/').Any(folder => LeftOver.Contains(folder) || folder.StartsWith("~$", StringComparison.Ordinal) || folder == "__MACOSX"))
        {
            log.Add("archive.system-file", where, path);
        }

        log.Text(path[..(path.LastIndexOf('/') + 1)], where, TextOrigin.Hidden);
        if (path.EndsWith('/'))
        {
            return;
        }

        if (entry.IsEncrypted)
        {
            log.Add("file.encrypted", where);
            return;
        }

        FileInspector.InspectInner(UnpackingStream.ReadAll(entry, log.Budget), path, log);
    }
}

using System.IO.Compression;
using Gongkai.Documents.Reading.Office;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Packs an archive anew with every file in it cleaned.</summary>
internal static class ZipCleaner
{
    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> bytes, CleaningOrder order)
    {
        using var archive = new ZipArchive(InspectedKinds.Open(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > order.Options.MaxFiles || archive.Entries.Any(entry => entry.IsEncrypted))
        {
            return bytes;
        }

        using var stream = new MemoryStream();
        using (var output = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in archive.Entries)
            {
                using var content = new MemoryStream();
                using (var unpacking = new UnpackingStream(entry, order.Budget))
                {
                    unpacking.CopyTo(content);
                }

                var copy = output.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = entry.LastWriteTime;
                using var target = copy.Open();
                target.Write(FileCleaner.CleanInner(content.ToArray(), entry.Name, order).Span);
            }
        }

        return stream.ToArray();
    }
}

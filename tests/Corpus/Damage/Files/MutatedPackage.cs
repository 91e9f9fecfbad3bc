using System.Globalization;
using System.IO.Compression;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Packed files whose parts are changed and packed again, so that the damage gets past their checksums; parts lost, doubled, renamed, exchanged.</summary>
internal static class MutatedPackage
{
    private const int MostPart = 4_000_000;
    private static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One to three changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        var parts = Parts(file);
        for (var left = rng.Between(1, 3); left > 0 && parts.Count > 0; left--)
        {
            Once(parts, rng);
        }

        return Packed(parts, rng);
    }

    private static void Once(List<(string Name, byte[] Bytes)> parts, Rng rng)
    {
        var at = Chosen(parts, rng);
        var (name, bytes) = parts[at];
        switch (rng.Next(20))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Add((name, parts[rng.Next(parts.Count)].Bytes));
                break;
            case 2:
                parts[at] = (parts[rng.Next(parts.Count)].Name, bytes);
                break;
            case 3:
                parts[at] = (rng.Pick(["/" + name, name.ToUpperInvariant(), "../" + name, name.Replace('/', '\\'), name + "/", "", "word/document.xml", "xl/workbook.xml"]), bytes);
                break;
            case 4:
                parts[at] = (name, new byte[rng.Between(0, 1_500_000)]);
                break;
            case 5:
                parts.AddRange(Enumerable.Range(0, rng.Between(2, 200)).Select(number => (number.ToString(CultureInfo.InvariantCulture) + name, bytes.Length < 2_000 ? bytes : [])));
                break;
            default:
                parts[at] = (name, MutatedFiles.Next(bytes, rng));
                break;
        }
    }

    // The part with the words far more often than the lists of what is where.
    private static int Chosen(List<(string Name, byte[] Bytes)> parts, Rng rng)
    {
        var longest = Enumerable.Range(0, parts.Count).MaxBy(at => parts[at].Bytes.Length);
        return rng.Chance(50) ? longest : rng.Next(parts.Count);
    }

    private static List<(string Name, byte[] Bytes)> Parts(byte[] file)
    {
        using var packed = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return [.. packed.Entries.Select(entry => (entry.FullName, Unpacked(entry)))];
    }

    private static byte[] Packed(List<(string Name, byte[] Bytes)> parts, Rng rng)
    {
        var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                var entry = target.CreateEntry(name, rng.Chance(10) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                entry.LastWriteTime = Fixed;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return result.ToArray();
    }

    private static byte[] Unpacked(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var part = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (part.Length < MostPart && (read = stream.Read(buffer)) > 0)
        {
            part.Write(buffer, 0, read);
        }

        return part.ToArray();
    }
}

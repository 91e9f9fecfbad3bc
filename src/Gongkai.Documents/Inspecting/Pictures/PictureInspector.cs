using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Inspecting.Pictures;

/// <summary>Looks into a picture file: what stands in it besides the picture.</summary>
internal static class PictureInspector
{
    // Fewer bytes behind the end are padding.
    private const int Padding = 32;

    public static void Inspect(ReadOnlyMemory<byte> file, string kind, LeakLog log)
    {
        var bytes = file.Span;
        if (kind == "tif")
        {
            PictureDetails.Inspect(bytes, file, LeakPlace.Whole, isWholeFile: true, log);
            return;
        }

        var frames = 0;
        foreach (var part in PictureParts.Of(bytes, kind))
        {
            log.Budget.Step();
            frames += part.Name is "frame" or "ANMF" or "fcTL" ? 1 : 0;
            InspectPart(file, part, log);
        }

        if (frames > 1)
        {
            log.Add("picture.more-frames", LeakPlace.Whole);
        }

        if (kind is "png" or "webp" && PicturePixels.HidesImage(file))
        {
            log.Add("picture.under-transparency", LeakPlace.Whole);
        }
    }

    private static void InspectPart(ReadOnlyMemory<byte> file, PicturePart part, LeakLog log)
    {
        var data = file.Span.Slice(part.DataStart, part.DataLength);
        var where = LeakPlace.Whole with { Offset = part.Start, Part = part.Name };
        switch (part.Name)
        {
            case "APP1" when data.StartsWith("Exif\0\0"u8):
                PictureDetails.Inspect(data[6..], file, where, isWholeFile: false, log);
                break;
            case "EXIF" or "eXIf":
                PictureDetails.Inspect(data.StartsWith("Exif\0\0"u8) ? data[6..] : data, file, where, isWholeFile: false, log);
                break;
            case "APP1" when data.StartsWith("http://ns.adobe.com/"u8):
                XmpPacket.Inspect(Encoding.UTF8.GetString(data[(data.IndexOf((byte)0) + 1)..]), where, log);
                break;
            case "XMP ":
                XmpPacket.Inspect(Encoding.UTF8.GetString(data), where, log);
                break;
            case "APP13":
                AddWords("picture.comment", PhotoshopWords(data), where, log);
                break;
            case "COM" or "comment":
                AddWords("picture.comment", Decode(data), where, log);
                break;
            case "tEXt" or "zTXt" or "iTXt":
                InspectPngText(part.Name, data, where, log);
                break;
            case "behind" when part.Length > Padding || data.IndexOfAnyExcept((byte)0, (byte)'\r', (byte)'\n') >= 0 && part.Length > 4:
                log.Add("picture.trailing-bytes", where);
                log.Text(Decode(data[..Math.Min(data.Length, 1 << 20)]), where, TextOrigin.Hidden, canClean: true);
                break;
        }
    }

    private static void InspectPngText(string name, ReadOnlySpan<byte> data, LeakPlace where, LeakLog log)
    {
        var end = Math.Max(0, data.IndexOf((byte)0));
        var key = Encoding.Latin1.GetString(data[..end]);
        var words = name switch
        {
            "tEXt" => Decode(data[Math.Min(data.Length, end + 1)..]),
            "zTXt" => data.Length > end + 2 ? Inflate(data[(end + 2)..]) : "",
            _ => InternationalText(data, end),
        };
        if (key.StartsWith("XML:com.adobe.xmp", StringComparison.Ordinal))
        {
            XmpPacket.Inspect(words, where, log);
            return;
        }

        // What drawing programs always write says nothing about people.
        var rule = key is "Software" or "Creation Time" or "date:create" or "date:modify" or "date:timestamp" ? "picture.software" : key is "Author" or "Artist" && Office.Authors.IsPerson(words) ? "picture.owner" : "picture.comment";
        AddWords(rule, $"{key}: {words}", where with { Cell = key }, log);
    }

    private static string InternationalText(ReadOnlySpan<byte> data, int end)
    {
        if (data.Length < end + 5)
        {
            return "";
        }

        var isPacked = data[end + 1] == 1;
        var rest = data[(end + 3)..];
        rest = rest[(rest.IndexOf((byte)0) + 1)..];
        rest = rest[(rest.IndexOf((byte)0) + 1)..];
        return isPacked ? Inflate(rest) : Encoding.UTF8.GetString(rest);
    }

    private static string Inflate(ReadOnlySpan<byte> data)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            var words = new byte[1 << 20];
            return Decode(words.AsSpan(0, stream.ReadAtLeast(words, words.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            return "?";
        }
    }

    private static string PhotoshopWords(ReadOnlySpan<byte> data)
    {
        // Records of the press standard: 0x1C, set, number, length, words.
        var words = new List<string>();
        for (var at = data.IndexOf((byte)0x1C); at >= 0 && at + 5 < data.Length;)
        {
            var length = (data[at + 3] << 8) | data[at + 4];
            if (data[at] == 0x1C && data[at + 1] == 2 && at + 5 + length <= data.Length)
            {
                words.Add(Decode(data.Slice(at + 5, length)));
                at += 5 + length;
                continue;
            }

            var next = data[(at + 1)..].IndexOf((byte)0x1C);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return string.Join(' ', words.Where(word => word.Length > 2));
    }

    private static void AddWords(string rule, string words, LeakPlace where, LeakLog log)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            log.Add(rule, where, words);
            log.Text(words, where, TextOrigin.Hidden, canClean: true);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => string.Concat(Encoding.UTF8.GetString(bytes).Where(character => character >= ' ' || character is '\n' or '\t'));
}

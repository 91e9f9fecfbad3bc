namespace Gongkai.Documents.Inspecting.Pictures;

/// <summary>What a camera wrote into a picture.</summary>
internal static class PictureDetails
{
    private static readonly Dictionary<int, string> Rules = new()
    {
        [0x013B] = "picture.owner", [0xA430] = "picture.owner", [0xA431] = "picture.owner", [0xA435] = "picture.owner", [0x9C9D] = "picture.owner", [0xC62F] = "picture.owner",
        [0x010E] = "picture.comment", [0x9286] = "picture.comment", [0x9C9B] = "picture.comment", [0x9C9C] = "picture.comment", [0x9C9E] = "picture.comment", [0x9C9F] = "picture.comment", [0xA420] = "picture.details",
        [0x010F] = "picture.details", [0x0110] = "picture.details", [0x9003] = "picture.details", [0x927C] = "picture.details", [0x0132] = "picture.software", [0x0131] = "picture.software", [0x8298] = "picture.software",
    };

    public static void Inspect(ReadOnlySpan<byte> tiff, ReadOnlyMemory<byte> file, LeakPlace where, bool isWholeFile, LeakLog log)
    {
        var entries = ExifTags.Read(tiff);
        if (entries.Exists(entry => entry.Directory == ExifTags.PlaceDirectory && entry.Tag is 1 or 2 or 3 or 4))
        {
            log.Add("picture.location", where, canClean: !isWholeFile);
        }

        foreach (var entry in entries.Where(entry => entry.Directory is 0 or ExifTags.CameraDirectory))
        {
            if (Rules.TryGetValue(entry.Tag, out var rule) && (entry.Text.Length > 0 || entry.Tag == 0x927C))
            {
                var isPlain = rule is "picture.comment" or "picture.owner" && !Office.Authors.IsPerson(entry.Text) && entry.Tag is not (0xA431 or 0xA435 or 0xC62F);
                log.Add(isPlain ? "picture.software" : rule, where with { Cell = $"0x{entry.Tag:X4}" }, entry.Text, canClean: !isWholeFile);
                log.Text(entry.Text, where with { Cell = $"0x{entry.Tag:X4}" }, TextOrigin.Hidden, canClean: !isWholeFile);
            }
        }

        if (isWholeFile && entries.Exists(entry => entry.Directory is 1 && entry.Tag == 0x0100))
        {
            log.Add("picture.more-frames", where);
        }

        InspectThumbnail(tiff, file, entries, where, isWholeFile, log);
    }

    private static void InspectThumbnail(ReadOnlySpan<byte> tiff, ReadOnlyMemory<byte> file, List<ExifEntry> entries, LeakPlace where, bool isWholeFile, LeakLog log)
    {
        var start = entries.Find(entry => entry.Directory == 1 && entry.Tag == ExifTags.ThumbnailStart).Number;
        var length = entries.Find(entry => entry.Directory == 1 && entry.Tag == ExifTags.ThumbnailLength).Number;
        if (start <= 0 || length <= 0 || start + length > tiff.Length)
        {
            return;
        }

        var isSame = PicturePixels.LookAlike(tiff.Slice((int)start, (int)length).ToArray(), file);
        log.Add(isSame ? "picture.thumbnail" : "picture.thumbnail-differs", where, severity: isSame ? LeakSeverity.Note : null, canClean: !isWholeFile);
    }
}

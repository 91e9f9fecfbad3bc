namespace Gongkai.Documents.Reading;

/// <summary>What the first bytes of a file say it is.</summary>
internal enum FileSignature
{
    /// <summary>No signature: text, or unknown.</summary>
    None,
    Pdf,
    Zip,
    Compound,
    Rtf,
    Picture,
    Archive,
    Other,
}

internal static class FileSignatures
{
    private static readonly (byte[] Bytes, FileSignature Signature, string Name)[] Known =
    [
        ("%PDF-"u8.ToArray(), FileSignature.Pdf, "pdf"),
        ([0x50, 0x4B, 0x03, 0x04], FileSignature.Zip, "zip"),
        ([0x50, 0x4B, 0x05, 0x06], FileSignature.Zip, "zip"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileSignature.Compound, "ole"),
        ("{\\rtf"u8.ToArray(), FileSignature.Rtf, "rtf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], FileSignature.Picture, "png"),
        ([0xFF, 0xD8, 0xFF], FileSignature.Picture, "jpg"),
        ("GIF8"u8.ToArray(), FileSignature.Picture, "gif"),
        ([0x49, 0x49, 0x2A, 0x00], FileSignature.Picture, "tif"),
        ([0x4D, 0x4D, 0x00, 0x2A], FileSignature.Picture, "tif"),
        ("Rar!"u8.ToArray(), FileSignature.Archive, "rar"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], FileSignature.Archive, "7z"),
        ([0x1F, 0x8B, 0x08], FileSignature.Archive, "gzip"),
        ("SQLite format 3"u8.ToArray(), FileSignature.Other, "sqlite"),
        ([0x7F, 0x45, 0x4C, 0x46], FileSignature.Other, "program"),
        ([0x4D, 0x5A, 0x90, 0x00], FileSignature.Other, "program"),
    ];

    /// <summary>The signature at the front; of a PDF also behind up to 1,024 bytes of other matter, as its readers allow.</summary>
    public static (FileSignature Signature, string Name) Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, signature, name) in Known)
        {
            if (bytes.StartsWith(start))
            {
                return (signature, name);
            }
        }

        if (bytes.StartsWith("BM"u8) && bytes.Length > 26 && bytes[6] == 0 && bytes[7] == 0 && bytes[8] == 0 && bytes[9] == 0)
        {
            return (FileSignature.Picture, "bmp");
        }

        if (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return (FileSignature.Picture, "webp");
        }

        var head = bytes[..Math.Min(bytes.Length, 1024)];
        var at = head.IndexOf("%PDF-1."u8);
        return at > 0 && head[..at].IndexOf((byte)'<') < 0 ? (FileSignature.Pdf, "pdf") : (FileSignature.None, "");
    }
}

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Files of every kind with something changed at random. Most changes know what the file is made of: parts of packed files, elements and attributes,
/// objects and streams of PDF, records of workbooks, chunks of pictures, lines of tables. The others change bytes, whatever they are.</summary>
public static class MutatedFiles
{
    private const int Structured = 75;

    /// <summary>The file with some changes; the same for the same generator.</summary>
    /// <param name="file">A sound file, or one that is changed already.</param>
    /// <param name="rng">What is changed, and where.</param>
    public static byte[] Next(ReadOnlySpan<byte> file, Rng rng)
    {
        var bytes = file.ToArray();
        return rng.Chance(Structured) ? ByKind(bytes, rng) ?? MutatedBytes.Next(bytes, rng) : MutatedBytes.Next(bytes, rng);
    }

    // Null where the file is so broken already that it cannot be taken apart or put together any more.
    private static byte[]? ByKind(byte[] file, Rng rng)
    {
        ReadOnlySpan<byte> head = file;
        try
        {
            return head.StartsWith("PK"u8) ? MutatedPackage.Next(file, rng)
                : head.StartsWith("%PDF"u8) ? MutatedPdf.Next(file, rng)
                : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? MutatedBook.Next(file, rng)
                : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? MutatedPng.Next(file, rng)
                : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? MutatedJpeg.Next(file, rng)
                : head.StartsWith("{"u8) ? MutatedJson.Next(file, rng)
                : head.IndexOf((byte)'<') >= 0 && rng.Chance(85) ? MutatedMarkup.Next(file, rng)
                : MutatedLines.Next(file, rng);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }
}

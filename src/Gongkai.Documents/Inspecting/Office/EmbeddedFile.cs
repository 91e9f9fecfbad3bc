namespace Gongkai.Documents.Inspecting.Office;

/// <summary>An embedded file as it lies in the wrapper that office programs put around it.</summary>
internal static class EmbeddedFile
{
    private static readonly byte[][] Starts = [[0x50, 0x4B, 0x03, 0x04], "%PDF-"u8.ToArray(), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47]];

    /// <summary>The inner file when the wrapper shows one of a known kind, else the bytes as they are.</summary>
    public static ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 8 || !bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return bytes;
        }

        foreach (var start in Starts)
        {
            var at = bytes.Span.IndexOf(start);
            if (at > 0)
            {
                return bytes[at..];
            }
        }

        return bytes;
    }
}

namespace Gongkai.Documents.Reading;

/// <summary>Takes a stream into memory without ever taking more than was allowed.</summary>
internal static class BoundedBytes
{
    private const int FirstBlock = 64 * 1024;

    public static ReadOnlyMemory<byte> From(Stream stream, int most, CancellationToken cancellation)
    {
        if (stream.CanSeek && stream.Length - stream.Position > most)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "bytes");
        }

        var bytes = new byte[Math.Min(stream.CanSeek ? stream.Length - stream.Position + 1 : FirstBlock, most + 1L)];
        var length = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = stream.Read(bytes, length, bytes.Length - length);
            length += read;
            if (length > most)
            {
                throw new NotReadableException(NotReadableReason.TooLarge, "bytes");
            }

            if (read == 0)
            {
                return bytes.AsMemory(0, length);
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, most + 1L));
            }
        }
    }
}

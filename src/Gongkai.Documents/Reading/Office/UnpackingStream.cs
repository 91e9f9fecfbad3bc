using System.IO.Compression;

namespace Gongkai.Documents.Reading.Office;

/// <summary>A part of a packed file as it unfolds; stops at the limits of the reading, so that a small file cannot become a huge one.</summary>
internal sealed class UnpackingStream(ZipArchiveEntry entry, ReadingBudget budget) : Stream
{
    private const long RatioMattersFrom = 1024 * 1024;

    private readonly Stream inner = entry.Open();
    private long taken;

    /// <summary>All bytes of a part, which may hold as many as a file by itself. Room is made for what the part says of itself, so that nothing is copied over and over.</summary>
    public static byte[] ReadAll(ZipArchiveEntry entry, ReadingBudget budget)
    {
        var most = budget.Limits.MaxBytes;
        if (entry.Length > most)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, entry.FullName);
        }

        using var stream = new UnpackingStream(entry, budget);
        // One more than it says, to see whether it ends there.
        var bytes = new byte[entry.Length + 1];
        var filled = 0;
        for (int read; (read = stream.Read(bytes.AsSpan(filled))) > 0;)
        {
            filled += read;
            if (filled > most)
            {
                throw new NotReadableException(NotReadableReason.TooLarge, entry.FullName);
            }

            Array.Resize(ref bytes, filled < bytes.Length ? bytes.Length : Math.Min(bytes.Length * 2, most + 1));
        }

        return bytes[..filled];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => taken; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        taken += read;
        budget.Unpack(read);
        budget.Step();
        if (taken > RatioMattersFrom && taken / Math.Max(1, entry.CompressedLength) > budget.Limits.MaxRatio)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "ratio");
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

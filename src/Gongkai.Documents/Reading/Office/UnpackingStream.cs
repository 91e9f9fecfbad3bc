using System.IO.Compression;

namespace Gongkai.Documents.Reading.Office;

/// <summary>A part of a packed file as it unfolds; stops at the limits of the reading, so that a small file cannot become a huge one.</summary>
internal sealed class UnpackingStream(ZipArchiveEntry entry, ReadingBudget budget) : Stream
{
    private const long RatioMattersFrom = 1024 * 1024;

    private readonly Stream inner = entry.Open();
    private long taken;

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

using System.Diagnostics;

namespace Gongkai.Documents.Reading;

/// <summary>What one reading has used of its limits, and what it remarked on the way.</summary>
internal sealed class ReadingBudget(ReadingLimits limits, CancellationToken cancellation)
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly List<string> remarks = [];
    private long unpacked;
    private int pieces;
    private int scans;
    private int steps;

    public ReadingLimits Limits { get; } = limits;

    /// <summary>What recognises characters in pictures; null where nothing does.</summary>
    public LineRecognition? Recognition => Limits.MayRecognise ? Reading.Recognition.Brought : null;

    public IReadOnlyList<string> Remarks => remarks;

    public TimeSpan TimeLeft => Limits.MaxTime + (scans * Limits.TimePerScan) - Stopwatch.GetElapsedTime(started);

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Remarks a code once, however often it is met.</summary>
    public void Remark(string code)
    {
        if (!remarks.Contains(code))
        {
            remarks.Add(code);
        }
    }

    /// <summary>Counts one paragraph, heading or cell.</summary>
    public void Piece()
    {
        if (++pieces > Limits.MaxPieces)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "pieces");
        }

        Step();
    }

    /// <summary>Counts one page of which the characters are recognised.</summary>
    public void Scan()
    {
        if (++scans > Limits.MaxScans)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "scans");
        }
    }

    /// <summary>Counts bytes that came out of a packed file.</summary>
    public void Unpack(long bytes)
    {
        unpacked += bytes;
        if (unpacked > Limits.MaxUnpackedBytes)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "unpacked");
        }
    }

    /// <summary>Called in every loop over the document; looks at the clock now and then.</summary>
    public void Step()
    {
        if ((++steps & 0xFFF) == 0)
        {
            CheckTime();
        }
    }

    public void CheckTime()
    {
        Cancellation.ThrowIfCancellationRequested();
        if (TimeLeft <= TimeSpan.Zero)
        {
            throw new NotReadableException(NotReadableReason.TooSlow);
        }
    }

    public void CheckDepth(int depth)
    {
        if (depth > Limits.MaxDepth)
        {
            throw new NotReadableException(NotReadableReason.TooDeep);
        }
    }
}

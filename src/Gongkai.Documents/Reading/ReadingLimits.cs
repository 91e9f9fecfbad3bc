namespace Gongkai.Documents.Reading;

/// <summary>How much a file may cost before reading it is given up. Every bound is included in what is allowed. Immutable.</summary>
public sealed record ReadingLimits
{
    /// <summary>The limits that hold when nobody says otherwise.</summary>
    public static ReadingLimits Default { get; } = new();

    /// <summary>The limits for a file that is to be an annual report: ten times what the longest of a province has. Lists of other things may be longer.</summary>
    public static ReadingLimits ForReports { get; } = new() { MaxPieces = 50_000, MaxCharacters = 600_000 };

    /// <summary>Bytes of the file itself; a stream is never read further than one byte beyond.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes that a packed file (DOCX, XLSX, MHTML) may unfold into, all parts together.</summary>
    public long MaxUnpackedBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How many times larger than its packed bytes a part of 1 MiB and more may become.</summary>
    public int MaxRatio { get; init; } = 400;

    /// <summary>How deep tables, text boxes or page elements may lie in one another.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Paragraphs, headings and table cells of one document, together.</summary>
    public int MaxPieces { get; init; } = 500_000;

    /// <summary>Characters of the words of one document, markup left out: a hundred times the longest report.</summary>
    public int MaxCharacters { get; init; } = 4_000_000;

    /// <summary>Pages of a document that has pages.</summary>
    public int MaxPages { get; init; } = 2_000;

    /// <summary>False: kinds that need a program of the machine (LibreOffice) are refused as if it were missing.</summary>
    public bool MayStartPrograms { get; init; } = true;

    /// <summary>True: characters in pictures are recognised where the program can (<see cref="Recognition"/>). For callers that tell what is doubtful;
    /// for all others a picture has no words.</summary>
    public bool MayRecognise { get; init; }

    /// <summary>Pages of which the characters are recognised.</summary>
    public int MaxScans { get; init; } = 40;

    /// <summary>Further time that each of these pages brings.</summary>
    public TimeSpan TimePerScan { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from the first byte to the last block; programs started for the file included.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}

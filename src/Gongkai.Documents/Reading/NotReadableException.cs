namespace Gongkai.Documents.Reading;

/// <summary>Why a file gave no document. The heads have words for each.</summary>
public enum NotReadableReason
{
    /// <summary>No bytes, or nothing but blanks.</summary>
    Empty,

    /// <summary>Bytes that are no text in any encoding and no known kind of file.</summary>
    Binary,

    /// <summary>More bytes, unpacked bytes, characters, pages or pieces than allowed; <see cref="NotReadableException.Detail"/> names which.</summary>
    TooLarge,

    /// <summary>Elements lie deeper in one another than allowed.</summary>
    TooDeep,

    /// <summary>Reading took longer than allowed.</summary>
    TooSlow,

    /// <summary>A password is needed.</summary>
    Encrypted,

    /// <summary>A packed folder (ZIP and the like); what is inside must be read file by file.</summary>
    Archive,

    /// <summary>A known kind of file that holds no report text; <see cref="NotReadableException.Detail"/> names the kind.</summary>
    UnknownKind,

    /// <summary>A file of a known kind that is broken.</summary>
    Damaged,

    /// <summary>An outside program is needed and not there, or it failed; <see cref="NotReadableException.Detail"/> names it.</summary>
    NeedsProgram,

    /// <summary>Only pictures of pages: character recognition is needed.</summary>
    NeedsRecognition,
}

/// <summary>A file could not be read. The only exception that reading lets out, whatever the bytes are.</summary>
public sealed class NotReadableException : Exception
{
    /// <summary>A file that could not be read.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="detail">A plain code or name that makes the reason precise (<c>bytes</c>, <c>pages</c>, <c>soffice</c>, <c>rar</c>); empty for none.</param>
    /// <param name="inner">What was caught, for the log.</param>
    public NotReadableException(NotReadableReason reason, string detail = "", Exception? inner = null)
        : base(detail.Length == 0 ? $"Not readable: {reason}" : $"Not readable: {reason} ({detail})", inner)
    {
        Reason = reason;
        Detail = detail;
    }

    /// <summary>Why.</summary>
    public NotReadableReason Reason { get; }

    /// <summary>A plain code or name that makes the reason precise; empty for none.</summary>
    public string Detail { get; }
}

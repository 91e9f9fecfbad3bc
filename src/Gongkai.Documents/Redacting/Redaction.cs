using System.Collections.Immutable;
using Gongkai.Documents.Inspecting;

namespace Gongkai.Documents.Redacting;

/// <summary>A place where something is taken out.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Where">The place in the original.</param>
/// <param name="Words">What stands there; empty where only pixels do. Not for logs.</param>
public sealed record RedactedPlace(string Ground, LeakPlace Where, string Words);

/// <summary>How the pages of a set are given.</summary>
/// <param name="Whole">Pages given whole.</param>
/// <param name="Partly">Pages with something taken out.</param>
/// <param name="Withheld">Pages taken out whole.</param>
public readonly record struct PageTally(int Whole, int Partly, int Withheld)
{
    /// <summary>All pages.</summary>
    public int All => Whole + Partly + Withheld;

    /// <summary>Two sets together.</summary>
    public static PageTally operator +(PageTally one, PageTally other) => new(one.Whole + other.Whole, one.Partly + other.Partly, one.Withheld + other.Withheld);
}

/// <summary>What marks would take out, before it is done.</summary>
/// <param name="Places">What goes, in the order of the file.</param>
/// <param name="Elsewhere">Places that show the same words and are not marked; they stay.</param>
/// <param name="Pages">Pages given whole, partly, not; a file without pages counts as one.</param>
public sealed record RedactionPreview(ImmutableArray<RedactedPlace> Places, ImmutableArray<RedactedPlace> Elsewhere, PageTally Pages);

/// <summary>A redacted copy. What was marked is nowhere in it; what nobody saw in the original is not in it either.</summary>
/// <param name="Bytes">The new file.</param>
/// <param name="Name">Its name: the old one; its ending follows the kind when that changed.</param>
/// <param name="Preview">What was taken out.</param>
/// <param name="Inspection">What the inspection says about the new file.</param>
public sealed record Redaction(ReadOnlyMemory<byte> Bytes, string Name, RedactionPreview Preview, Inspection Inspection);

/// <summary>Why a file is not redacted. The heads have words for each.</summary>
public enum RedactionRefusal
{
    /// <summary>There is no true removal for this kind; <see cref="RedactionRefusedException.Detail"/> names it.</summary>
    Kind,

    /// <summary>An outside program is needed and not there or failed; the detail names it.</summary>
    NeedsProgram,

    /// <summary>The file cannot be read: broken, or locked by a password.</summary>
    Unreadable,

    /// <summary>Larger than is allowed, or too slow.</summary>
    TooLarge,

    /// <summary>No mark fits anything in the file.</summary>
    NothingMarked,

    /// <summary>A mark names a page, part, sheet or ground that there is not; the detail names it.</summary>
    MarkNowhere,

    /// <summary>A mark of a sort that this kind of file does not have; the detail names it.</summary>
    MarkSort,

    /// <summary>What was marked is still somewhere in the copy, so that there is no copy; the detail names the part.</summary>
    StillThere,
}

/// <summary>A file was not redacted; there is no half-redacted copy. The only exception that redaction lets out.</summary>
public sealed class RedactionRefusedException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="detail">A name that makes it precise; empty for none.</param>
    /// <param name="inner">What was caught, for the log.</param>
    public RedactionRefusedException(RedactionRefusal reason, string detail = "", Exception? inner = null)
        : base(detail.Length == 0 ? $"Not redacted: {reason}" : $"Not redacted: {reason} ({detail})", inner)
    {
        Reason = reason;
        Detail = detail;
    }

    /// <summary>Why.</summary>
    public RedactionRefusal Reason { get; }

    /// <summary>A name that makes it precise; empty for none.</summary>
    public string Detail { get; }
}

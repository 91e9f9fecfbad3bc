using Gongkai.Text;

namespace Gongkai.Oversight.Library;

/// <summary>Which reports a list shows. Everything null: all.</summary>
public sealed record ReportFilter
{
    /// <summary>A part of the organ's name.</summary>
    public string? Organ { get; init; }

    /// <summary>Report year.</summary>
    public int? Year { get; init; }

    /// <summary>Edition of the form.</summary>
    public string? Form { get; init; }

    /// <summary>Only those whose heaviest findings are of this weight.</summary>
    public FindingsFilter Findings { get; init; }

    /// <summary>True when nothing is filtered out.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Organ) && Year is null && string.IsNullOrEmpty(Form) && Findings == FindingsFilter.Any;
}

/// <summary>Which findings a listed report must have.</summary>
public enum FindingsFilter
{
    /// <summary>Whatever.</summary>
    Any,

    /// <summary>At least one error.</summary>
    Errors,

    /// <summary>No error, at least one warning.</summary>
    Warnings,

    /// <summary>Neither.</summary>
    None,
}

/// <summary>One report in a list.</summary>
public sealed record ReportLine(long Id, string Organ, int Year, string Form, string Title, string SourceName, string Sha256, DocumentKind Kind, DateTimeOffset ImportedAt, int Errors, int Warnings, int Remarks);

/// <summary>A page of a list, newest years first, then by organ.</summary>
/// <param name="Lines">The reports.</param>
/// <param name="Next">The id to go on after; null on the last page.</param>
/// <param name="Count">How many reports the filter lets through, counted up to <see cref="ReportLibrary.CountLimit"/> and one more.</param>
/// <param name="Years">First and last year in the library; null when it is empty.</param>
public sealed record ReportListing(IReadOnlyList<ReportLine> Lines, long? Next, int Count, (int First, int Last)? Years);

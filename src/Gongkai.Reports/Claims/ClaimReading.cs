using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>How a claim was understood: what the checks weigh before they contradict it.</summary>
internal sealed record ClaimReading
{
    public static ClaimReading None { get; } = new();

    /// <summary>Number of the sentence within the report.</summary>
    public int Sentence { get; init; }

    /// <summary>Number of the paragraph within the report.</summary>
    public int Paragraph { get; init; }

    /// <summary>Kinds of words in its own words.</summary>
    public WordClass Words { get; init; }

    /// <summary>Channels named in its own words.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Every word of it is known and nothing narrows it: it may be called wrong.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Every word of it is known: it counts all, or a part by applicant, channel or office, and so no more than all.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Kinds of words in the clauses without numbers right behind it.</summary>
    public WordClass Behind { get; init; }

    /// <summary>Its noun stands in its own words, not only in a heading or an earlier sentence.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>A second list opens inside the list it belongs to, so sums are not sure.</summary>
    public bool IsNested { get; init; }

    /// <summary>Its words may well mean something near what it is held against.</summary>
    public bool IsWeak { get; init; }

    /// <summary>It speaks of the office inside a government whose report may cover an area.</summary>
    public bool IsOfOffice { get; init; }

    /// <summary>Number of the list it belongs to within its part; 0 for none.</summary>
    public int List { get; init; }

    /// <summary>Name under which it is held against figures; empty when none can tell.</summary>
    public string Bind { get; init; } = "";

    /// <summary>It is itself part of a list, or its words name something that was not understood: no whole to rely on.</summary>
    public bool IsDoubtfulWhole { get; init; }
}

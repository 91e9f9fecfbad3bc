using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>How a claim was understood: what the checks weigh before they contradict it.</summary>
internal sealed record ClaimReading
{
    public static ClaimReading None { get; } = new();

    /// <summary>Place among the claims of the report: what <see cref="Claim.Of"/> of another one says. Words that came without a source have no other.</summary>
    public int Position { get; init; }

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

    /// <summary>Its own words, not only what went before, name somebody else or another time.</summary>
    public bool IsSaidApart { get; init; }

    /// <summary>It would be plain, were it not for whose work or what time it seems to speak of.</summary>
    public bool IsPlainlySaid { get; init; }

    /// <summary>Every word of it is known: it counts all, or a part by applicant, channel or office, and so no more than all.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Of a share, kinds of words that stand before it in its sentence.</summary>
    public WordClass Before { get; init; }

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

    /// <summary>The organ itself, or all of its area, is named as the one it speaks of.</summary>
    public bool IsOfWhole { get; init; }

    /// <summary>Other numbers beside it are the table's own: it speaks of what the table counts.</summary>
    public bool IsBorneOut { get; init; }

    /// <summary>How much its printed decimals leave open, in its unit as <see cref="Claim.Number"/> has it; 0 for a number that says all.</summary>
    public decimal Grain { get; init; }

    /// <summary>There may be more of it than the number says: all N are of one row, but others may be as well.</summary>
    public bool IsAtLeast { get; init; }

    /// <summary>The result of the one case that its number counts.</summary>
    public bool IsOnlyResult { get; init; }

    /// <summary>Number of the list it belongs to within its part; 0 for none.</summary>
    public int List { get; init; }

    /// <summary>Name under which it is held against figures; empty when none can tell.</summary>
    public string Bind { get; init; } = "";

    /// <summary>Of a share, the name of what its own words make it a share of; empty for none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>It is itself part of a list, or its words name something that was not understood: no whole to rely on.</summary>
    public bool IsDoubtfulWhole { get; init; }
}

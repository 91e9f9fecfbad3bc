using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>How heavy a finding is. Nothing below <see cref="Warning"/> changes an exit code, and nothing at all stops a filing.</summary>
public enum Severity
{
    /// <summary>Good to know: how the document was read.</summary>
    Info,

    /// <summary>Look at it; it may be in order.</summary>
    Warning,

    /// <summary>It cannot be right as it stands.</summary>
    Error,
}

/// <summary>What a finding asks of its reader.</summary>
public enum FindingKind
{
    /// <summary>Correct it.</summary>
    Error,

    /// <summary>Answer it: an innocent explanation exists or may exist.</summary>
    Query,

    /// <summary>Take note.</summary>
    Note,
}

/// <summary>The words or figures behind a finding.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Where">Where it stands; null when it stands in no source.</param>
public sealed record Evidence(string Text, SourcePlace? Where);

/// <summary>One finding: rule, weight, cells, both sides, places. Its words come from the rule book in the reader's language.</summary>
/// <param name="Rule">Id of the rule, such as <c>T3-1</c>; each is described once in <c>rules.json</c>.</param>
/// <param name="Severity">How heavy it is, after accepted explanations.</param>
/// <param name="Kind">What it asks for.</param>
public sealed record Finding(string Rule, Severity Severity, FindingKind Kind)
{
    /// <summary>The cells concerned, in form order.</summary>
    public ImmutableArray<CellId> Cells { get; init; } = [];

    /// <summary>The side that the rule computes; null when the rule is no equation.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The side that is printed.</summary>
    public decimal? Actual { get; init; }

    /// <summary>What the message's places are filled with, by name.</summary>
    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The places in the source, both sides of a contradiction first.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>The explanation that downgraded it: a code of the rule book that fits the numbers, or the organ's words where they were accepted; null when none was given or found.</summary>
    public string? Explanation { get; init; }

    /// <summary>True when <see cref="Explanation"/> was given by the organ and accepted.</summary>
    public bool IsAccepted { get; init; }
}

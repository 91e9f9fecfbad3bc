using Gongkai.Text;

namespace Gongkai.Reports;

/// <summary>How a figure came to be, or why there is none. Blank is not zero, and neither is unknown.</summary>
public enum FigureState
{
    /// <summary>Printed legibly and read where it belongs, whatever the equations say.</summary>
    Read,

    /// <summary>The cell is there and nothing is printed in it; no value.</summary>
    Blank,

    /// <summary>The form has the cell, the document does not; no value.</summary>
    Absent,

    /// <summary>The print is lost or damaged and the equations leave exactly one value.</summary>
    Inferred,

    /// <summary>Something is printed, but which value belongs here is not certain; the value, if any, is the likeliest.</summary>
    Doubtful,

    /// <summary>“/” or the like is printed: the organ says the cell does not concern it; no value.</summary>
    NotApplicable,

    /// <summary>A conversion between editions cannot know it; no value.</summary>
    Unknown,
}

/// <summary>The name of a <see cref="FigureState"/> in JSON, CSV and pages.</summary>
public static class FigureStates
{
    private static readonly string[] Codes = ["read", "blank", "absent", "inferred", "doubtful", "not-applicable", "unknown"];

    /// <summary>The state's name, such as <c>not-applicable</c>.</summary>
    public static string Code(this FigureState state) => Codes[(int)state];

    /// <summary>The state of that name.</summary>
    /// <exception cref="FormatException">No state has this name.</exception>
    public static FigureState Parse(string code) =>
        Array.IndexOf(Codes, code) is >= 0 and var index ? (FigureState)index : throw new FormatException($"'{code}' names no state of a figure.");
}

/// <summary>Where in the source something stands.</summary>
/// <param name="Span">Offset and length in the decoded source, in UTF-16 units from 0.</param>
public readonly record struct SourcePlace(TextSpan Span)
{
    /// <summary>Line of the decoded source, from 1; null when not counted.</summary>
    public int? Line { get; init; }

    /// <summary>Page, from 1; null where the source has none.</summary>
    public int? Page { get; init; }

    /// <summary>Which table of the document, from 1; null outside tables.</summary>
    public int? Table { get; init; }

    /// <summary>Row in that table, from 1.</summary>
    public int? Row { get; init; }

    /// <summary>Column in that table, from 1.</summary>
    public int? Column { get; init; }
}

/// <summary>One figure of a report: value, and everything needed to trust it. Immutable.</summary>
/// <param name="State">How it came to be.</param>
/// <param name="Value">A whole number for counts, 元 for amounts (at most two decimals, 分); null when there is none. Never zero for blank.</param>
public sealed record Figure(FigureState State, decimal? Value)
{
    /// <summary>Exactly what is printed; null when nothing is.</summary>
    public string? Raw { get; init; }

    /// <summary>The unit printed with it or over its column (元, 万元); null when none is printed.</summary>
    public string? Unit { get; init; }

    /// <summary>What the equations give for it, beside what is printed; null when they give nothing.</summary>
    public decimal? Computed { get; init; }

    /// <summary>Where it is printed; null when it stands in no source.</summary>
    public SourcePlace? Where { get; init; }

    /// <summary>How it was read, for <c>read --explain</c>; null when plainly.</summary>
    public string? Reading { get; init; }

    /// <summary>A figure of a cell that the document does not have.</summary>
    public static Figure Absent { get; } = new(FigureState.Absent, null);

    /// <summary>A figure typed or counted by an office.</summary>
    public static Figure Of(decimal value) => new(FigureState.Read, value);

    /// <summary>True when the value may be counted on: printed legibly, or the only one the equations allow.</summary>
    public bool IsCertain => Value is not null && State is FigureState.Read or FigureState.Inferred;
}

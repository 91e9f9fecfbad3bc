using System.Collections.Immutable;
using Gongkai.Reports.Conversion;

namespace Gongkai.Reports.Layout;

/// <summary>The mark printed over a report that is not what it looks like.</summary>
public enum ReportMark
{
    /// <summary>None.</summary>
    None,

    /// <summary>Figures in it are not confirmed (草稿).</summary>
    Draft,

    /// <summary>Organ and figures are invented (演示).</summary>
    Demonstration,
}

/// <summary>How a report is laid out.</summary>
public sealed record LayoutOptions
{
    /// <summary>Edition of the form to lay the tables in; null: the one the report follows, then the one meant for its year.</summary>
    public string? Edition { get; init; }

    /// <summary>The mark at its head.</summary>
    public ReportMark Mark { get; init; }

    /// <summary>How the report came into this edition: told in a note under each table. None for a report that was not converted.</summary>
    public ImmutableArray<ConversionLine> Conversion { get; init; } = [];

    /// <summary>True: every part of the form is there, and one without words and without a table says “无”.
    /// For an organ's own report, whose clerk has confirmed that there is nothing to say.
    /// False (the default, for a report read from a file): a part that was lost stays lost and an empty one stays empty.</summary>
    public bool WriteNone { get; init; }
}

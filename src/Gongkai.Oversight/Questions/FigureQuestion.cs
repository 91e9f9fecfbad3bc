using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;

namespace Gongkai.Oversight.Questions;

/// <summary>By what the lines of an answer are told apart; several together.</summary>
[Flags]
public enum Grouping
{
    /// <summary>One line for all.</summary>
    None = 0,

    /// <summary>The year reported on.</summary>
    Year = 1,

    /// <summary>Province: two digits of the division.</summary>
    Province = 2,

    /// <summary>Prefecture: four digits of the division.</summary>
    Prefecture = 4,

    /// <summary>County: six digits of the division.</summary>
    County = 8,

    /// <summary>Kind of organ.</summary>
    Kind = 16,

    /// <summary>Level of government.</summary>
    Level = 32,
}

/// <summary>Whose report a row of figures is, for choosing and grouping.</summary>
/// <param name="OrganId">The organ.</param>
/// <param name="Division">Its administrative division, six digits or more.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Level">Its level.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Scope">Whose figures.</param>
public sealed record FigureRow(long OrganId, string Division, OrganKind Kind, OrganLevel Level, int Year, ReportScope Scope);

/// <summary>A question about many reports: which of them, which cells, and by what they are told apart.</summary>
/// <param name="Cells">The cells that are added up.</param>
public sealed record FigureQuestion(ImmutableArray<CellId> Cells)
{
    /// <summary>The first year, included.</summary>
    public int FromYear { get; init; } = int.MinValue;

    /// <summary>The last year, included.</summary>
    public int UntilYear { get; init; } = int.MaxValue;

    /// <summary>The first digits of the division; empty for everywhere.</summary>
    public string Division { get; init; } = "";

    /// <summary>Kind of organ; null for all.</summary>
    public OrganKind? Kind { get; init; }

    /// <summary>Level of government; null for all.</summary>
    public OrganLevel? Level { get; init; }

    /// <summary>Whose figures: organs' own reports and the totals of governments are never added to each other.</summary>
    public ReportScope Scope { get; init; } = ReportScope.Self;

    /// <summary>By what the lines are told apart.</summary>
    public Grouping By { get; init; }
}

/// <summary>What tells a line of an answer apart; null where the question did not ask for it.</summary>
public sealed record AnswerKey(int? Year, string? Division, OrganKind? Kind, OrganLevel? Level);

/// <summary>The sum of one cell over the reports of a line.</summary>
/// <param name="Value">The sum of what is known; null when no report knows it.</param>
/// <param name="Unknown">How many reports do not know it: blank, unreadable, or not in their form.</param>
public readonly record struct AnswerSum(decimal? Value, int Unknown);

/// <summary>One line of an answer.</summary>
/// <param name="Key">What tells it apart.</param>
/// <param name="Reports">How many reports it adds up.</param>
/// <param name="Sums">One sum for each cell, in the order of the question.</param>
public sealed record AnswerLine(AnswerKey Key, int Reports, ImmutableArray<AnswerSum> Sums);

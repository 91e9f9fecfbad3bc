using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;

namespace Gongkai.Oversight.Totals;

/// <summary>What becomes of a member in a total.</summary>
public enum MemberFate
{
    /// <summary>Its filed report is added.</summary>
    Counted,

    /// <summary>It has not filed; it is named and the total is incomplete.</summary>
    Missing,

    /// <summary>It is counted in its own system's total, not in the area (垂直领导).</summary>
    OtherSystem,

    /// <summary>The government above it in this total filed a report of its whole area, which holds it already.</summary>
    InAreaReport,

    /// <summary>It stands twice in the register on that day; it is added once.</summary>
    Doubled,
}

/// <summary>A member of a total.</summary>
/// <param name="Organ">Who.</param>
/// <param name="ParentId">Under whom in the tree.</param>
/// <param name="Scope">Which of its reports.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Filed">The figures that are added; null when none are.</param>
public sealed record TotalMember(Organ Organ, long ParentId, ReportScope Scope, MemberFate Fate, FiledFigures? Filed);

/// <summary>What has to be known to understand a total.</summary>
public enum TotalNoteKind
{
    /// <summary>A member was given another name in the year.</summary>
    Renamed,

    /// <summary>An organ went into a member in the year; its own report, if there is one, is not added.</summary>
    Merged,

    /// <summary>A member was set up out of another in the year.</summary>
    Split,

    /// <summary>An organ ended in the year without a successor.</summary>
    Dissolved,

    /// <summary>A member is new since last year's total.</summary>
    Joined,

    /// <summary>A member of last year's total is none any more.</summary>
    Left,

    /// <summary>A member stands twice in the register.</summary>
    Doubled,

    /// <summary>Two members filed reports whose figures are the same, and not all zero.</summary>
    SameFigures,
}

/// <summary>A note on a total.</summary>
/// <param name="Organ">About whom.</param>
/// <param name="Other">The other organ: successor, origin or twin; null for none.</param>
/// <param name="On">When; null when it is about no day.</param>
/// <param name="HasOwnReport">True when the organ that ended filed a report of its own for the year.</param>
public sealed record TotalNote(TotalNoteKind Kind, string Organ, string? Other = null, DateOnly? On = null, bool HasOwnReport = false);

/// <summary>A cell in which a government's filed report differs from the sum of its members (U-1).</summary>
public sealed record TotalDifference(CellId Cell, decimal Filed, decimal Summed);

/// <summary>The total of a node for a year.</summary>
/// <param name="Node">Of whom.</param>
/// <param name="Year">Of which year.</param>
/// <param name="Scope">Area or system.</param>
/// <param name="Sum">The sum with adjustments, and which members are missing.</param>
/// <param name="Members">All members, in the order of the tree.</param>
public sealed record OrganTotal(Organ Node, int Year, ReportScope Scope, RolledUp Sum, ImmutableArray<TotalMember> Members)
{
    /// <summary>Named adjustments, already in the sum.</summary>
    public required ImmutableArray<Adjustment> Adjustments { get; init; }

    /// <summary>What has to be known to understand it.</summary>
    public required ImmutableArray<TotalNote> Notes { get; init; }

    /// <summary>The node's own filed report of this scope; null when there is none.</summary>
    public required ReportFiling? OwnFiling { get; init; }

    /// <summary>Where that report differs from the sum. Empty while a member is missing: then it must.</summary>
    public required ImmutableArray<TotalDifference> Differences { get; init; }

    /// <summary>The totals as a report of the node, for print and for its own draft: a total that is not complete is doubtful.</summary>
    public AnnualReport AsReport() => new()
    {
        Organ = Node.Name,
        Year = Year,
        Form = Sum.Form.Edition,
        Title = Sum.Form.TitleFor(Node.Name, Year),
        Figures = Figures.From(Sum.Totals.Select(total => KeyValuePair.Create(total.Cell, Shown(total)))),
    };

    private static Figure Shown(RollUpTotal total) => total.Value is not { } value ? TypedFigure.Empty
        : new Figure(total.IsComplete ? FigureState.Read : FigureState.Doubtful, value) { Unit = total.Cell.Definition.IsAmount ? "元" : null };
}

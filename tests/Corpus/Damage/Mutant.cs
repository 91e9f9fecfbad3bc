using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Corpus.Damage;

/// <summary>The ways in which a printed report is damaged by program.</summary>
public enum DamageKind
{
    /// <summary>One cell of a row is gone, separator and all.</summary>
    DropCell,

    /// <summary>A row is gone, label and all.</summary>
    DropRow,

    /// <summary>Two different values stand in each other's place.</summary>
    SwapValues,

    /// <summary>Characters that do not belong stand inside a label.</summary>
    JunkInLabel,

    /// <summary>The values of a row are printed as nothing.</summary>
    BlankRow,

    /// <summary>A line break is gone.</summary>
    GlueLines,

    /// <summary>A part stands twice.</summary>
    DuplicatePart,

    /// <summary>A row prints one number too many.</summary>
    ExtraNumber,
}

/// <summary>A damaged report and what may be read from it.</summary>
/// <param name="Kind">The damage.</param>
/// <param name="Text">The damaged text.</param>
/// <param name="Damaged">The cells inside the damaged block: each must be right, flagged or absent.</param>
/// <param name="Allowed">For every cell of the form the values that a certain reading may have; none: nothing is printed and nothing may be read.
/// A damaged cell allows what is printed in its place and what stood there before (the equations may give it back).</param>
/// <param name="Printed">The cells for which exactly one value is printed legibly where it belongs.</param>
/// <param name="Detail">What was done, for messages.</param>
public sealed record Mutant(DamageKind Kind, string Text, ImmutableHashSet<CellId> Damaged, ImmutableDictionary<CellId, ImmutableArray<decimal>> Allowed, ImmutableHashSet<CellId> Printed, string Detail)
{
    /// <summary>The report before the damage.</summary>
    public required PlacedReport Origin { get; init; }

    /// <summary>The part that stands twice; 0 for none.</summary>
    public int Repeated { get; init; }
}

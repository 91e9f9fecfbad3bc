using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>What became of one cell.</summary>
/// <param name="State">How sure.</param>
/// <param name="Slot">The print it was read from.</param>
/// <param name="Number">The number in the printed unit.</param>
internal readonly record struct SolvedCell(FigureState State, Slot Slot, decimal? Number)
{
    /// <summary>The rules whose sums decided; none where the print did.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>True where the cell may have been printed, and empty: then no sum may fill it.</summary>
    public bool MayBeBlank { get; init; }

    /// <summary>What a slot says by itself.</summary>
    public static SolvedCell Plain(Slot slot) => slot.Piece?.Value.Kind switch
    {
        null => new(FigureState.Absent, slot, null),
        PrintKind.Blank => new(FigureState.Blank, slot, null),
        PrintKind.NotApplicable => new(FigureState.NotApplicable, slot, null),
        PrintKind.Number => new(FigureState.Read, slot, slot.Number),
        _ => new(FigureState.Doubtful, slot, null),
    };
}

/// <summary>A row to solve: its cells by column and the ways to read it.</summary>
internal sealed record SolverRow(ImmutableArray<CellId> Cells, RowReading Reading);

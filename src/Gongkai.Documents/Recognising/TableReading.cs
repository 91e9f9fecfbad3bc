using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>One print of a table, read.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Form">The edition whose heads and rows it follows; null when nothing tells.</param>
/// <param name="Figures">Every cell read or lost.</param>
/// <param name="Observations">What was noticed on the way.</param>
/// <param name="Start">Index of its first piece.</param>
/// <param name="End">Index behind its last piece.</param>
internal sealed record TableReading(MergedTable Table, Form? Form, Dictionary<CellId, Figure> Figures, List<Observation> Observations, int Start, int End)
{
    /// <summary>True where it stands in loose lines, not in a grid.</summary>
    public bool IsLoose { get; init; }

    /// <summary>True where its labels and values do not stand together, or the wrong way round.</summary>
    public bool IsScattered { get; init; }
}

/// <summary>Makes figures of solved cells: value in base units, raw print, unit, place, explanation.</summary>
internal static class FigureMaking
{
    /// <summary>The figure of a cell.</summary>
    /// <param name="cell">Its name.</param>
    /// <param name="solved">What was decided.</param>
    /// <param name="headUnit">The unit printed over its column; null for none.</param>
    /// <param name="reading">How its row was found, when not plainly.</param>
    public static Figure Make(CellId cell, SolvedCell solved, string? headUnit, string? reading)
    {
        var print = solved.Slot.Piece?.Value;
        var unit = cell.Definition.IsAmount ? print?.Unit ?? headUnit : null;
        var value = solved.Number is { } number ? Value(cell, number, unit) : null;
        var state = solved.State;
        if (solved.Number is not null && value is null)
        {
            state = FigureState.Doubtful;
        }
        else if (state == FigureState.Read && !cell.Definition.IsAmount && print is { } count && count.Raw.Contains('.', StringComparison.Ordinal))
        {
            // A count printed with a decimal point is an amount that slipped into the wrong column.
            state = FigureState.Doubtful;
        }
        else if (state == FigureState.Read && cell.Definition.Unit == CellUnit.AmountInWan && unit is null && value != 0)
        {
            // The form wants 万元 here, but nothing printed says so: the figure could be in 元.
            state = FigureState.Doubtful;
        }

        return new Figure(state, value)
        {
            Raw = print is { Kind: not PrintKind.Blank } ? PrintedValue.WithoutBars(solved.Slot.Piece!.Printed).ToString() : null,
            Unit = print is { Kind: PrintKind.Number } ? unit : null,
            Where = solved.Slot.Piece is { } piece ? Place(piece) : null,
            Reading = reading,
        };
    }

    public static SourcePlace Place(Piece piece) => new(piece.Text.Source)
    {
        Page = piece.Page,
        Table = piece.Table > 0 ? piece.Table : null,
        Row = piece.Table > 0 ? piece.Row + 1 : null,
        Column = piece.Table > 0 ? piece.Column + 1 : null,
    };

    private static decimal? Value(CellId cell, decimal number, string? unit)
    {
        if (cell.Definition.IsAmount)
        {
            return PrintedValue.InBaseUnit(number, unit);
        }

        // A count has no fraction and only a change has a sign; anything else is a misreading.
        var whole = number == decimal.Truncate(number) && Math.Abs(number) < 1_000_000_000_000m;
        return whole && (number >= 0 || cell.Definition.Unit == CellUnit.SignedCount) ? decimal.Truncate(number) : null;
    }
}

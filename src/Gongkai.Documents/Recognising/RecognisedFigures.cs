using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Figures whose characters were recognised from a picture are doubtful until the equations confirm them: a figure taken for another
/// breaks the sum of its row and the sum of its column. The same holds for cells in which nothing was seen, or which were not found at all.</summary>
internal sealed class RecognisedFigures
{
    private readonly Figures figures;
    private readonly Form form;
    private readonly FrozenSet<CellId> found;

    private RecognisedFigures(Figures figures, Form form)
    {
        this.figures = figures;
        this.form = form;
        found = form.Tables.Select(table => table.Cells.Select(cell => cell.Id).ToList())
            .Where(cells => cells.Exists(cell => figures[cell].State != FigureState.Absent))
            .SelectMany(cells => cells).ToFrozenSet();
    }

    /// <summary>The figures with the unconfirmed ones made doubtful; values stay.</summary>
    public static Figures Confirm(Figures figures, Form? form)
    {
        if (form is null)
        {
            return Figures.From(figures.Select(figure => KeyValuePair.Create(figure.Key, figure.Value.State == FigureState.Absent ? figure.Value : figure.Value with { State = FigureState.Doubtful })));
        }

        var all = new RecognisedFigures(figures, form);
        return Figures.From(figures.Select(figure => KeyValuePair.Create(figure.Key, all.Confirm(figure.Key, figure.Value))));
    }

    private Figure Confirm(CellId cell, Figure figure)
    {
        if (figure.State == FigureState.Doubtful || (figure.State == FigureState.Absent && !found.Contains(cell)))
        {
            return figure;
        }

        var equations = form.EquationsOf.TryGetValue(cell, out var about) ? about : [];
        var held = equations.Where(Holds).ToImmutableArray();
        var reading = string.Create(CultureInfo.InvariantCulture, $"recognised; equations={held.Length}/{equations.Length}");
        return figure with
        {
            State = held.Length == equations.Length && IsConfirmed(figure.State, held) ? figure.State : FigureState.Doubtful,
            Reading = figure.Reading is null ? reading : $"{figure.Reading}; {reading}",
        };
    }

    // An equation from which a figure was computed holds by itself and says nothing; a cell without print needs a sum that is printed and right without it.
    private bool IsConfirmed(FigureState state, ImmutableArray<Equation> held) => state switch
    {
        FigureState.Read => held.Any(IsPrinted),
        FigureState.Inferred => held.Length > 1,
        FigureState.Blank or FigureState.NotApplicable => held.Any(equation => equation.Cells.Any(cell => figures[cell] is { State: FigureState.Read, Value: > 0 })),
        _ => false,
    };

    private bool IsPrinted(Equation equation) => equation.Cells.All(cell => figures[cell].State is FigureState.Read or FigureState.Blank or FigureState.NotApplicable);

    private bool Holds(Equation equation) => Sum(equation.Left) is { } left && left == Sum(equation.Right);

    private decimal? Sum(ImmutableArray<CellId> cells)
    {
        decimal sum = 0;
        foreach (var figure in cells.Select(cell => figures[cell]))
        {
            if (figure.Value is null && figure.State is not (FigureState.Blank or FigureState.NotApplicable))
            {
                return null;
            }

            sum += figure.Value ?? 0;
        }

        return sum;
    }
}

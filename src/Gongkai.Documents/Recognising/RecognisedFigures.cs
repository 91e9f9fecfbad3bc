using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Figures whose characters were recognised from a picture are doubtful until every equation about them holds: a figure taken for another
/// breaks the sum of its row and the sum of its column.</summary>
internal static class RecognisedFigures
{
    /// <summary>The figures with the unconfirmed ones made doubtful; values stay.</summary>
    public static Figures Confirm(Figures figures, Form? form) =>
        Figures.From(figures.Select(figure => KeyValuePair.Create(figure.Key, Confirm(figure.Key, figure.Value, figures, form))));

    private static Figure Confirm(CellId cell, Figure figure, Figures figures, Form? form)
    {
        if (figure.State != FigureState.Read)
        {
            return figure;
        }

        var equations = form is not null && form.EquationsOf.TryGetValue(cell, out var about) ? about : [];
        var held = equations.Count(equation => Holds(equation, figures));
        var reading = string.Create(CultureInfo.InvariantCulture, $"recognised; equations={held}/{equations.Length}");
        return figure with
        {
            State = held == equations.Length && held > 0 ? FigureState.Read : FigureState.Doubtful,
            Reading = figure.Reading is null ? reading : $"{figure.Reading}; {reading}",
        };
    }

    private static bool Holds(Equation equation, Figures figures) => Sum(equation.Left, figures) is { } left && left == Sum(equation.Right, figures);

    private static decimal? Sum(ImmutableArray<CellId> cells, Figures figures)
    {
        decimal? sum = 0;
        foreach (var cell in cells)
        {
            sum += figures[cell].Value;
        }

        return sum;
    }
}

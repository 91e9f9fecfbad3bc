using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Reports;

/// <summary>The figures of one report by cell, in the append-only cell order. Immutable.
/// A cell that the report's form does not have is simply not here; one that the form has and the document lost is <see cref="FigureState.Absent"/>.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Figures is the field's word for the set of them.")]
public sealed class Figures : IReadOnlyCollection<KeyValuePair<CellId, Figure>>
{
    private readonly Figure?[] byIndex;

    private Figures(Figure?[] byIndex, int count)
    {
        this.byIndex = byIndex;
        Count = count;
    }

    /// <summary>No figures.</summary>
    public static Figures None { get; } = new([], 0);

    /// <summary>How many figures are here.</summary>
    public int Count { get; }

    /// <summary>The figure of a cell; <see cref="Figure.Absent"/> when it is not here.</summary>
    public Figure this[CellId cell] => TryGet(cell, out var figure) ? figure : Figure.Absent;

    /// <summary>The figure of the cell of that name.</summary>
    /// <exception cref="FormatException">No edition has such a cell.</exception>
    public Figure this[string code] => this[CellId.Parse(code)];

    /// <summary>The figure of a cell, if it is here.</summary>
    public bool TryGet(CellId cell, [NotNullWhen(true)] out Figure? figure)
    {
        figure = cell.Index < byIndex.Length ? byIndex[cell.Index] : null;
        return figure is not null;
    }

    /// <summary>The same figures with one set.</summary>
    public Figures With(CellId cell, Figure figure) => From([.. this, new(cell, figure)]);

    /// <summary>Figures by cell; a later one for the same cell takes the place of the earlier.</summary>
    public static Figures From(IEnumerable<KeyValuePair<CellId, Figure>> figures)
    {
        var byIndex = new Figure?[FormCatalogue.Default.Cells.Length];
        var count = 0;
        foreach (var (cell, figure) in figures)
        {
            count += byIndex[cell.Index] is null ? 1 : 0;
            byIndex[cell.Index] = figure;
        }

        return new Figures(byIndex, count);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<CellId, Figure>> GetEnumerator()
    {
        for (var index = 0; index < byIndex.Length; index++)
        {
            if (byIndex[index] is { } figure)
            {
                yield return new(new CellId(index), figure);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

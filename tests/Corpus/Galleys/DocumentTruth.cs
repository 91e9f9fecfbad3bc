using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Corpus.Galleys;

/// <summary>What became of a cell on its way to the document.</summary>
public enum CellFate
{
    /// <summary>Printed legibly, once or several times alike: must be read.</summary>
    Printed,

    /// <summary>Printed empty or as a dash: no value may be read.</summary>
    Empty,

    /// <summary>Not printed: no value may be read; the sums may give back what stood there.</summary>
    Lost,

    /// <summary>Printed in a damaged way: right, flagged and absent are all in order.</summary>
    Damaged,
}

/// <summary>The truth about one cell.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Allowed">The values that a reading may be certain of.</param>
public sealed record CellTruth(CellFate Fate, ImmutableArray<decimal> Allowed);

/// <summary>The truth about a document.</summary>
/// <param name="Organ">The organ that it names; null for none.</param>
/// <param name="Year">The year that it is about; null when it does not tell.</param>
/// <param name="Form">The edition that its second table follows.</param>
/// <param name="Cells">Every cell of the form, and every other cell that is printed.</param>
public sealed record DocumentTruth(string? Organ, int? Year, string? Form, ImmutableSortedDictionary<CellId, CellTruth> Cells)
{
    /// <summary>What a galley says.</summary>
    public static DocumentTruth Of(Galley galley)
    {
        var prints = galley.Tables.SelectMany(table => table.Rows).SelectMany(row => row).Where(cell => cell.Figure is not null).ToLookup(cell => cell.Figure!.Value);
        var cells = FormCatalogue.Default.Find(galley.Origin.Form)?.Cells.Select(cell => cell.Id) ?? [];
        return new DocumentTruth(galley.Organ, galley.Year, galley.Form, cells.Concat(prints.Select(print => print.Key)).Distinct().ToImmutableSortedDictionary(cell => cell, cell => Of(galley, cell, [.. prints[cell]])));
    }

    private static CellTruth Of(Galley galley, CellId cell, ImmutableArray<GalleyCell> prints)
    {
        var printed = prints.Where(print => print.Amount is not null).Select(print => print.Amount!.Value).Distinct().ToImmutableArray();
        var original = galley.Origin.Figures[cell].Value is { } value ? ImmutableArray.Create(value) : [];
        return galley.Damaged.Contains(cell) || printed.Length > 1 || (printed.Length == 1 && prints.Any(print => print.Amount is null)) ? new CellTruth(CellFate.Damaged, [.. printed.Union(original)])
            : printed.Length == 1 ? new CellTruth(CellFate.Printed, printed)
            : prints.Length > 0 ? new CellTruth(CellFate.Empty, [])
            : new CellTruth(CellFate.Lost, original);
    }
}

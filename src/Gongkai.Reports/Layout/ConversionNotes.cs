using System.Collections.Immutable;
using Gongkai.Reports.Conversion;

namespace Gongkai.Reports.Layout;

/// <summary>The conversion log as notes under the tables: what corresponds only nearly, what the other edition did not ask for,
/// and what has no place in this one. Cells that were taken over unchanged need no note.</summary>
internal static class ConversionNotes
{
    private const int MostCells = 8;

    public static IEnumerable<string> Under(FormTable table, ImmutableArray<ConversionLine> log)
    {
        foreach (var (grade, note) in LayoutWords.Current.Conversion)
        {
            var lines = log.Where(line => line.Grade == grade && PlaceOf(line.Cell).Table.Number == table.Number).ToList();
            var names = lines.Select(Name).Distinct(StringComparer.Ordinal).ToList();
            if (names.Count > 0)
            {
                yield return note.Replace("{cells}", string.Join(LayoutWords.Current.AfterNumeral, names.Take(MostCells)) + (names.Count > MostCells ? LayoutWords.Current.AndMore : ""), StringComparison.Ordinal);
            }
        }
    }

    // A row of table 3 is named once, whatever its columns.
    private static string Name(ConversionLine line)
    {
        var (place, from) = (PlaceOf(line.Cell), line.Sources.Select(PlaceOf).ToList());
        var name = Short(place);
        return from.Count == 0 || from[0] == place ? name : name + LayoutWords.Current.From.Replace("{cells}", string.Join(LayoutWords.Current.AfterNumeral, from.Select(Short)), StringComparison.Ordinal);
    }

    private static string Short(FormCell place) =>
        place.Row.Label.Length == 0 ? place.Label
        : place.Block.Head.Length > 0 ? place.Row.Label + place.Column.Label
        : place.Row.Label;

    private static FormCell PlaceOf(CellId cell) => FormCatalogue.Default.Forms.Select(form => form.Place(cell)).First(place => place is not null)!;
}

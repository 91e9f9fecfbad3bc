using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>A line of a paste that found no place.</summary>
/// <param name="Line">Which line, from 1.</param>
/// <param name="Found">How many values it holds.</param>
/// <param name="Expected">How many its row has; null when no row was recognised.</param>
public sealed record PasteRemark(int Line, int Found, int? Expected);

/// <summary>Rows copied from a spreadsheet, put into a table of the form: by the labels that were copied with them, else one by one from the top.
/// What does not fit is said, never shifted.</summary>
/// <param name="Cells">Texts by cell name.</param>
/// <param name="Remarks">Lines that found no place.</param>
public sealed record PastedTable(ImmutableSortedDictionary<string, string> Cells, ImmutableArray<PasteRemark> Remarks)
{
    /// <summary>Reads what was pasted: lines of cells parted by tabs.</summary>
    public static PastedTable Read(FormTable table, string pasted)
    {
        var rows = table.Blocks.SelectMany(block => block.Rows.Select(row => (row, Cells: block.Cells.Where(cell => cell.Row == row).ToList()))).ToList();
        var cells = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var remarks = ImmutableArray.CreateBuilder<PasteRemark>();
        var next = 0;
        var lines = pasted.ReplaceLineEndings("\n").Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var fields = lines[number].Split('\t').Select(field => field.Trim()).ToList();
            var label = fields.FindLastIndex(field => field.Length > 0 && !IsValue(field));
            var named = label < 0 ? -1 : rows.FindIndex(row => fields.Take(label + 1).Any(field => IsLabel(row.row, field)));
            // Blanks at the right of a copied range are cells; blanks of a line without anything are not.
            var values = fields.Skip(label + 1).ToList();
            if (values.TrueForAll(value => value.Length == 0) && named < 0)
            {
                continue;
            }

            var at = named >= 0 ? named : label < 0 ? next : -1;
            if (at < 0 || at >= rows.Count)
            {
                if (values.Exists(IsValue) && label < 0)
                {
                    remarks.Add(new PasteRemark(number + 1, values.Count, null));
                }

                continue;
            }

            next = at + 1;
            var expected = rows[at].Cells.Count;
            values = Fit(values, expected);
            if (values.Count != expected)
            {
                remarks.Add(new PasteRemark(number + 1, values.Count, expected));
                continue;
            }

            for (var column = 0; column < values.Count; column++)
            {
                cells[rows[at].Cells[column].Id.Code] = values[column];
            }
        }

        return new PastedTable(cells.ToImmutable(), remarks.ToImmutable());
    }

    // A spreadsheet copies what a merged cell covers as blanks: behind a label that runs to the right, and behind the last value of a narrow block.
    private static List<string> Fit(List<string> values, int expected)
    {
        var more = values.Count - expected;
        return more <= 0 ? values
            : values.Take(more).All(value => value.Length == 0) ? values[more..]
            : values.Skip(expected).All(value => value.Length == 0) ? values[..expected]
            : values;
    }

    private static bool IsValue(string field) => field.Length == 0 || field is "/" or "／" or "—" || TypedFigure.Of(field, CellUnit.Amount) is { Value: not null };

    private static bool IsLabel(FormRow row, string field) =>
        row.Label.Length > 0 && LabelKey.Of(field) is { Length: > 0 } key && row.Variants.Prepend(row.Label).Any(label => LabelKey.Of(label) == key);
}

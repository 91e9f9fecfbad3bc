using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>What a row's print itself shows: its label, how many values it holds, and what of them had to be decided.</summary>
internal static class RowObservations
{
    public static IEnumerable<Observation> Of(SolverRow row, int columns, Dictionary<CellId, SolvedCell> solved)
    {
        var reading = row.Reading;
        var (_, core, _) = reading.Run.Trim();
        Observation Note(ObservationKind kind) => new(kind)
        {
            Section = reading.Anchor.Row.Editions[0].Table.Number,
            Cells = row.Cells,
            Expected = columns,
            Actual = reading.Printed,
            Text = IsLabelled(reading.Anchor.Row) ? reading.Anchor.Label.Text.Value : reading.Anchor.Row.Editions[0].Table.Title,
            Places = [FigureMaking.Place(reading.Anchor.Label)],
        };

        if (reading.Anchor.Similarity == 0)
        {
            yield return Note(ObservationKind.LabelUnreadable);
        }
        else if (!IsKnown(reading.Anchor))
        {
            yield return Note(ObservationKind.JunkRemoved);
        }

        switch (reading.Fit)
        {
            case RowFit.Long:
                yield return Note(ObservationKind.RowLong);
                break;
            case RowFit.Short or RowFit.None when reading.Anchor.Similarity > 0:
            case RowFit.Loose when row.Cells.Any(cell => solved[cell].State is FigureState.Inferred or FigureState.Doubtful or FigureState.Absent):
                yield return Note(ObservationKind.RowShort);
                break;
            case RowFit.Glued:
                yield return Note(ObservationKind.ValuesGlued);
                break;
        }

        if (core.Any(cell => cell.Value.Kind == PrintKind.Other))
        {
            yield return Note(ObservationKind.CellUnreadable);
        }
    }

    // A table without row labels (table 4) is found by its heads.
    private static bool IsLabelled(MergedRow row) => row.Labels.Any(label => label.Length > 0);

    private static bool IsKnown(RowAnchor anchor) =>
        !IsLabelled(anchor.Row) || anchor.Row.Keys.Contains(anchor.Label.Key) || anchor.Row.Keys.Contains(LabelFold.WithoutEnumerator(anchor.Label.Text.Value));
}

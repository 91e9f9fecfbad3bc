using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>What a row's print itself shows, whatever its values.</summary>
internal static class RowObservations
{
    public static IEnumerable<Observation> Of(SolverRow row, int columns)
    {
        var reading = row.Reading;
        var (_, core, _) = reading.Run.Trim();
        Observation Note(ObservationKind kind) => new(kind)
        {
            Section = reading.Anchor.Row.Editions[0].Table.Number,
            Cells = row.Cells,
            Expected = columns,
            Actual = core.Length,
            Text = reading.Anchor.Label.Text.Value,
            Places = [FigureMaking.Place(reading.Anchor.Label)],
        };

        if (reading.Anchor.Similarity == 0)
        {
            yield return Note(ObservationKind.LabelUnreadable);
        }
        else if (reading.Anchor.Similarity < 0.7)
        {
            yield return Note(ObservationKind.JunkRemoved);
        }

        switch (reading.Fit)
        {
            case RowFit.Long:
                yield return Note(ObservationKind.RowLong);
                break;
            case RowFit.Short or RowFit.None when reading.Anchor.Similarity > 0:
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
}

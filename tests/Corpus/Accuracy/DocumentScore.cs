using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Corpus.Galleys;
using Gongkai.Reports;

namespace Gongkai.Corpus.Accuracy;

/// <summary>How one document was read, cell by cell.</summary>
/// <param name="Document">The document.</param>
/// <param name="Right">Legible cells that were read, and right; and empty or lost ones for which nothing was made up.</param>
/// <param name="Flagged">Legible cells that came back as doubtful or inferred.</param>
/// <param name="Missing">Legible cells of which nothing came back.</param>
/// <param name="Spoilt">Damaged cells, whatever came back, as long as it is not wrong.</param>
/// <param name="Wrong">Certain values that are neither printed there nor stood there: <c>cell: value for allowed</c>.</param>
/// <param name="Invented">Certain values where nothing is printed.</param>
/// <param name="IsOrganRight">The organ is the document's.</param>
/// <param name="IsYearRight">The year is the document's.</param>
/// <param name="IsFormRight">The edition is the document's.</param>
public sealed record DocumentScore(CorpusDocument Document, int Right, int Flagged, int Missing, int Spoilt, ImmutableArray<string> Wrong, ImmutableArray<string> Invented, bool IsOrganRight, bool IsYearRight, bool IsFormRight)
{
    /// <summary>Compares what was read with the truth; null for a document that gave no report.</summary>
    public static DocumentScore Of(CorpusDocument document, ReadReport? read)
    {
        int right = 0, flagged = 0, missing = 0, spoilt = 0;
        var wrong = ImmutableArray.CreateBuilder<string>();
        var invented = ImmutableArray.CreateBuilder<string>();
        var figures = read?.Report.Figures ?? Figures.None;
        foreach (var (cell, truth) in document.Truth.Cells)
        {
            var figure = figures[cell];
            var isRight = figure.IsCertain && truth.Allowed.Contains(figure.Value!.Value);
            if (figure.IsCertain && !isRight)
            {
                (truth.Fate is CellFate.Printed or CellFate.Damaged ? wrong : invented).Add(Detail(cell, figure, truth));
            }
            else if (truth.Fate == CellFate.Lost && figure.State == FigureState.Read)
            {
                invented.Add(Detail(cell, figure, truth));
            }
            else if (truth.Fate == CellFate.Damaged)
            {
                spoilt++;
            }
            else if (truth.Fate != CellFate.Printed || figure.State == FigureState.Read)
            {
                right++;
            }
            else if (figure.State is FigureState.Doubtful or FigureState.Inferred)
            {
                flagged++;
            }
            else
            {
                missing++;
            }
        }

        foreach (var (cell, figure) in figures.Where(pair => pair.Value.IsCertain && !document.Truth.Cells.ContainsKey(pair.Key)))
        {
            invented.Add(Detail(cell, figure, new CellTruth(CellFate.Lost, [])));
        }

        return new DocumentScore(document, right, flagged, missing, spoilt, wrong.ToImmutable(), invented.ToImmutable(),
            read?.Report.Organ == document.Truth.Organ, read?.Report.Year == document.Truth.Year, read?.Report.Form == document.Truth.Form);
    }

    private static string Detail(CellId cell, Figure figure, CellTruth truth) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell}: {figure.State.Code()} {figure.Value} for {(truth.Allowed.IsEmpty ? "nothing" : string.Join('|', truth.Allowed))} ({truth.Fate})");
}

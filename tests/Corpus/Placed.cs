using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus;

/// <summary>A printed report whose every figure's place is known.</summary>
/// <param name="Name">What it is, for messages.</param>
/// <param name="Extension">File extension with its full stop.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Truth">What it prints: the figures of <see cref="AnnualReport.Figures"/> with value, state, raw text and unit.</param>
/// <param name="Rows">The rows that carry figures, in printed order; a row printed twice stands here twice.</param>
/// <param name="Parts">The parts with their headings, in printed order.</param>
public sealed record PlacedReport(string Name, string Extension, string Text, AnnualReport Truth, ImmutableArray<PlacedRow> Rows, ImmutableArray<PlacedPart> Parts);

/// <summary>A printed row.</summary>
/// <param name="Table">2, 3 or 4.</param>
/// <param name="Label">Its own label, without the category before it; empty span for a row without label.</param>
/// <param name="Figures">Its figures from left to right.</param>
public sealed record PlacedRow(int Table, TextSpan Label, ImmutableArray<PlacedFigure> Figures)
{
    /// <summary>From the label to the end of the last figure, separators included.</summary>
    public TextSpan Extent => Figures.Aggregate(Label.Length > 0 ? Label : Figures[0].Extent, (extent, figure) => extent.Cover(figure.Extent));
}

/// <summary>A printed figure.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="Value">The printed characters, unit included; empty where nothing is printed.</param>
/// <param name="Extent">The characters with the separators that go when the cell goes.</param>
/// <param name="Amount">The value; null when nothing is printed.</param>
public sealed record PlacedFigure(CellId Cell, TextSpan Value, TextSpan Extent, decimal? Amount);

/// <summary>A printed part.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Extent">From its heading up to the next part.</param>
public sealed record PlacedPart(int Number, TextSpan Extent);

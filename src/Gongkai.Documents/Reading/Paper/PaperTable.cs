namespace Gongkai.Documents.Reading.Paper;

/// <summary>A cell with its words.</summary>
internal sealed record PaperCell(GridCell Place, string Text);

/// <summary>A table on a page.</summary>
/// <param name="Top">Where it begins, from the top of the page.</param>
/// <param name="Cells">By row, then column.</param>
/// <param name="ColumnLines">The lines between its columns; empty for a table without lines.</param>
internal sealed record PaperTable(double Top, List<PaperCell> Cells, IReadOnlyList<double> ColumnLines);

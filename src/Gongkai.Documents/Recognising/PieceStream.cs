using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Lays a document out as one stream of pieces in reading order: every paragraph, line and table cell, repaired.
/// Words and figures that run together are cut where, and only where, the form's own labels cover the whole run.</summary>
internal sealed class PieceStream
{
    private const int FewestLines = 6;
    private const int MostBetween = 400;
    private const int LongestMark = 3;
    private readonly List<Piece> pieces = [];
    private readonly FormVocabulary vocabulary;
    private readonly string? lines;
    private int line;
    private (MappedText? Text, bool IsInOrder) ordered;

    private PieceStream(FormVocabulary vocabulary, string? lines) => (this.vocabulary, this.lines) = (vocabulary, lines);

    public static ImmutableArray<Piece> Of(Document document, FormVocabulary vocabulary)
    {
        var stream = new PieceStream(vocabulary, document.Kind is DocumentKind.Text or DocumentKind.Markdown ? document.Text : null);
        var table = 0;
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case Heading heading:
                    stream.AddLines(heading.Text, heading.Page, heading.Level);
                    break;
                case Paragraph paragraph:
                    stream.AddLines(paragraph.Text, paragraph.Page, 0);
                    break;
                case Table grid:
                    table++;
                    stream.Add(grid, table);
                    break;
            }
        }

        return LayoutRows.Arrange([.. stream.pieces], vocabulary);
    }

    private void AddLines(MappedText text, int? page, int level)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text.Value[at] == '\n')
            {
                AddLine(text.Slice(start, at - start), page, level);

                start = at + 1;
            }
        }
    }

    private void AddLine(MappedText printed, int? page, int level)
    {
        line++;
        var text = TextRepair.Repair(printed).Text.Trim();
        if (text.Length == 0 || PrintedValue.IsPageNumber(text.Value))
        {
            return;
        }

        foreach (var column in ColumnLine.Cut(text.Value, vocabulary))
        {
            Add(column.Length == text.Length ? text : text.Slice(column.Start, column.Length), printed, page, (0, 0, 0, 1), level);
        }
    }

    private void Add(Table grid, int table)
    {
        var fillers = FillerRows(grid);
        foreach (var cell in grid.Cells)
        {
            if (fillers.Contains(cell.Row))
            {
                if (pieces.Count > 0)
                {
                    pieces[^1].IsBeforeFillers = true;
                }

                continue;
            }

            var text = cell.Text.Length == 0 ? cell.Text : TextRepair.Repair(cell.Text).Text.Trim();
            if (!PrintedValue.IsPageNumber(text.Value))
            {
                Add(text, cell.Text, grid.Page, (table, cell.Row, cell.Column, cell.ColumnSpan), 0);
            }
        }
    }

    private int LinesBefore(MappedText text)
    {
        if (lines is null)
        {
            return 0;
        }

        var from = pieces.Count > 0 ? pieces[^1].Text.Source.End : 0;
        var to = text.Source.Start;
        return to <= from || to - from > MostBetween ? 0 : lines.AsSpan(from, to - from).Count('\n');
    }

    // Where each cell is a row of its own (shape S03), a row of several empty cells only fills the places that merged cells cover.
    private static HashSet<int> FillerRows(Table grid)
    {
        // Asked first, because nearly every table has a row of several cells that says something.
        for (var at = 1; at < grid.Cells.Length; at++)
        {
            if (grid.Cells[at].Row == grid.Cells[at - 1].Row && grid.Cells[at].Text.Length + grid.Cells[at - 1].Text.Length > 0)
            {
                return [];
            }
        }

        var widths = grid.Cells.GroupBy(cell => cell.Row).Select(row => (Row: row.Key, Width: row.Count(), IsEmpty: row.All(cell => cell.Text.Length == 0))).ToList();
        return widths.Count >= FewestLines && widths.TrueForAll(row => row.Width == 1 || row.IsEmpty) ? [.. widths.Where(row => row.Width > 1).Select(row => row.Row)] : [];
    }

    private void Add(MappedText text, MappedText printed, int? page, (int Table, int Row, int Column, int Span) place, int level)
    {
        // A closing quotation mark on a line of its own belongs to the label above it and says nothing.
        if (place.Table == 0 && text.Length is > 0 and <= LongestMark && LabelFold.Of(text.Value).Length == 0 && PrintedValue.Read(text.Value).Kind == PrintKind.Other)
        {
            return;
        }

        var cuts = GluedText.Cut(text.Value, vocabulary);
        if (cuts.IsEmpty)
        {
            AddPiece(text, printed, page, place, level, isGlued: false);
        }

        foreach (var cut in cuts)
        {
            AddPiece(text.Slice(cut.Start, cut.Length).Trim(), printed, page, place, level, isGlued: true);
        }
    }

    private void AddPiece(MappedText part, MappedText printed, int? page, (int Table, int Row, int Column, int Span) place, int level, bool isGlued) =>
        pieces.Add(new Piece(pieces.Count, part, page, place.Table, place.Row, place.Column)
        {
            HeadingLevel = level,
            Line = place.Table == 0 ? line : 0,
            LinesBefore = LinesBefore(part),
            ColumnSpan = place.Span,
            IsGlued = isGlued,
            Printed = part.Length == 0 ? "" : PrintOf(part, printed),
        });

    // What stood there before repair: “1312.1萬元”, “１２”.
    private string PrintOf(MappedText part, MappedText printed)
    {
        if (printed.Value.AsSpan().Trim().SequenceEqual(part.Value))
        {
            return part.Value;
        }

        var (source, original) = (part.Source, new StringBuilder(part.Length));
        var isInOrder = IsInOrder(printed);
        for (var at = isInOrder ? FirstFrom(printed, source.Start) : 0; at < printed.Length; at++)
        {
            var place = printed.SourceOf(at, 1);
            if (place.Start >= source.Start && place.End <= source.End)
            {
                original.Append(printed.Value[at]);
            }
            else if (isInOrder && place.Start > source.End)
            {
                break;
            }
        }

        return original.ToString();
    }

    // Asked once a line: a line of thousands of columns is not gone through for each of them.
    private bool IsInOrder(MappedText printed)
    {
        if (!ReferenceEquals(ordered.Text, printed))
        {
            ordered = (printed, Enumerable.Range(1, Math.Max(0, printed.Length - 1)).All(at => printed.SourceOf(at, 1).Start >= printed.SourceOf(at - 1, 1).Start));
        }

        return ordered.IsInOrder;
    }

    private static int FirstFrom(MappedText printed, int place)
    {
        var (low, high) = (0, printed.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = printed.SourceOf(middle, 1).Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Lays a document out as one stream of pieces in reading order: every paragraph, line and table cell, repaired.
/// Words and figures that run together are cut where, and only where, the form's own labels cover the whole run.</summary>
internal sealed class PieceStream
{
    private readonly List<Piece> pieces = [];
    private readonly FormVocabulary vocabulary;

    private PieceStream(FormVocabulary vocabulary) => this.vocabulary = vocabulary;

    public static ImmutableArray<Piece> Of(Document document, FormVocabulary vocabulary)
    {
        var stream = new PieceStream(vocabulary);
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

        return [.. stream.pieces];
    }

    private void AddLines(MappedText text, int? page, int level)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text.Value[at] == '\n')
            {
                var printed = text.Slice(start, at - start);
                var line = TextRepair.Repair(printed).Text.Trim();
                if (line.Length > 0 && !PrintedValue.IsPageNumber(line.Value))
                {
                    Add(line, printed, page, (0, 0, 0, 1), level);
                }

                start = at + 1;
            }
        }
    }

    private void Add(Table grid, int table)
    {
        foreach (var cell in grid.Cells)
        {
            var text = cell.Text.Length == 0 ? cell.Text : TextRepair.Repair(cell.Text).Text.Trim();
            if (!PrintedValue.IsPageNumber(text.Value))
            {
                Add(text, cell.Text, grid.Page, (table, cell.Row, cell.Column, cell.ColumnSpan), 0);
            }
        }
    }

    private void Add(MappedText text, MappedText printed, int? page, (int Table, int Row, int Column, int Span) place, int level)
    {
        var cuts = GluedText.Cut(text.Value, vocabulary);
        for (var i = 0; i < cuts.Length; i++)
        {
            var part = cuts.Length == 1 ? text : text.Slice(cuts[i].Start, cuts[i].Length).Trim();
            pieces.Add(new Piece(pieces.Count, part, page, place.Table, place.Row, place.Column)
            {
                HeadingLevel = level,
                ColumnSpan = place.Span,
                IsGlued = cuts.Length > 1,
                Printed = part.Length == 0 ? "" : PrintOf(part, printed),
            });
        }
    }

    // What stood there before repair: “1312.1萬元”, “１２”.
    private static string PrintOf(MappedText part, MappedText printed)
    {
        if (printed.Value.AsSpan().Trim().SequenceEqual(part.Value))
        {
            return part.Value;
        }

        var (source, original) = (part.Source, new StringBuilder(part.Length));
        for (var at = 0; at < printed.Length; at++)
        {
            if (printed.SourceOf(at, 1) is var place && place.Start >= source.Start && place.End <= source.End)
            {
                original.Append(printed.Value[at]);
            }
        }

        return original.ToString();
    }
}

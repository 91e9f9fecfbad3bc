using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Requests;

/// <summary>One hand on the way of a reply.</summary>
/// <param name="Step">What was done, for people.</param>
public sealed record ApprovalStep(string Step, string? Officer, DateOnly On, string? Note);

/// <summary>The sheet that goes along with a reply in the house 审查呈批单: what is asked, what is proposed, who passed it when. Laid out for printing; names of applicants stay masked.</summary>
public static class ApprovalSheet
{
    private const int Columns = 4;

    /// <summary>Lays it out.</summary>
    /// <param name="head">Label and value, in the order in which they are printed, two pairs a row.</param>
    /// <param name="wide">Label and value over the whole width.</param>
    public static ImmutableArray<Block> Lay(string organ, string title, IReadOnlyList<(string Label, string Value)> head, IReadOnlyList<(string Label, string Value)> wide, IReadOnlyList<ApprovalStep> steps)
    {
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        var row = 0;
        for (var i = 0; i < head.Count; i += 2, row++)
        {
            cells.AddRange(Head(row, 0, head[i].Label), Cell(row, 1, 1, head[i].Value));
            if (i + 1 < head.Count)
            {
                cells.AddRange(Head(row, 2, head[i + 1].Label), Cell(row, 3, 1, head[i + 1].Value));
            }
        }

        foreach (var (label, value) in wide)
        {
            cells.AddRange(Head(row, 0, label), Cell(row, 1, Columns - 1, value));
            row++;
        }

        foreach (var step in steps)
        {
            cells.AddRange(Head(row, 0, step.Step), Cell(row, 1, 1, step.Note ?? ""), Cell(row, 2, 1, step.Officer ?? ""), Cell(row, 3, 1, Written.Date(step.On)));
            row++;
        }

        return
        [
            new Paragraph(organ) { Style = ParagraphStyle.Letterhead },
            new Paragraph(title) { Style = ParagraphStyle.Title, Anchor = "title" },
            new Table(cells.ToImmutable()) { ColumnWidths = [20, 36, 18, 26], Caption = title },
        ];
    }

    private static TableCell Head(int row, int column, string text) => new(row, column, 1, 1, MappedText.Unplaced(text)) { IsHead = true };

    private static TableCell Cell(int row, int column, int span, string text) => new(row, column, 1, span, MappedText.Unplaced(text));
}

using Gongkai.Text;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>Turns printed pages into paragraphs and tables, each with its page.</summary>
internal sealed class PaperBlocks(ReadingBudget budget)
{
    private readonly List<Block> blocks = [];
    private ParagraphInProgress? paragraph;

    public static List<Block> Of(IReadOnlyList<PaperPage> pages, ReadingBudget budget)
    {
        var all = new PaperBlocks(budget);
        var contents = pages.Select(page => PageContent.Of(page, budget)).ToList();
        PageMargins.Clear(contents);
        contents.ForEach(content => content.FindAlignedTables());
        var margin = PageMargins.Of(contents);
        foreach (var content in contents)
        {
            all.Add(content, margin);
        }

        all.EndParagraph();
        return all.blocks;
    }

    private void Add(PageContent content, PageMargins margin)
    {
        var isFirst = true;
        foreach (var (line, table) in content.InOrder())
        {
            if (table is not null)
            {
                EndParagraph();
                if (isFirst)
                {
                    CutRow.Mend(blocks, table);
                }

                Add(table, content.Page.Number);
            }
            else
            {
                Add(line!, content.Page.Number, margin);
            }

            isFirst = false;
        }
    }

    private void Add(PaperTable table, int page)
    {
        var grid = new GridBuilder();
        foreach (var cell in table.Cells)
        {
            budget.Piece();
            grid.AddAt(new TableCell(cell.Place.Row, cell.Place.Column, cell.Place.Rows, cell.Place.Columns, MappedText.Unplaced(cell.Text)));
        }

        if (grid.ToTable() is { } made)
        {
            blocks.Add(made with { Page = page });
        }
    }

    private void Add(TextLine line, int page, PageMargins margin)
    {
        budget.Piece();
        if (paragraph is { } open && margin.RunsOn(open.Last, line))
        {
            paragraph = open with { Text = open.Text + PageMargins.Joint(open.Text, line.Text) + line.Text, Last = line };
            return;
        }

        EndParagraph();
        paragraph = new ParagraphInProgress(line.Text, line, page);
    }

    private void EndParagraph()
    {
        if (paragraph is { } open && !string.IsNullOrWhiteSpace(open.Text))
        {
            blocks.Add(new Paragraph(open.Text.Trim()) { Page = open.Page });
        }

        paragraph = null;
    }

    private sealed record ParagraphInProgress(string Text, TextLine Last, int Page);
}

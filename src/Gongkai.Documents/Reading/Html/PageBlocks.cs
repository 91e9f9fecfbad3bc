using AngleSharp.Html.Parser.Tokens.Struct;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>The blocks of a page in the making: lines become paragraphs and headings where tags end them, cells become tables.</summary>
internal sealed class PageBlocks(string source, ReadingBudget budget)
{
    private readonly PageText line = new(source);
    private readonly List<Block> blocks = [];
    private readonly Stack<PageTable> tables = new();
    private PageText? preformatted;
    private int headingLevel;

    /// <summary>What was made so far; all when the page has ended.</summary>
    public IReadOnlyList<Block> Done => blocks;

    private List<Block> Here => tables.TryPeek(out var table) ? table.Cell?.Blocks ?? table.Around : blocks;

    /// <summary>Adds the characters of the source from start to end (not included), which hold no tags.</summary>
    public void AddText(int start, int end) => (preformatted ?? line).Add(start, end, preformatted is not null);

    /// <summary>Takes a start tag.</summary>
    public void StartTag(ref StructHtmlToken tag, TagKind kind, TextSpan place)
    {
        switch (kind)
        {
            case TagKind.Inline:
                return;
            case TagKind.Break when preformatted is not null:
                preformatted.Break(place.Start, place.End);
                return;
            case TagKind.Break when headingLevel > 0:
                line.Break(place.Start, place.End);
                return;
        }

        EndLine();
        headingLevel = kind == TagKind.Heading ? tag.Name.Memory.Span[1] - '0' : kind is TagKind.Table or TagKind.Cell ? 0 : headingLevel;
        if (kind == TagKind.Preformatted)
        {
            preformatted ??= new PageText(source);
        }
        else if (kind is TagKind.Table or TagKind.Row or TagKind.RowGroup or TagKind.Cell)
        {
            StartTablePart(ref tag, kind, place);
        }
    }

    /// <summary>Takes an end tag.</summary>
    public void EndTag(TagKind kind)
    {
        if (kind is TagKind.Inline or TagKind.Meta)
        {
            return;
        }

        EndLine();
        headingLevel = kind == TagKind.Heading ? 0 : headingLevel;
        if (kind == TagKind.Preformatted)
        {
            EndPreformatted();
        }

        if (!tables.TryPeek(out var table) || kind is not (TagKind.Table or TagKind.Row or TagKind.RowGroup or TagKind.Cell))
        {
            return;
        }

        EndPreformatted();
        table.EndCell();
        table.InRow &= kind == TagKind.Cell;
        if (kind == TagKind.Table)
        {
            EndTable();
        }
    }

    /// <summary>Ends the page: what is still open is closed.</summary>
    public void End()
    {
        EndPreformatted();
        EndLine();
        while (tables.Count > 0)
        {
            EndTable();
        }
    }

    private void StartTablePart(ref StructHtmlToken tag, TagKind kind, TextSpan place)
    {
        EndPreformatted();
        if (kind == TagKind.Table)
        {
            if (tables.TryPeek(out var around) && around.Cell is null)
            {
                EndTable();
            }

            budget.CheckDepth(tables.Count + 1);
            tables.Push(new PageTable(Here));
            return;
        }

        if (tables.Count == 0)
        {
            // Rows that lost their table on the way are still rows.
            tables.Push(new PageTable(blocks));
        }

        var table = tables.Peek();
        table.EndCell();
        if (kind == TagKind.Cell)
        {
            budget.Piece();
            table.StartCell(
                PageAttributes.Span(ref tag, "rowspan"), PageAttributes.Span(ref tag, "colspan"), tag.Name.Memory.Span is "th", place.End);
        }
        else if (kind == TagKind.Row)
        {
            table.StartRow();
        }
        else
        {
            table.InRow = false;
        }
    }

    private void EndTable()
    {
        var table = tables.Pop();
        table.Around.AddRange(table.ToBlocks(source));
    }

    /// <summary>Ends the line: what it holds becomes a paragraph or heading.</summary>
    public void EndLine()
    {
        var text = line.Take();
        if (text.Length == 0)
        {
            return;
        }

        budget.Piece();
        Here.Add(headingLevel > 0 ? new Heading(headingLevel, text) : new Paragraph(text));
        headingLevel = 0;
    }

    private void EndPreformatted()
    {
        if (preformatted is null)
        {
            return;
        }

        var text = preformatted.Take();
        preformatted = null;
        if (text.Length > 0)
        {
            Here.AddRange(PlainTextReader.Read(text.Value, "", DocumentKind.Text, budget).Blocks.Select(block => Remapped.Of(block, text, source)));
        }
    }
}

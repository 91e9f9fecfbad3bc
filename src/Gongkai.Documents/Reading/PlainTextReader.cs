using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>Lines to blocks. Lines with separators that follow each other are one table, blank lines between them or not; every other line is a paragraph.
/// Only the structure is read here: what a cell means is for the recogniser.</summary>
internal sealed class PlainTextReader
{
    private readonly string text;
    private readonly bool isMarkdown;
    private readonly ReadingBudget budget;
    private readonly ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
    private readonly bool hasPages;
    private LineTable pending;
    private bool gap;

    private PlainTextReader(string text, bool isMarkdown, ReadingBudget budget)
    {
        this.text = text;
        this.isMarkdown = isMarkdown;
        this.budget = budget;
        hasPages = text.Contains('\f', StringComparison.Ordinal);
        pending = new LineTable(text, LineKind.Blank, isMarkdown, budget);
    }

    public static Document Read(string text, string name, DocumentKind kind, ReadingBudget budget)
    {
        var reader = new PlainTextReader(text, kind == DocumentKind.Markdown, budget);
        reader.ReadLines();
        return new Document(name, kind, text, reader.blocks.ToImmutable());
    }

    private void ReadLines()
    {
        SourceLine? held = null;
        foreach (var line in SourceLine.Of(text))
        {
            budget.Step();
            if (held is { } current)
            {
                ReadLine(current, line);
            }

            held = line;
        }

        ReadLine(held!.Value, default);
        EndTable();
    }

    private void ReadLine(SourceLine line, SourceLine next)
    {
        switch (line.Kind)
        {
            case LineKind.Blank:
                gap = true;
                break;
            case LineKind.Rule:
                gap = true;
                pending.SawRule(line);
                break;
            case LineKind.Prose when !gap && pending.IsWrappedCell(line, next):
                pending.AddWrapped(line);
                break;
            case LineKind.Prose:
                EndTable();
                AddProse(line);
                break;
            default:
                AddCells(line);
                break;
        }
    }

    private void AddCells(SourceLine line)
    {
        if (line.Kind == LineKind.Tabs && IsIndentedProse(line))
        {
            EndTable();
            AddProse(line);
            return;
        }

        if (pending.Kind != line.Kind)
        {
            EndTable();
            pending = new LineTable(text, line.Kind, isMarkdown, budget);
        }

        pending.Add(line, gap);
        gap = false;
    }

    private void EndTable()
    {
        foreach (var block in pending.ToBlocks())
        {
            blocks.Add(hasPages ? block with { Page = pending.Page } : block);
        }

        pending = new LineTable(text, LineKind.Blank, isMarkdown, budget);
        gap = false;
    }

    private void AddProse(SourceLine line)
    {
        budget.Piece();
        Block block = isMarkdown ? MarkdownLine.Read(line.Trimmed(text)) : new Paragraph(line.Trimmed(text));
        blocks.Add(hasPages ? block with { Page = line.Page } : block);
    }

    /// <summary>A paragraph whose first line is moved in by a tab is no cell: it is long, or it ends like a sentence.</summary>
    private bool IsIndentedProse(SourceLine line)
    {
        var content = text.AsSpan(line.Start, line.End - line.Start).Trim();
        return !content.Contains('\t') && (content.Length > 80 || (content.Length > 40 && content[^1] is '。' or '；' or '：'));
    }
}

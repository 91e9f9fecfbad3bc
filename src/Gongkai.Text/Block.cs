using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>A piece of a document in reading order: what readers make of bytes and writers make bytes of. Immutable.</summary>
public abstract record Block
{
    /// <summary>Page of the source, from 1; null where the source has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>A name by which this block can be linked to (an HTML id, a bookmark); null for none.</summary>
    public string? Anchor { get; init; }
}

/// <summary>How a paragraph is set by writers.</summary>
public enum ParagraphStyle
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The document's title, centred.</summary>
    Title,

    /// <summary>A remark under a table or title, small.</summary>
    Note,

    /// <summary>Signature and date lines, at the right.</summary>
    Signature,

    /// <summary>The mark across a draft or a demonstration (草稿, 演示).</summary>
    Mark,

    /// <summary>The name of the organ over its letter, centred, red.</summary>
    Letterhead,

    /// <summary>The document number under it, centred.</summary>
    DocumentNumber,

    /// <summary>To whom a letter is written, at the left without indent.</summary>
    Salutation,
}

/// <summary>A heading; level 1 is a part of the report (一、…六、), 2 a head inside it.</summary>
public sealed record Heading(int Level, MappedText Text) : Block
{
    /// <summary>A heading written by a program.</summary>
    public Heading(int level, string text)
        : this(level, MappedText.Unplaced(text))
    {
    }
}

/// <summary>A paragraph, or a line of a source that has no paragraphs.</summary>
public sealed record Paragraph(MappedText Text) : Block
{
    /// <summary>A paragraph written by a program.</summary>
    public Paragraph(string text)
        : this(MappedText.Unplaced(text))
    {
    }

    /// <summary>How writers set it.</summary>
    public ParagraphStyle Style { get; init; }
}

/// <summary>A table as a grid. Cells are sorted by row, then column; spans never overlap; a grid place may be left empty.</summary>
public sealed record Table(ImmutableArray<TableCell> Cells) : Block
{
    /// <summary>How many grid rows.</summary>
    public int RowCount => Cells.IsDefaultOrEmpty ? 0 : Cells.Max(cell => cell.Row + cell.RowSpan);

    /// <summary>How many grid columns.</summary>
    public int ColumnCount => Cells.IsDefaultOrEmpty ? 0 : Cells.Max(cell => cell.Column + cell.ColumnSpan);

    /// <summary>Relative widths of the grid columns; empty: even.</summary>
    public ImmutableArray<int> ColumnWidths { get; init; } = [];

    /// <summary>What the table shows, in one line for people who cannot see it; writers put it into the markup, not into the text. Empty: nothing.</summary>
    public string Caption { get; init; } = "";

    /// <summary>How many rows at the top are heads, repeated on every page.</summary>
    public int HeadRows { get; init; }

    /// <summary>Grid rows before which the source had a blank line, a rule or a page break, ascending; empty where it had none or has no lines.</summary>
    public ImmutableArray<int> RowBreaks { get; init; } = [];

    /// <summary>Rows of the sheet at which the grid rows begin, from 0, so that a cell can be named as its spreadsheet does; empty where the source is no sheet.</summary>
    public ImmutableArray<int> SheetRows { get; init; } = [];

    /// <summary>Columns of the sheet at which the grid columns begin, from 0; empty where the source is no sheet.</summary>
    public ImmutableArray<int> SheetColumns { get; init; } = [];
}

/// <summary>One cell of a table. Rows and columns count from 0.</summary>
/// <param name="Row">First grid row.</param>
/// <param name="Column">First grid column.</param>
/// <param name="RowSpan">Rows covered, at least 1.</param>
/// <param name="ColumnSpan">Columns covered, at least 1.</param>
/// <param name="Text">What is printed in it.</param>
public sealed record TableCell(int Row, int Column, int RowSpan, int ColumnSpan, MappedText Text)
{
    /// <summary>True for a head or label cell.</summary>
    public bool IsHead { get; init; }

    /// <summary>True where the printed text is a number, set at the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The figure's name, by which it can be linked to; null for none.</summary>
    public string? Anchor { get; init; }
}

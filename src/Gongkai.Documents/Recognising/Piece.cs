using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>A cell, line or paragraph of the document in reading order, repaired, with the places it stands in.</summary>
internal sealed class Piece(int index, MappedText text, int? page, int table, int row, int column)
{
    private const int LongestGlossed = 120;
    private string? bareKey;
    private string? glossFreeKey;

    /// <summary>Position in the stream, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Repaired words, trimmed.</summary>
    public MappedText Text { get; } = text;

    public int? Page { get; } = page;

    /// <summary>Which table of the document, from 1; 0 for a paragraph.</summary>
    public int Table { get; } = table;

    /// <summary>Grid row and column in it, from 0.</summary>
    public int Row { get; } = row;

    public int Column { get; } = column;

    /// <summary>Heading level of the source; 0 for none.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>How many grid columns the cell covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>The piece was cut out of a run of glued words or figures.</summary>
    public bool IsGlued { get; init; }

    /// <summary>Which line of the document, from 1; 0 for a cell of a grid.</summary>
    public int Line { get; init; }

    /// <summary>The row whose label the words around a line of values spell together; null where nobody has pieced them together.</summary>
    public SpeltRow? Spelt { get; init; }

    /// <summary>In a plain text, how many line breaks stand between the piece before and this one; 0 where that says nothing.</summary>
    public int LinesBefore { get; init; }

    /// <summary>True for the last cell before a line that only fills the places of merged cells.</summary>
    public bool IsBeforeFillers { get; set; }

    /// <summary>The words before repair.</summary>
    public required string Printed { get; init; }

    public PrintedValue Value { get; } = PrintedValue.Read(text.Value);

    public string Key { get; } = LabelFold.Of(text.Value);

    /// <summary>The key without the number in front; empty when there is none.</summary>
    public string BareKey => bareKey ??= LabelFold.EnumeratorLength(Text.Value) > 0 ? LabelFold.WithoutEnumerator(Text.Value) : "";

    /// <summary>The key of what stands before a gloss in brackets (1.属于国家秘密（《条例》第十四条）); empty when there is none.</summary>
    public string GlossFreeKey => glossFreeKey ??= Text.Length <= LongestGlossed ? LabelFold.WithoutGloss(Text.Value) : "";

    public bool IsBlank => Value.Kind == PrintKind.Blank;

    /// <summary>True for a number, a dash or an empty cell.</summary>
    public bool IsValue => Value.Kind != PrintKind.Other;

    /// <summary>The same piece at another position of the stream.</summary>
    public Piece At(int position) => new(position, Text, Page, Table, Row, Column)
    {
        Printed = Printed,
        HeadingLevel = HeadingLevel,
        ColumnSpan = ColumnSpan,
        IsGlued = IsGlued,
        Line = Line,
        Spelt = Spelt,
        LinesBefore = LinesBefore,
        IsBeforeFillers = IsBeforeFillers,
    };

    public bool IsInRowOf(Piece other) => Table > 0 && Table == other.Table && Row == other.Row;
}

using Gongkai.Documents.Inspecting;

namespace Gongkai.Documents.Redacting;

/// <summary>Something to be taken out of a file, and why.</summary>
/// <param name="Ground">Id of a <see cref="RedactionGround"/>.</param>
public abstract record RedactionMark(string Ground);

/// <summary>A rectangle of a page of a PDF (points from the upper left corner) or of a picture (page 1, pixels).</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Page">Page from 1.</param>
/// <param name="Rectangle">The rectangle.</param>
public sealed record RegionMark(string Ground, int Page, PageRectangle Rectangle) : RedactionMark(Ground);

/// <summary>A whole page of a PDF.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Page">Page from 1.</param>
public sealed record PageMark(string Ground, int Page) : RedactionMark(Ground);

/// <summary>A stretch of a paragraph of a Word file or of a line of a text; its numbers are those of the inspection's places.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Part">The part; empty for the body, and for a text.</param>
/// <param name="Paragraph">The paragraph of the part, or the line, from 1.</param>
/// <param name="Start">The first character, from 0, of the words that are seen.</param>
/// <param name="Length">How many; null for all to the end.</param>
public sealed record SpanMark(string Ground, string Part, int Paragraph, int Start, int? Length) : RedactionMark(Ground);

/// <summary>Cells of a workbook.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Sheet">Name of the sheet; empty for the first.</param>
/// <param name="Range">A cell (<c>B3</c>), a range (<c>B3:D9</c>), columns (<c>C:C</c>) or rows (<c>5:5</c>).</param>
public sealed record CellMark(string Ground, string Sheet, string Range) : RedactionMark(Ground);

/// <summary>A picture inside a Word file or workbook.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Part">The part that holds the picture.</param>
/// <param name="Rectangle">In pixels; null for all of it.</param>
public sealed record PictureMark(string Ground, string Part, PageRectangle? Rectangle) : RedactionMark(Ground);

/// <summary>Words, wherever they stand.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Words">At least two characters; blanks between Chinese characters and over line ends do not matter in a PDF.</param>
public sealed record WordsMark(string Ground, string Words) : RedactionMark(Ground);

/// <summary>Everything that is written like this, wherever it stands.</summary>
/// <param name="Ground">Id of the ground.</param>
/// <param name="Pattern">Id of a pattern, such as <c>personal.identity-card</c>.</param>
public sealed record PatternMark(string Ground, string Pattern) : RedactionMark(Ground);

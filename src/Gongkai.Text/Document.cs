using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>What kind of file a document was read from.</summary>
public enum DocumentKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A web page saved with its parts (MHTML).</summary>
    Mhtml,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Word (OOXML).</summary>
    Docx,

    /// <summary>Excel (OOXML or binary).</summary>
    Xlsx,

    /// <summary>PDF with a text layer.</summary>
    Pdf,

    /// <summary>A picture of a page, read by character recognition.</summary>
    Picture,

    /// <summary>A converted office file (DOC, WPS, ODT, RTF).</summary>
    Office,

    /// <summary>The JSON that <c>read --json</c> prints.</summary>
    Json,
}

/// <summary>A file that was read: its decoded text and the blocks found in it. Every place in a block is an offset into <see cref="Text"/>.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Kind">Kind of file.</param>
/// <param name="Text">The decoded source: for text and HTML the characters of the file, otherwise the plain text that the reader laid out.</param>
/// <param name="Blocks">The blocks in reading order.</param>
public sealed record Document(string Name, DocumentKind Kind, string Text, ImmutableArray<Block> Blocks)
{
    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal; empty when not from a file.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>True where characters were recognised from a picture: every figure is doubtful until an equation confirms it.</summary>
    public bool IsRecognised { get; init; }

    /// <summary>What the file calls itself outside its text (the title of a web page, the properties of an office file); null for nothing.</summary>
    public MappedText? TitleHint { get; init; }

    /// <summary>Remarks about how the file could be read (encoding guessed, fonts without a usable map), as plain codes such as <c>encoding-guessed</c>.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}

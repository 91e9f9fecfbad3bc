using System.Text.Json.Serialization;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Library;

/// <summary>The JSON inside a stored reading. Names are short because a source of many blocks repeats them.</summary>
internal sealed record ArchivedReading
{
    public int Version { get; init; } = 1;
    public required string Name { get; init; }
    public required DocumentKind Kind { get; init; }
    public required string Sha256 { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRecognised { get; init; }
    public string[]? SourceRemarks { get; init; }
    public ArchivedText? TitleHint { get; init; }
    public required string Text { get; init; }
    public required ArchivedBlock[] Blocks { get; init; }
    public string? Organ { get; init; }
    public int? Year { get; init; }
    public string? Form { get; init; }
    public string? Title { get; init; }
    public ArchivedText? Preamble { get; init; }
    public required ArchivedSection[] Sections { get; init; }
    public required Dictionary<string, ArchivedFigure> Figures { get; init; }
    public required ArchivedObservation[] Observations { get; init; }
}

/// <summary>A mapped text: <c>S</c> start and length where it stands in the source as it is; else <c>T</c> the characters
/// and, when placed, <c>R</c> runs of three: how many characters, from where, over how many of the source.
/// A run of several characters is one to one.</summary>
internal sealed record ArchivedText
{
    public int[]? S { get; init; }
    public string? T { get; init; }
    public int[]? R { get; init; }
}

/// <summary>A block: a table when it has cells, a heading when it has a level, else a paragraph.</summary>
internal sealed record ArchivedBlock
{
    public ArchivedText? X { get; init; }
    public int? Level { get; init; }
    public ParagraphStyle? Style { get; init; }
    public ArchivedCell[]? Cells { get; init; }
    public int? HeadRows { get; init; }
    public int? Page { get; init; }
}

/// <summary>A cell: <c>P</c> is row, column, row span, column span.</summary>
internal sealed record ArchivedCell
{
    public required int[] P { get; init; }
    public required ArchivedText X { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Head { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Number { get; init; }
}

internal sealed record ArchivedSection(int Number, string Title, ArchivedText Text, int[]? Heading);

/// <summary>What is known of a figure beside value and state. <c>Where</c> is start, length, line, page, table, row, column, 0 for none, cut at the last one known.</summary>
internal sealed record ArchivedFigure
{
    public string? Raw { get; init; }
    public string? Unit { get; init; }
    public decimal? Computed { get; init; }
    public decimal? Exact { get; init; }
    public int[]? Where { get; init; }
    public string? Reading { get; init; }
}

internal sealed record ArchivedObservation
{
    public required ObservationKind Kind { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Section { get; init; }
    public string[]? Cells { get; init; }
    public decimal? Expected { get; init; }
    public decimal? Actual { get; init; }
    public string? Text { get; init; }
    public int[][]? Places { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArchivedReading))]
internal sealed partial class ArchivedReadingContext : JsonSerializerContext;

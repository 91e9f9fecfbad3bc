using System.Text.Json.Serialization;

namespace Gongkai.Reports;

/// <summary>The data file of one edition, as written.</summary>
internal sealed record FormFile
{
    public required string Edition { get; init; }
    public string Source { get; init; } = "";
    public required int FirstYear { get; init; }
    public int? LastYear { get; init; }
    public string TitlePattern { get; init; } = "{organ}{year}年政府信息公开工作年度报告";
    public required SectionFile[] Sections { get; init; }
    public required TableFile[] Tables { get; init; }
    public EquationFile[] Equations { get; init; } = [];

    internal sealed record SectionFile(int Number, string Title, string[]? Variants);

    internal sealed record TableFile(int Number, int Section, string Title, string? Corner, string? ColumnsHead, BlockFile[] Blocks);

    internal sealed record BlockFile(string? Head, string? HeadLabel, string? Article, ColumnFile[] Columns, RowFile[] Rows);

    internal sealed record ColumnFile(string Code, string Label, string[]? Path, string[]? Variants, string? Unit);

    internal sealed record RowFile(string Code, string Label, string[]? Path, string[]? Variants);

    internal sealed record EquationFile(string Rule, int Table, string Over, string[] Left, string[] Right);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FormFile))]
internal sealed partial class FormFileContext : JsonSerializerContext;

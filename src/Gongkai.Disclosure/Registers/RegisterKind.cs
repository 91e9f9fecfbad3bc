using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Disclosure.Registers;

/// <summary>Which day of a row decides whether a figure counts it.</summary>
public enum RegisterDay
{
    /// <summary>The day it was made, decided, done; of a batch line the last day of its period.</summary>
    On,

    /// <summary>The day it was published.</summary>
    Published,

    /// <summary>The first day on which it holds no more.</summary>
    Ended,
}

/// <summary>How a figure counts the rows of a register.</summary>
public enum RegisterMeasure
{
    /// <summary>The numbers of the rows whose day lies in the year.</summary>
    Number,

    /// <summary>Their amounts.</summary>
    Amount,

    /// <summary>The numbers of the rows that hold on the last day.</summary>
    Stock,

    /// <summary>The numbers of those that held on the last day of the year before.</summary>
    StockBefore,

    /// <summary>What became of that stock since: the one less the other.</summary>
    Change,
}

/// <summary>A figure of the report that a register feeds.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="How">How it counts.</param>
/// <param name="Day">By which day.</param>
/// <param name="Variant">Only the rows of this variant; null for all.</param>
public sealed record RegisterFigure(CellId Cell, RegisterMeasure How, RegisterDay Day, string? Variant);

/// <summary>A variant inside a register, such as the channel of a release.</summary>
public sealed record RegisterVariant(string Code, string Zh, string En)
{
    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);
}

/// <summary>A register as data: what its rows carry and which figures they feed. A register with a figure of table 2 belongs to the figures,
/// the others to the records of the year, from which the words of the report are drafted.</summary>
/// <param name="Code">As stored.</param>
/// <param name="FeedsFigures">True when it feeds figures of the report.</param>
/// <param name="Unit">What is counted, in Chinese: 件, 场.</param>
/// <param name="DayWords">What its day is called.</param>
/// <param name="EndWords">What the end of a row is called; null when rows have none.</param>
/// <param name="Fields">The fields besides day, number, source and evidence.</param>
/// <param name="Variants">Empty when it has none; otherwise each row is of one of them.</param>
/// <param name="Figures">What it feeds.</param>
/// <param name="IsStock">A record of the year that goes on until it ends: all that hold on the last day count.</param>
public sealed record RegisterKind(
    string Code, Words Name, bool FeedsFigures, string Unit, Words DayWords, Words? EndWords,
    ImmutableArray<string> Fields, ImmutableArray<RegisterVariant> Variants, ImmutableArray<RegisterFigure> Figures, bool IsStock)
{
    private static readonly Lazy<ImmutableArray<RegisterKind>> Known = new(Load);

    /// <summary>All registers, those that feed figures first.</summary>
    public static ImmutableArray<RegisterKind> All => Known.Value;

    /// <summary>The register of that code; null when there is none.</summary>
    public static RegisterKind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);

    /// <summary>The register of that code.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RegisterKind Of(string code) => Find(code) ?? throw new ArgumentException($"There is no register '{code}'.", nameof(code));

    /// <summary>The register that feeds a figure; null when none does.</summary>
    public static RegisterKind? Feeding(CellId cell) => All.FirstOrDefault(kind => kind.Figures.Any(figure => figure.Cell == cell));

    /// <summary>True when its rows carry that field.</summary>
    public bool Has(string field) => Fields.Contains(field);

    /// <summary>True when rows made long ago still count.</summary>
    public bool LooksBack => IsStock || Figures.Any(figure => figure.How is not (RegisterMeasure.Number or RegisterMeasure.Amount) || figure.Day != RegisterDay.On);

    /// <summary>The variant of that code; null when there is none.</summary>
    public RegisterVariant? Variant(string? code) => Variants.FirstOrDefault(variant => variant.Code == code);

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => Name.In(culture);

    private static ImmutableArray<RegisterKind> Load()
    {
        using var stream = typeof(RegisterKind).Assembly.GetManifestResourceStream("registers/registers.json")!;
        return [.. JsonSerializer.Deserialize(stream, RegisterJson.Default.RegisterFileArray)!.Select(file => file.Build())];
    }
}

/// <summary>A register as written in <c>registers.json</c>.</summary>
internal sealed record RegisterFile
{
    private static readonly Words Repealed = new("废止或失效日期", "Repealed or lapsed on");

    public required string Code { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
    public required string Group { get; init; }
    public required string Unit { get; init; }
    public required string[] Fields { get; init; }
    public required Words Day { get; init; }
    public Words? End { get; init; }
    public bool IsStock { get; init; }
    public RegisterVariant[]? Variants { get; init; }
    public RegisterFigureFile[]? Figures { get; init; }

    public RegisterKind Build() => new(
        Code, new Words(Zh, En), Group == "figures", Unit, Day, Fields.Contains("ended") ? End ?? Repealed : null, [.. Fields], [.. Variants ?? []],
        [.. (Figures ?? []).Select(figure => new RegisterFigure(CellId.Parse(figure.Cell), Enum.Parse<RegisterMeasure>(figure.How.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), Enum.Parse<RegisterDay>(figure.Day ?? "on", ignoreCase: true), figure.Variant))], IsStock);
}

/// <summary>A figure as written there.</summary>
internal sealed record RegisterFigureFile
{
    public required string Cell { get; init; }
    public required string How { get; init; }
    public string? Day { get; init; }
    public string? Variant { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RegisterFile[]))]
internal sealed partial class RegisterJson : JsonSerializerContext;

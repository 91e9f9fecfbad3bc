using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Conversion;

/// <summary>What became of one cell in a conversion between editions.</summary>
public enum ConversionGrade
{
    /// <summary>The same thing is counted.</summary>
    Exact,

    /// <summary>Nearly the same thing is counted (新制作 and 制发).</summary>
    Approximate,

    /// <summary>The target edition has no place for it; the figure is kept beside the form, so that converting back finds it.</summary>
    Kept,

    /// <summary>The source edition did not ask for it: unknown, never zero.</summary>
    Unknown,

    /// <summary>Unknown as well, but the source asked for something to compare with (对外公开总数量 and 现行有效件数); it is never taken over.</summary>
    Hint,
}

/// <summary>One line of a conversion log.</summary>
/// <param name="Cell">The cell of the target (or, for kept figures, of the source) edition.</param>
/// <param name="Grade">How it was converted.</param>
/// <param name="Sources">The cells it came from, or is to be compared with; none when there are none.</param>
public sealed record ConversionLine(CellId Cell, ConversionGrade Grade, ImmutableArray<CellId> Sources);

/// <summary>A report in another edition of the form, and how each cell came there.</summary>
public sealed record ConvertedReport(AnnualReport Report, ImmutableArray<ConversionLine> Log);

/// <summary>Lays a report out in another edition (crosswalk.json). What the other edition did not ask for is unknown.</summary>
public static class FormConverter
{
    private static readonly Lazy<CrosswalkFile[]> Crosswalks = new(Load);

    /// <summary>The report in the edition <paramref name="target"/>.</summary>
    public static ConvertedReport Convert(AnnualReport report, Form target)
    {
        if (report.Form == target.Edition)
        {
            return new ConvertedReport(report, []);
        }

        var crosswalk = Crosswalks.Value.FirstOrDefault(file => file.From == report.Form && file.To == target.Edition)?.Cells ?? [];
        var log = ImmutableArray.CreateBuilder<ConversionLine>();
        var figures = new List<KeyValuePair<CellId, Figure>>();
        foreach (var cell in target.Cells.Select(cell => cell.Id))
        {
            var (figure, line) = Convert(report.Figures, cell, crosswalk.FirstOrDefault(entry => entry.Target == cell.Code));
            figures.Add(new(cell, figure));
            log.Add(line);
        }

        // 六 in one line is known where its three lines are not: the figure stays beside the form.
        foreach (var (cell, figure) in report.Figures.Where(pair => !target.Has(pair.Key)))
        {
            figures.Add(new(cell, figure));
            log.Add(new ConversionLine(cell, ConversionGrade.Kept, [cell]));
        }

        return new ConvertedReport(report with { Form = target.Edition, Figures = Figures.From(figures) }, log.ToImmutable());
    }

    private static (Figure Figure, ConversionLine Line) Convert(Figures figures, CellId cell, CrosswalkFile.Entry? entry)
    {
        if (figures.TryGet(cell, out var same))
        {
            return (same, new ConversionLine(cell, ConversionGrade.Exact, [cell]));
        }

        ImmutableArray<CellId> sources = entry is null ? [] : [.. entry.Sources.Select(CellId.Parse)];
        if (entry is null || !sources.All(source => figures.TryGet(source, out _)))
        {
            return (new Figure(FigureState.Unknown, null) { Reading = "conversion=unknown" }, new ConversionLine(cell, ConversionGrade.Unknown, []));
        }

        var grade = entry.Grade;
        var figure = grade == ConversionGrade.Hint ? new Figure(FigureState.Unknown, null) : Sum([.. sources.Select(source => figures[source])]);
        return (figure with { Reading = $"conversion={grade.ToString().ToLowerInvariant()}; from={string.Join('+', sources)}" }, new ConversionLine(cell, grade, sources));
    }

    private static Figure Sum(ImmutableArray<Figure> parts) =>
        parts.Length == 1 ? parts[0]
        : parts.All(part => part.IsCertain) ? Figure.Of(parts.Sum(part => part.Value!.Value))
        : parts.All(part => part.State == parts[0].State) ? new Figure(parts[0].State, null)
        : new Figure(FigureState.Unknown, null);

    private static CrosswalkFile[] Load()
    {
        using var stream = typeof(FormConverter).Assembly.GetManifestResourceStream("conversion/crosswalk.json")!;
        return JsonSerializer.Deserialize(stream, CrosswalkContext.Default.CrosswalkFileArray)!;
    }
}

internal sealed record CrosswalkFile(string From, string To, CrosswalkFile.Entry[] Cells)
{
    internal sealed record Entry(string Target, string[] Sources, ConversionGrade Grade);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CrosswalkFile[]))]
internal sealed partial class CrosswalkContext : JsonSerializerContext;

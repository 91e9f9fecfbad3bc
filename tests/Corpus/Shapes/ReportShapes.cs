using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Corpus.Shapes;

/// <summary>One of the ways in which offices publish the report.</summary>
public sealed class ReportShape
{
    private readonly Func<AnnualReport, Habit, Rng, Printer> printer;

    internal ReportShape(string id, bool keepsBlanks, bool isWhole, Func<AnnualReport, Habit, Rng, Printer> printer)
    {
        Id = id;
        KeepsBlanks = keepsBlanks;
        IsWhole = isWhole;
        this.printer = printer;
    }

    /// <summary>Shape id such as <c>S04</c>, or a name for a page.</summary>
    public string Id { get; }

    /// <summary>False where a cell without print leaves no trace.</summary>
    public bool KeepsBlanks { get; }

    /// <summary>False where the shape itself destroys what would tell the figures apart.</summary>
    public bool IsWhole { get; }

    /// <summary>The report printed in this shape.</summary>
    public PlacedReport Print(AnnualReport report, Rng rng)
    {
        var habit = Habit.Next(rng);
        var amount = report.Figures.Where(figure => figure.Key.Definition.Unit == CellUnit.Amount).Select(figure => figure.Value).FirstOrDefault();
        var headed = amount is { Unit: { } unit, Raw: { } raw } && !raw.Contains(unit, StringComparison.Ordinal);
        return printer(report, headed ? habit with { UnitHead = $"（单位：{amount!.Unit}）" } : habit, rng).Print($"{Id} {report.Title}");
    }
}

/// <summary>All shapes that the corpus can print.</summary>
public static class ReportShapes
{
    /// <summary>Plain text and Markdown.</summary>
    public static ImmutableArray<ReportShape> Texts { get; } =
    [
        new("S01", true, true, (report, habit, _) => new LinePrinter(report, habit, false)),
        new("S02", false, true, (report, habit, _) => new LinePrinter(report, habit, true)),
        new("S03", true, true, (report, habit, _) => new BarPrinter(report, habit)),
        new("S04", true, true, (report, habit, rng) => new TabPrinter(report, habit, rng.Chance(50))),
        new("S05", true, true, (report, habit, _) => new LedPrinter(report, habit)),
        new("S06", true, true, (report, habit, _) => new PipePrinter(report, habit)),
        new("S07", true, true, (report, habit, rng) => new MarkdownPrinter(report, habit, rng.Between(3, 40))),
        new("S08", false, false, (report, habit, _) => new GluedPrinter(report, habit)),
        new("S09", false, true, (report, habit, _) => new ColumnPrinter(report, habit)),
    ];

    /// <summary>Web pages.</summary>
    public static ImmutableArray<ReportShape> Pages { get; } =
    [
        new("html", true, true, (report, habit, _) => new HtmlPrinter(report, habit)),
        new("html-filler", true, true, (report, habit, _) => new FillerPrinter(report, habit)),
        new("html-framed", true, true, (report, habit, _) => new FramedPrinter(report, habit)),
        new("html-exported", true, true, (report, habit, _) => new ExportedPrinter(report, habit)),
        new("html-boxes", true, true, (report, habit, _) => new BoxPrinter(report, habit)),
    ];

    /// <summary>Everything.</summary>
    public static ImmutableArray<ReportShape> All { get; } = [.. Texts, .. Pages];
}

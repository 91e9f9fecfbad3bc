using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;
using Gongkai.Reports;

namespace Gongkai.Corpus.Shapes;

/// <summary>One of the ways in which offices publish the report.</summary>
public sealed class ReportShape
{
    private readonly Func<Galley, Habit, Rng, Printer> printer;

    internal ReportShape(string id, bool keepsBlanks, bool isWhole, Func<Galley, Habit, Rng, Printer> printer)
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
        var habit = Habit.Next(rng).For(report);
        return Print(Typesetting.Set(report, habit), habit, rng);
    }

    /// <summary>A galley printed in this shape.</summary>
    internal PlacedReport Print(Galley galley, Habit habit, Rng rng) => printer(galley, habit, rng).Print($"{Id} {galley.Origin.Title}");
}

/// <summary>All shapes that the corpus can print.</summary>
public static class ReportShapes
{
    /// <summary>Plain text and Markdown.</summary>
    public static ImmutableArray<ReportShape> Texts { get; } =
    [
        new("S01", true, true, (galley, habit, _) => new LinePrinter(galley, habit, false)),
        new("S02", false, true, (galley, habit, _) => new LinePrinter(galley, habit, true)),
        new("S03", true, true, (galley, habit, _) => new BarPrinter(galley, habit)),
        new("S04", true, true, (galley, habit, rng) => new TabPrinter(galley, habit, rng.Chance(50))),
        new("S05", true, true, (galley, habit, _) => new LedPrinter(galley, habit)),
        new("S06", true, true, (galley, habit, _) => new PipePrinter(galley, habit)),
        new("S07", true, true, (galley, habit, rng) => new MarkdownPrinter(galley, habit, rng.Between(3, 40))),
        new("S08", false, false, (galley, habit, _) => new GluedPrinter(galley, habit)),
        new("S09", false, true, (galley, habit, _) => new ColumnPrinter(galley, habit)),
    ];

    /// <summary>Web pages.</summary>
    public static ImmutableArray<ReportShape> Pages { get; } =
    [
        new("html", true, true, (galley, habit, _) => new HtmlPrinter(galley, habit)),
        new("html-filler", true, true, (galley, habit, _) => new FillerPrinter(galley, habit)),
        new("html-framed", true, true, (galley, habit, _) => new FramedPrinter(galley, habit)),
        new("html-exported", true, true, (galley, habit, _) => new ExportedPrinter(galley, habit)),
        new("html-boxes", false, true, (galley, habit, _) => new BoxPrinter(galley, habit)),
    ];

    /// <summary>Everything.</summary>
    public static ImmutableArray<ReportShape> All { get; } = [.. Texts, .. Pages];
}

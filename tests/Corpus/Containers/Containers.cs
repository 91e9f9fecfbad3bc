using System.Collections.Immutable;
using System.Text;
using Gongkai.Corpus.Galleys;
using Gongkai.Corpus.Shapes;
using Gongkai.Reports;

namespace Gongkai.Corpus.Containers;

/// <summary>What a file format and the way of writing it do to a report.</summary>
[Flags]
public enum ContainerTraits
{
    /// <summary>Nothing is lost.</summary>
    None = 0,

    /// <summary>A cell without print leaves no trace, so that a row with one cannot be told from a row that lost one.</summary>
    DropsBlanks = 1,

    /// <summary>The order of labels and values, or what separates them, is lost: every figure counts as damaged.</summary>
    Scrambles = 2,

    /// <summary>Written by the product's own writers.</summary>
    IsOurs = 4,
}

/// <summary>A way to put a galley into a file.</summary>
/// <param name="Id">Name in tables, such as <c>docx-hand</c>.</param>
/// <param name="Extension">Of the file, with its full stop.</param>
/// <param name="Traits">What is lost on the way.</param>
/// <param name="Write">Gives the bytes.</param>
internal sealed record Container(string Id, string Extension, ContainerTraits Traits, Func<Galley, Habit, Rng, byte[]> Write)
{
    /// <summary>The galley with what this container damages marked.</summary>
    public Galley Mark(Galley galley) =>
        Traits.HasFlag(ContainerTraits.Scrambles) ? galley.WithDamaged(galley.Tables.SelectMany(table => table.Rows).SelectMany(row => row).Where(cell => cell.Figure is not null).Select(cell => cell.Figure!.Value))
        : Traits.HasFlag(ContainerTraits.DropsBlanks) ? galley.WithDamaged(galley.Tables.SelectMany(table => table.Rows).Where(row => row.Any(cell => cell.Figure is not null && cell.Text.Trim().Length == 0)).SelectMany(Figures))
        : galley;

    private static IEnumerable<CellId> Figures(ImmutableArray<GalleyCell> row) => row.Where(cell => cell.Figure is not null).Select(cell => cell.Figure!.Value);
}

/// <summary>The containers that are written here, without any other program.</summary>
internal static class OwnContainers
{
    /// <summary>Plain text and Markdown.</summary>
    public static ImmutableArray<Container> Texts { get; } =
    [
        .. ReportShapes.Texts.Select(Of),
        Text("S06-broken", ".txt", ContainerTraits.None, (galley, habit) => new BrokenPipePrinter(galley, habit)),
        Text("S09-wrapped", ".txt", ContainerTraits.DropsBlanks, (galley, habit) => new LayoutPrinter(galley, habit)),
        Text("S10-before", ".txt", ContainerTraits.Scrambles, (galley, habit) => new ValuesFirstPrinter(galley, habit)),
        Text("S10-columns", ".txt", ContainerTraits.Scrambles, (galley, habit) => new ColumnwisePrinter(galley, habit)),
        new("S13", ".txt", ContainerTraits.Scrambles, (galley, habit, _) => Encoding.UTF8.GetBytes(RepeatedLines.Remove(new LinePrinter(galley, habit, false).Print("").Text))),
        Text("S14", ".txt", ContainerTraits.DropsBlanks, (galley, habit) => new TracelessPrinter(galley, habit)),
    ];

    /// <summary>Web pages.</summary>
    public static ImmutableArray<Container> Pages { get; } =
    [
        .. ReportShapes.Pages.Select(Of),
        Text("html-digits", ".html", ContainerTraits.None, (galley, habit) => new SplitDigitPrinter(galley, habit)),
        Text("html-article", ".html", ContainerTraits.None, (galley, habit) => new ArticlePrinter(galley, habit)),
        Text("html-unclosed", ".html", ContainerTraits.None, (galley, habit) => new UnclosedPrinter(galley, habit)),
        new("html-script", ".html", ContainerTraits.None, (galley, habit, _) => WrappedPages.InScript(new HtmlPrinter(galley, habit).Print("").Text)),
        new("mhtml", ".mht", ContainerTraits.None, (galley, habit, _) => WrappedPages.Mhtml(new ArticlePrinter(galley, habit).Print("").Text)),
        new("html-gbk", ".html", ContainerTraits.None, (galley, habit, _) => WrappedPages.Gbk(new HtmlPrinter(galley, habit).Print("").Text)),
    ];

    /// <summary>Office files.</summary>
    public static ImmutableArray<Container> Office { get; } =
    [
        new("docx-hand", ".docx", ContainerTraits.None, (galley, _, rng) => HandDocx.Write(galley, rng)),
        new("docx-own", ".docx", ContainerTraits.IsOurs, (galley, _, _) => OwnWriters.Docx(galley)),
        new("xlsx-hand", ".xlsx", ContainerTraits.None, (galley, _, rng) => HandXlsx.Write(galley, rng)),
        new("xlsx-own", ".xlsx", ContainerTraits.IsOurs, (galley, _, _) => OwnWriters.Xlsx(galley)),
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Container> All { get; } = [.. Texts, .. Pages, .. Office];

    private static Container Of(ReportShape shape) => new(
        shape.Id,
        shape.Id == "S07" ? ".md" : shape.Id.StartsWith('S') ? ".txt" : ".html",
        !shape.IsWhole ? ContainerTraits.Scrambles : !shape.KeepsBlanks ? ContainerTraits.DropsBlanks : ContainerTraits.None,
        (galley, habit, rng) => Encoding.UTF8.GetBytes(shape.Print(galley, habit, rng).Text));

    private static Container Text(string id, string extension, ContainerTraits traits, Func<Galley, Habit, Printer> printer) =>
        new(id, extension, traits, (galley, habit, _) => Encoding.UTF8.GetBytes(printer(galley, habit).Print("").Text));
}

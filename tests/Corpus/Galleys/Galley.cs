using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Corpus.Galleys;

/// <summary>A report as an office set it, before it is put into any file: lines and tables in order. Shapes and damage are edits of it;
/// containers turn it into bytes; the truth is read off it, so that no edit can forget to say what it did.</summary>
/// <param name="Origin">The report that was set: what it would print undamaged.</param>
/// <param name="Blocks">Lines and tables in reading order.</param>
public sealed record Galley(AnnualReport Origin, ImmutableArray<GalleyBlock> Blocks)
{
    /// <summary>The organ that the document itself supports; null where it names none.</summary>
    public string? Organ { get; init; } = Origin.Organ;

    /// <summary>The year that the document itself supports; null where it names none.</summary>
    public int? Year { get; init; } = Origin.Year;

    /// <summary>The edition that its second table follows; null where nothing tells.</summary>
    public string? Form { get; init; } = Origin.Form;

    /// <summary>Cells whose print was damaged in a way that the blocks do not show: flagged, lost or right are all in order for them.</summary>
    public ImmutableHashSet<CellId> Damaged { get; init; } = [];

    /// <summary>The tables.</summary>
    public IEnumerable<GalleyTable> Tables => Blocks.OfType<GalleyTable>();

    /// <summary>The galley with its tables changed.</summary>
    /// <param name="change">Gives the table that takes the place of another; null takes it out.</param>
    public Galley WithTables(Func<GalleyTable, GalleyTable?> change) =>
        this with { Blocks = [.. Blocks.Select(block => block is GalleyTable table ? change(table) : block).OfType<GalleyBlock>()] };

    /// <summary>The galley with its lines changed.</summary>
    public Galley WithLines(Func<GalleyLine, GalleyLine?> change) =>
        this with { Blocks = [.. Blocks.Select(block => block is GalleyLine line ? change(line) : block).OfType<GalleyBlock>()] };

    /// <summary>The galley with every text changed, labels and words alike.</summary>
    public Galley WithTexts(Func<string, string> change) => WithLines(line => line with { Text = change(line.Text) }).WithTables(table => table.WithCells(cell => cell with { Text = change(cell.Text) }));

    /// <summary>The galley with some more cells damaged.</summary>
    public Galley WithDamaged(IEnumerable<CellId> cells) => this with { Damaged = Damaged.Union(cells) };

    /// <summary>Where part <paramref name="number"/> begins; -1 when its heading is not there.</summary>
    public int HeadingOf(int number) => IndexOf(0, line => line.Part == number);

    /// <summary>Where the part behind that of <paramref name="number"/> begins, or the end.</summary>
    public int EndOf(int number)
    {
        var start = HeadingOf(number);
        var next = IndexOf(start + 1, line => line.Part > 0);
        return next < 0 ? Blocks.Length : next;
    }

    private int IndexOf(int from, Func<GalleyLine, bool> wanted)
    {
        for (var at = from; at < Blocks.Length; at++)
        {
            if (Blocks[at] is GalleyLine line && wanted(line))
            {
                return at;
            }
        }

        return -1;
    }
}

/// <summary>A line or a table.</summary>
public abstract record GalleyBlock;

/// <summary>What a line is.</summary>
public enum GalleyLineKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>The title or a part of it.</summary>
    Title,

    /// <summary>A heading.</summary>
    Heading,
}

/// <summary>A line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says.</param>
public sealed record GalleyLine(GalleyLineKind Kind, string Text) : GalleyBlock
{
    /// <summary>The part that it heads, 1 to 6; 0 for none.</summary>
    public int Part { get; init; }

    /// <summary>A line of words.</summary>
    public static GalleyLine Words(string text) => new(GalleyLineKind.Words, text);
}

/// <summary>A cell as set.</summary>
/// <param name="Text">What is printed in it; a line break where the office breaks it.</param>
/// <param name="ColumnSpan">Grid columns covered.</param>
/// <param name="RowSpan">Grid rows covered.</param>
public sealed record GalleyCell(string Text, int ColumnSpan = 1, int RowSpan = 1)
{
    /// <summary>The figure printed here; null for a label or a stray cell.</summary>
    public CellId? Figure { get; init; }

    /// <summary>The figure's value as printed; null when the cell is empty or says that it does not apply.</summary>
    public decimal? Amount { get; init; }

    /// <summary>True where “/” or a dash is printed.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>True for a label that stands before figures, by which its row is known.</summary>
    public bool IsLabel { get; init; }
}

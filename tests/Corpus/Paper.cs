using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Gongkai.Reports;

namespace Gongkai.Corpus;

/// <summary>The statistic tables of one edition as grids, typed from the printed form.</summary>
public sealed class Paper
{
    private static readonly ConcurrentDictionary<string, Paper> Known = new(StringComparer.Ordinal);

    private Paper(ImmutableArray<PaperTable> tables) => Tables = tables;

    /// <summary>Tables 2, 3 and 4.</summary>
    public ImmutableArray<PaperTable> Tables { get; }

    /// <summary>The paper of an edition.</summary>
    public static Paper Of(string edition) => Known.GetOrAdd(edition, Load);

    internal static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The corpus has no '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static Paper Load(string edition)
    {
        var tables = ImmutableArray.CreateBuilder<PaperTable>();
        foreach (var part in Resource($"paper/{edition}.txt").Split("table ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            tables.Add(PaperTable.Parse(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture), [.. lines.Skip(1).Select(line => line.Split('|'))]));
        }

        return new Paper(tables.ToImmutable());
    }
}

/// <summary>One table as a grid.</summary>
/// <param name="Number">2, 3 or 4.</param>
/// <param name="ColumnCount">Grid columns.</param>
/// <param name="Rows">For each grid row the cells that start in it, from left to right.</param>
public sealed record PaperTable(int Number, int ColumnCount, ImmutableArray<ImmutableArray<PaperCell>> Rows)
{
    internal static PaperTable Parse(int number, string[][] grid)
    {
        var rows = grid.Select((line, row) => line.Select((text, column) => (text, column)).Where(place => place.text is not ("<" or "^"))
            .Select(place => new PaperCell(row, place.column, Down(grid, row, place.column), Across(line, place.column), place.text)).ToImmutableArray());
        return new PaperTable(number, grid[0].Length, [.. rows]);
    }

    private static int Across(string[] line, int column) => 1 + line.Skip(column + 1).TakeWhile(text => text == "<").Count();

    private static int Down(string[][] grid, int row, int column) => 1 + grid.Skip(row + 1).TakeWhile(line => line[column] == "^").Count();
}

/// <summary>A cell of the paper: a label, or the place of a figure.</summary>
public sealed record PaperCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text)
{
    /// <summary>The figure that stands here; null for a label.</summary>
    public CellId? Figure { get; } = Text.StartsWith('{') ? CellId.Parse(Text[1..^1]) : null;
}

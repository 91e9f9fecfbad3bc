using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Shapes;

/// <summary>Prints a galley as text of one shape. What the shapes share: the order of lines and tables.</summary>
internal abstract class Printer(Galley galley, Habit habit)
{
    protected Galley Galley => galley;

    protected Habit Habit => habit;

    protected Sheet Sheet { get; } = new();

    protected abstract string Extension { get; }

    /// <summary>What a label puts where this office breaks it over two lines; empty where the shape cannot.</summary>
    protected virtual string LineBreak => "";

    public PlacedReport Print(string name)
    {
        Open();
        foreach (var block in galley.Blocks)
        {
            if (block is GalleyTable table)
            {
                Table(table);
            }
            else if (block is GalleyLine line)
            {
                Line(line);
            }
        }

        Close();
        return Sheet.Done(name, Extension, galley.Origin);
    }

    private void Line(GalleyLine line)
    {
        if (line.Part > 0)
        {
            Sheet.OpenPart(line.Part);
        }

        switch (line.Kind)
        {
            case GalleyLineKind.Title:
                Title(Escape(line.Text));
                break;
            case GalleyLineKind.Heading:
                Heading(Escape(line.Text));
                break;
            default:
                Words(Escape(line.Text));
                break;
        }
    }

    protected virtual void Open()
    {
    }

    protected abstract void Title(string title);

    protected abstract void Heading(string heading);

    protected abstract void Words(string line);

    protected abstract void Table(GalleyTable table);

    protected virtual void Close()
    {
    }

    /// <summary>The text as the file's format writes it.</summary>
    protected virtual string Escape(string text) => text;

    protected string TextOf(GalleyCell cell) => Escape(cell.Text).Replace("\n", LineBreak, StringComparison.Ordinal);

    protected void Cell(GalleyCell cell, string before, string after)
    {
        if (cell.Figure is { } id)
        {
            Sheet.Figure(id, cell.Amount, before + habit.Pad, TextOf(cell), after);
        }
        else
        {
            Sheet.Label(before, TextOf(cell), after);
        }
    }

    /// <summary>Prints every row; <paramref name="print"/> writes one.</summary>
    protected void Rows(GalleyTable table, Action<ImmutableArray<GridCell>, int> print)
    {
        var grid = table.Grid();
        for (var row = 0; row < grid.Length; row++)
        {
            Sheet.OpenRow();
            print(grid[row], row);
            Sheet.CloseRow(table.Number);
        }
    }

    protected static int ColumnCount(ImmutableArray<ImmutableArray<GridCell>> grid) => grid.SelectMany(row => row).Max(place => place.End);
}

using System.Text;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus.Shapes;

/// <summary>The text being printed, and where every label and figure of it stands.</summary>
internal sealed class Sheet
{
    private readonly StringBuilder text = new();
    private readonly List<PlacedRow> rows = [];
    private readonly List<(int Number, int Start)> parts = [];
    private readonly List<PlacedFigure> figures = [];
    private TextSpan label;

    public Sheet Write(string words)
    {
        text.Append(words);
        return this;
    }

    public Sheet Line(string words = "") => Write(words).Write("\n");

    public void OpenPart(int number) => parts.Add((number, text.Length));

    public void OpenRow() => label = default;

    /// <summary>A label; the last one before the figures is the row's own.</summary>
    public void Label(string before, string words, string after)
    {
        text.Append(before);
        label = new TextSpan(text.Length, words.Length);
        text.Append(words).Append(after);
    }

    /// <summary>A figure with the separators that belong to its cell.</summary>
    public void Figure(CellId cell, decimal? amount, string before, string printed, string after)
    {
        var start = text.Length;
        text.Append(before).Append(printed).Append(after);
        figures.Add(new PlacedFigure(cell, new TextSpan(start + before.Length, printed.Length), TextSpan.Between(start, text.Length), amount));
    }

    public void CloseRow(int table)
    {
        if (figures.Count > 0)
        {
            rows.Add(new PlacedRow(table, label, [.. figures]));
            figures.Clear();
        }
    }

    public PlacedReport Done(string name, string extension, AnnualReport truth)
    {
        var all = text.ToString();
        var placed = parts.Select((part, index) => new PlacedPart(part.Number, TextSpan.Between(part.Start, index + 1 < parts.Count ? parts[index + 1].Start : all.Length)));
        return new PlacedReport(name, extension, all, truth, [.. rows], [.. placed]);
    }
}

using Gongkai.Reports;

namespace Gongkai.Corpus.Shapes;

/// <summary>Prints a report in one shape. What the shapes share: the order of parts, words and tables.</summary>
internal abstract class Printer(AnnualReport report, Habit habit)
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六"];

    protected AnnualReport Report => report;

    protected Habit Habit => habit;

    protected Sheet Sheet { get; } = new();

    protected abstract string Extension { get; }

    /// <summary>What a label puts where this office breaks it over two lines; empty where the shape cannot.</summary>
    protected virtual string LineBreak => "";

    public PlacedReport Print(string name)
    {
        Open();
        Title(report.Title!);
        Lines(report.Preamble?.Value ?? "");
        foreach (var section in report.Sections)
        {
            Sheet.OpenPart(section.Number);
            Heading($"{Numerals[section.Number - 1]}、{section.Title}");
            Lines(section.Text.Value);

            if (Paper.Of(report.Form!).Tables.FirstOrDefault(table => table.Number == section.Number) is { } paper)
            {
                Table(paper);
            }
        }

        Close();
        return Sheet.Done(name, Extension, report);
    }

    private void Lines(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Words(line);
        }
    }

    protected virtual void Open()
    {
    }

    protected abstract void Title(string title);

    protected abstract void Heading(string heading);

    protected abstract void Words(string line);

    protected abstract void Table(PaperTable paper);

    protected virtual void Close()
    {
    }

    protected string LabelOf(PaperCell cell) => habit.Label(cell.Text, LineBreak);

    protected Figure FigureOf(PaperCell cell) => report.Figures[cell.Figure!.Value];

    protected string PrintedOf(PaperCell cell) => FigureOf(cell) is { Raw: { Length: > 0 } raw } ? raw : "";

    protected void Cell(PaperCell cell, string before, string after)
    {
        if (cell.Figure is { } id)
        {
            Sheet.Figure(id, FigureOf(cell).Value, before + habit.Pad, PrintedOf(cell), after);
        }
        else
        {
            Sheet.Label(before, LabelOf(cell), after);
        }
    }
}

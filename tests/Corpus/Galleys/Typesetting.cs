using System.Collections.Immutable;
using Gongkai.Corpus.Shapes;
using Gongkai.Reports;

namespace Gongkai.Corpus.Galleys;

/// <summary>Sets a report on the paper of its edition.</summary>
internal static class Typesetting
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六"];

    public static Galley Set(AnnualReport report, Habit habit)
    {
        var blocks = ImmutableArray.CreateBuilder<GalleyBlock>();
        blocks.Add(new GalleyLine(GalleyLineKind.Title, report.Title!));
        blocks.AddRange(Words(report.Preamble?.Value ?? ""));
        foreach (var section in report.Sections)
        {
            blocks.Add(new GalleyLine(GalleyLineKind.Heading, $"{Numerals[section.Number - 1]}、{section.Title}") { Part = section.Number });
            blocks.AddRange(Words(section.Text.Value));
            if (Paper.Of(report.Form!).Tables.FirstOrDefault(table => table.Number == section.Number) is { } paper)
            {
                blocks.Add(Set(paper, report.Figures, habit));
            }
        }

        return new Galley(report, blocks.ToImmutable());
    }

    /// <summary>A table of the paper with its figures.</summary>
    public static GalleyTable Set(PaperTable paper, Figures figures, Habit habit) =>
        new(paper.Number, [.. paper.Rows.Select(row => row.Select((cell, at) => Set(cell, figures, habit, IsLabel(row, at))).ToImmutableArray())]);

    private static IEnumerable<GalleyLine> Words(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(GalleyLine.Words);

    private static bool IsLabel(ImmutableArray<PaperCell> row, int at) => row[at].Figure is null && at + 1 < row.Length && row[at + 1].Figure is not null;

    private static GalleyCell Set(PaperCell cell, Figures figures, Habit habit, bool isLabel)
    {
        if (cell.Figure is not { } id)
        {
            return new GalleyCell(habit.Label(cell.Text), cell.ColumnSpan, cell.RowSpan) { IsLabel = isLabel };
        }

        var figure = figures[id];
        return new GalleyCell(figure.Raw ?? "", cell.ColumnSpan, cell.RowSpan)
        {
            Figure = id,
            Amount = figure.Value,
            IsNotApplicable = figure.State == FigureState.NotApplicable,
        };
    }
}

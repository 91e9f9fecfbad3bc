using Gongkai.Reports;

namespace Gongkai.Corpus;

/// <summary>Prints some of a report's zeros as nothing or as “/”, as offices do.</summary>
internal static class Blanks
{
    public static Figures Print(Rng rng, string edition, Figures figures)
    {
        var rows = Paper.Of(edition).Tables.SelectMany(table => table.Rows).Select(row => row.Where(cell => cell.Figure is not null).Select(cell => cell.Figure!.Value).ToList()).Where(row => row.Count > 0).ToList();
        var empty = rng.Next(3) switch
        {
            0 => rows[0],
            1 => [.. rows.Where(row => row.TrueForAll(cell => figures[cell].Value == 0) && rng.Chance(40)).SelectMany(row => row)],
            _ => rows.SelectMany(row => row).Where(cell => figures[cell].Value == 0 && rng.Chance(15)).ToList(),
        };
        var slash = rng.Chance(35);
        return Figures.From([.. figures, .. empty.Where(cell => figures[cell].Value == 0).Select(cell => KeyValuePair.Create(cell, slash
            ? new Figure(FigureState.NotApplicable, null) { Raw = "/" }
            : new Figure(FigureState.Blank, null)))]);
    }
}

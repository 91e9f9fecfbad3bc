using Gongkai.Reports;

namespace Gongkai.Oversight.Filing;

/// <summary>What a new report begins with: every cell empty, but for what last year's report already settles.</summary>
internal static class Prefill
{
    /// <summary>An empty report of an organ in an edition of the form.</summary>
    public static AnnualReport Empty(string organ, int year, Form form) => new()
    {
        Organ = organ,
        Year = year,
        Form = form.Edition,
        Title = form.TitleFor(organ, year),
        Figures = Figures.From(form.Cells.Select(cell => KeyValuePair.Create(cell.Id, TypedFigure.Empty))),
    };

    /// <summary>The report with what was carried out last year carried in, and the stocks that go on. A cell that somebody filled in stays as it is.</summary>
    public static AnnualReport From(AnnualReport report, AnnualReport previous)
    {
        var form = FormCatalogue.Default.Form(report.Form!);
        var taken = form.Cells
            .Where(cell => report.Figures[cell.Id].State == FigureState.Blank)
            .Select(cell => (cell.Id, Value: Settled(cell, previous)))
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Id, Figure.Of(pair.Value!.Value)));
        return report with { Figures = Figures.From([.. report.Figures, .. taken]) };
    }

    private static decimal? Settled(FormCell cell, AnnualReport previous)
    {
        decimal? Was(string code) => CellId.TryParse(code, out var id) && previous.Figures[id] is { IsCertain: true } figure ? figure.Value : null;
        return (cell.Row.Code, cell.Column.Code) switch
        {
            ("requests.carried-in", var applicant) => Was($"requests.carried-out.{applicant}"),
            (var row, "in-force") => Was($"{row}.in-force"),
            (var row, "items-last-year") => Was($"{row}.items-last-year") + Was($"{row}.change"),
            _ => null,
        };
    }
}

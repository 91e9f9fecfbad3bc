using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Gongkai.Text;
using Gongkai.Web.Office.Reports.Evidence;

namespace Gongkai.Web.Office.Filing;

/// <summary>A report of the January desk as its page shows it.</summary>
public sealed class FilingView
{
    private readonly AnnualReport? previous;

    public FilingView(OpenedFiling opened, ReportSheet? sheet)
    {
        Opened = opened;
        Sheet = sheet ?? ReportSheet.Of(opened.Filing.Bound);
        var report = opened.Report;
        var line = new ReportLine(opened.Filing.Id, opened.Organ.Name, opened.Filing.Year, opened.Filing.Form, report.Title ?? "", "", "", DocumentKind.Json, opened.Filing.StartedAt, 0, 0, 0);
        Shown = new ReportView(new OpenedReport(line, new ReadReport(report, FilingFindings.NoSource(report), []), opened.Findings), null);
        previous = opened.Previous is { } before ? FormConverter.Convert(before, Form).Report : null;
        Due = FilingDates.For(opened.Organ.Kind, opened.Filing.Scope, opened.Filing.Year, WorkCalendar.National);
    }

    public OpenedFiling Opened { get; }

    /// <summary>What stands in the fields.</summary>
    public ReportSheet Sheet { get; }

    /// <summary>The report beside its findings.</summary>
    internal ReportView Shown { get; }

    public ReportDue Due { get; }

    public Form Form => FormCatalogue.Default.Form(Opened.Filing.Form);

    /// <summary>Last year's figure as printed; null when it is not known.</summary>
    public string? WasOf(CellId cell) => previous is null ? null : TypedFigure.TextOf(previous.Figures[cell], Form.Place(cell)?.Column.Unit ?? CellUnit.Count);

    /// <summary>Cells of a table that nobody filled in.</summary>
    public int EmptyIn(int table) => Form.Tables.First(known => known.Number == table).Cells.Count(cell => Opened.Report.Figures[cell.Id].State == FigureState.Blank);

    /// <summary>Open remarks, and those that were settled.</summary>
    public ImmutableArray<CellRemark> Remarks => Opened.Remarks;
}

using System.Linq.Expressions;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure.Registers;

/// <summary>In which figures a row of a register counts, and with how much; and the rows behind a figure.</summary>
public static class RegisterCount
{
    private const decimal FenInYuan = 100m;

    /// <summary>The figures that a kept row feeds in a year, up to a day. A row that another organ leads feeds none here.</summary>
    /// <param name="last">The last day that counts; in that year.</param>
    public static IEnumerable<(CellId Cell, decimal Weight)> Of(RegisterKind kind, RegisterEntry entry, DateOnly last) => entry.Lead is not null ? [] : kind.Figures
        .Where(figure => figure.Variant is null || figure.Variant == entry.Variant)
        .Select(figure => (figure.Cell, Weight: Weigh(figure, entry, new DateOnly(last.Year, 1, 1), last)))
        .Where(counted => counted.Weight is not null)
        .Select(counted => (counted.Cell, counted.Weight!.Value));

    /// <summary>The kept rows that a figure counts.</summary>
    public static IQueryable<RegisterRow> Behind(DbContext db, long organId, DateOnly last, CellId cell)
    {
        ArgumentNullException.ThrowIfNull(db);
        var kind = RegisterKind.Feeding(cell) ?? throw new ArgumentException($"No register feeds '{cell}'.", nameof(cell));
        var figure = kind.Figures.First(figure => figure.Cell == cell);
        var first = new DateOnly(last.Year, 1, 1);
        return db.Set<RegisterRow>().AsNoTracking()
            .Where(row => row.OrganId == organId && row.Register == kind.Code && row.State == RegisterRow.Kept && row.Lead == null)
            .Where(row => figure.Variant == null || row.Variant == figure.Variant)
            .Where(Counts(figure, first, last));
    }

    private static Expression<Func<RegisterRow, bool>> Counts(RegisterFigure figure, DateOnly first, DateOnly last) => (figure.How, figure.Day) switch
    {
        (RegisterMeasure.Stock, RegisterDay.Published) => row => row.PublishedOn <= last && (row.EndedOn == null || row.EndedOn > last),
        (RegisterMeasure.Stock, _) => row => row.On <= last && (row.EndedOn == null || row.EndedOn > last),
        (RegisterMeasure.StockBefore, _) => row => row.On < first && (row.EndedOn == null || row.EndedOn >= first),
        (RegisterMeasure.Change, _) => row => (row.On <= last && (row.EndedOn == null || row.EndedOn > last)) != (row.On < first && (row.EndedOn == null || row.EndedOn >= first)),
        (_, RegisterDay.Published) => row => row.PublishedOn >= first && row.PublishedOn <= last,
        (_, RegisterDay.Ended) => row => row.EndedOn >= first && row.EndedOn <= last,
        _ => row => row.On >= first && row.On <= last,
    };

    // Null when the row does not count; 0 when it does and says that there was nothing.
    private static decimal? Weigh(RegisterFigure figure, RegisterEntry entry, DateOnly first, DateOnly last)
    {
        DateOnly? day = figure.Day switch { RegisterDay.Published => entry.PublishedOn, RegisterDay.Ended => entry.EndedOn, _ => entry.On };
        bool HoldsOn(DateOnly when) => day <= when && (entry.EndedOn is null || entry.EndedOn > when);
        var before = first.AddDays(-1);
        return figure.How switch
        {
            RegisterMeasure.Number => day >= first && day <= last ? entry.Number : null,
            RegisterMeasure.Amount => day >= first && day <= last ? entry.Amount / FenInYuan : null,
            RegisterMeasure.Stock => HoldsOn(last) ? entry.Number : null,
            RegisterMeasure.StockBefore => HoldsOn(before) ? entry.Number : null,
            _ => (HoldsOn(before), HoldsOn(last)) switch { (false, true) => entry.Number, (true, false) => -entry.Number, _ => null },
        };
    }
}

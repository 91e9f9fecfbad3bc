using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Oversight.Counting;

/// <summary>Where a figure of a report comes from.</summary>
public enum OriginKind
{
    /// <summary>It says what was counted.</summary>
    Counted,

    /// <summary>It was typed, and there is a reason for it.</summary>
    Reasoned,

    /// <summary>It was typed, and the count says otherwise.</summary>
    Differs,

    /// <summary>It was typed; nothing that would be counted is kept here.</summary>
    Typed,

    /// <summary>Nobody filled it in.</summary>
    Empty,
}

/// <summary>Where one figure comes from.</summary>
/// <param name="Cell">Its place in the form.</param>
/// <param name="Kind">How it came there.</param>
/// <param name="Source">Register, requests or disputes; null when nothing feeds it.</param>
/// <param name="Counted">What was counted; null when it was not.</param>
/// <param name="Records">How many records that is.</param>
/// <param name="Reason">Why it is typed; null when no reason was given.</param>
public sealed record CellOrigin(FormCell Cell, OriginKind Kind, string? Source, decimal? Counted, int Records, TypedReason? Reason)
{
    /// <summary>The origin of every cell of a report.</summary>
    public static ImmutableArray<CellOrigin> Of(AnnualReport report, YearCount count, IReadOnlyCollection<TypedReason> reasons)
    {
        var form = FormCatalogue.Default.Form(report.Form!);
        var (figures, records) = (count.Figures, count.Records.SelectMany(record => record.Weights.Keys).CountBy(code => code, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        return [.. form.Cells.Select(cell =>
        {
            var counted = count.Counts(cell) ? figures[cell.Id].Value : null;
            var figure = report.Figures[cell.Id];
            var reason = reasons.FirstOrDefault(reason => reason.Cell == cell.Id.Code && reason.Words is not null);
            var kind = figure.State is FigureState.Blank or FigureState.Absent ? OriginKind.Empty
                : counted is not null && figure.Value == counted ? OriginKind.Counted
                : reason is not null ? OriginKind.Reasoned
                : counted is not null ? OriginKind.Differs : OriginKind.Typed;
            return new CellOrigin(cell, kind, YearCount.SourceOf(cell), counted, records.GetValueOrDefault(cell.Id.Code), reason);
        })];
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus.Damage;

/// <summary>Damages a printed report at a random place. What is printed afterwards follows from the places alone.</summary>
public static class Mutations
{
    private const string Junk = "去譽歡章堡頸烏匙芝笑翻鑽腳蘭頌龍稅鴉櫻";

    /// <summary>The report with one damage of that kind; null when it has no place for it.</summary>
    public static Mutant? Apply(PlacedReport report, DamageKind kind, Rng rng) => kind switch
    {
        DamageKind.DropCell => DropCell(report, rng),
        DamageKind.DropRow => DropRow(report, rng),
        DamageKind.SwapValues => SwapValues(report, rng),
        DamageKind.JunkInLabel => JunkInLabel(report, rng),
        DamageKind.BlankRow => BlankRow(report, rng),
        DamageKind.GlueLines => GlueLines(report, rng),
        DamageKind.DuplicatePart => DuplicatePart(report, rng),
        DamageKind.ExtraNumber => ExtraNumber(report, rng),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Mutant DropCell(PlacedReport report, Rng rng)
    {
        var row = rng.Pick(report.Rows);
        var figure = rng.Pick(row.Figures);
        return Of(report, DamageKind.DropCell, Cut(report.Text, figure.Extent), [row], [figure.Cell], figure.Cell.Code);
    }

    private static Mutant DropRow(PlacedReport report, Rng rng)
    {
        var row = rng.Pick(report.Rows);
        return Of(report, DamageKind.DropRow, Cut(report.Text, row.Extent), [row], Cells(row), row.Figures[0].Cell.Code);
    }

    private static Mutant? SwapValues(PlacedReport report, Rng rng)
    {
        var figures = report.Rows.SelectMany(row => row.Figures.Select(figure => (row, figure))).Where(place => place.figure.Amount is not null && !place.figure.Cell.Definition.IsAmount).ToList();
        var pairs = figures.Where(place => figures.Exists(other => IsSwap(report, place, other))).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var (row, first) = rng.Pick(pairs);
        var (otherRow, second) = rng.Pick(figures.Where(other => IsSwap(report, (row, first), other)).ToList());
        var (front, back) = first.Value.Start < second.Value.Start ? (first, second) : (second, first);
        var text = Replace(Replace(report.Text, back.Value, PrintedOf(report, front)), front.Value, PrintedOf(report, back));
        var mutant = Of(report, DamageKind.SwapValues, text, [row, otherRow], [], $"{first.Cell} {second.Cell}");
        // Legibly printed figures stand as printed, however wrong the office has them; where the same cell is printed again, that print may count.
        return mutant with { Allowed = Swapped(Swapped(mutant.Allowed, report, first, second), report, second, first) };
    }

    private static bool IsSwap(PlacedReport report, (PlacedRow Row, PlacedFigure Figure) one, (PlacedRow Row, PlacedFigure Figure) other) =>
        other.Row.Table == one.Row.Table && other.Figure.Cell != one.Figure.Cell && other.Figure.Amount != one.Figure.Amount && PrintedOf(report, other.Figure) != PrintedOf(report, one.Figure);

    private static ImmutableDictionary<CellId, ImmutableArray<decimal>> Swapped(ImmutableDictionary<CellId, ImmutableArray<decimal>> allowed, PlacedReport report, PlacedFigure place, PlacedFigure now) =>
        allowed.SetItem(place.Cell, IsPrintedAgain(report, place) ? [.. allowed[place.Cell], now.Amount!.Value] : [now.Amount!.Value]);

    private static Mutant? JunkInLabel(PlacedReport report, Rng rng)
    {
        var labelled = report.Rows.Where(row => row.Label.Length > 3).ToList();
        if (labelled.Count == 0)
        {
            return null;
        }

        var row = rng.Pick(labelled);
        var junk = string.Concat(Enumerable.Range(0, rng.Between(1, 4)).Select(_ => Junk[rng.Next(Junk.Length)]));
        var text = report.Text.Insert(row.Label.Start + rng.Between(1, row.Label.Length - 1), junk);
        return Of(report, DamageKind.JunkInLabel, text, [row], [], $"{row.Figures[0].Cell} {junk}");
    }

    private static Mutant BlankRow(PlacedReport report, Rng rng)
    {
        var row = rng.Pick(report.Rows);
        var text = row.Figures.OrderByDescending(figure => figure.Value.Start).Aggregate(report.Text, (now, figure) => Cut(now, figure.Value));
        return Of(report, DamageKind.BlankRow, text, [row], Cells(row), row.Figures[0].Cell.Code);
    }

    private static Mutant GlueLines(PlacedReport report, Rng rng)
    {
        var row = rng.Pick(report.Rows);
        var breaks = Enumerable.Range(row.Extent.Start, row.Extent.Length).Where(at => at < report.Text.Length && report.Text[at] == '\n').ToList();
        var cut = breaks.Count > 0 ? rng.Pick(breaks) : report.Text.IndexOf('\n', row.Extent.End - 1);
        var damaged = report.Rows.Where(other => Lines(report.Text, cut).Overlaps(other.Extent)).ToList();
        var text = Cut(report.Text, TextSpan.Between(cut, cut + 1));
        return Of(report, DamageKind.GlueLines, text, damaged, [], $"offset {cut}");
    }

    private static Mutant DuplicatePart(PlacedReport report, Rng rng)
    {
        var part = rng.Pick(report.Parts);
        var copy = report.Text.Substring(part.Extent.Start, part.Extent.Length);
        var text = report.Text.Insert(part.Extent.End, copy.EndsWith('\n') ? copy : "\n" + copy);
        return Of(report, DamageKind.DuplicatePart, text, report.Rows.Where(row => row.Extent.Overlaps(part.Extent)), [], $"part {part.Number}") with { Repeated = part.Number };
    }

    private static Mutant ExtraNumber(PlacedReport report, Rng rng)
    {
        var row = rng.Pick(report.Rows);
        var model = rng.Pick(row.Figures);
        var extent = report.Text.Substring(model.Extent.Start, model.Extent.Length);
        var digits = rng.Chance(50) ? "0" : rng.Between(1, 99).ToString(CultureInfo.InvariantCulture);
        var number = Replace(extent, new TextSpan(model.Value.Start - model.Extent.Start, model.Value.Length), digits);
        var at = rng.Chance(50) ? row.Figures[^1].Extent.End : model.Extent.Start;
        return Of(report, DamageKind.ExtraNumber, report.Text.Insert(at, number), [row], [], $"{model.Cell} {digits}");
    }

    private static Mutant Of(PlacedReport report, DamageKind kind, string text, IEnumerable<PlacedRow> rows, IEnumerable<CellId> lost, string detail)
    {
        var damaged = rows.SelectMany(Cells).ToImmutableHashSet();
        var allowed = report.Rows.SelectMany(row => row.Figures).GroupBy(figure => figure.Cell)
            .ToImmutableDictionary(prints => prints.Key, prints => prints.Where(print => print.Amount is not null).Select(print => print.Amount!.Value).Distinct().ToImmutableArray());
        var printed = allowed.Where(print => print.Value.Length == 1).Select(print => print.Key).Except(lost).ToImmutableHashSet();
        return new Mutant(kind, text, damaged, allowed, printed, $"{report.Name}: {kind} {detail}") { Origin = report };
    }

    private static TextSpan Lines(string text, int lineBreak)
    {
        var start = lineBreak == 0 ? 0 : text.LastIndexOf('\n', lineBreak - 1) + 1;
        var end = text.IndexOf('\n', lineBreak + 1);
        return TextSpan.Between(start, end < 0 ? text.Length : end);
    }

    private static bool IsPrintedAgain(PlacedReport report, PlacedFigure figure) =>
        report.Rows.SelectMany(row => row.Figures).Any(other => other.Cell == figure.Cell && other.Value != figure.Value);

    private static IEnumerable<CellId> Cells(PlacedRow row) => row.Figures.Select(figure => figure.Cell);

    private static string PrintedOf(PlacedReport report, PlacedFigure figure) => report.Text.Substring(figure.Value.Start, figure.Value.Length);

    private static string Cut(string text, TextSpan span) => text.Remove(span.Start, span.Length);

    private static string Replace(string text, TextSpan span, string words) => text.Remove(span.Start, span.Length).Insert(span.Start, words);
}

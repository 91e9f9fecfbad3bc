using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>Makes a figure of what somebody typed or pasted into a cell. Nothing typed is ever refused or lost:
/// what is no number stays as it is, without value and doubtful, and a finding says so.</summary>
public static class TypedFigure
{
    private const decimal YuanInWan = 10_000m;

    /// <summary>A cell that nobody filled in.</summary>
    public static Figure Empty { get; } = new(FigureState.Blank, null);

    /// <summary>The figure for a typed text in a column of that unit.
    /// Money under a head that says 万元 is in 万元; under one that leaves the unit open the unit must be typed, or the figure has none.</summary>
    public static Figure Of(string? typed, CellUnit unit)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return Empty;
        }

        if (text is "/" or "／" or "—" or "-")
        {
            return new Figure(FigureState.NotApplicable, null) { Raw = text };
        }

        var (number, said) = unit is CellUnit.Amount or CellUnit.AmountInWan ? Money(text, unit) : Count(text, unit);
        return number is { } value ? new Figure(FigureState.Read, value) { Raw = said is null && unit != CellUnit.Amount ? null : text, Unit = said } : new Figure(FigureState.Doubtful, null) { Raw = text };
    }

    /// <summary>What stands in the field for a figure: its print when there is one, else the number in the column's unit.</summary>
    public static string TextOf(Figure figure, CellUnit unit) => figure switch
    {
        { State: FigureState.Doubtful, Value: null, Raw: { } raw } => raw,
        { State: FigureState.Blank or FigureState.Absent or FigureState.Unknown } => "",
        _ => Reports.Layout.FigureText.Of(figure, unit),
    };

    private static (decimal? Value, string? Unit) Count(string text, CellUnit unit)
    {
        var digits = text is [.. var before, '件' or '条' or '项' or '个'] ? before : text;
        return Exact(digits) is { } value && value == decimal.Truncate(value) && (value >= 0 || unit == CellUnit.SignedCount) ? (value, null) : (null, null);
    }

    private static (decimal? Value, string? Unit) Money(string text, CellUnit unit)
    {
        var said = text.EndsWith("亿元", StringComparison.Ordinal) ? "亿元" : text.EndsWith("万元", StringComparison.Ordinal) ? "万元" : text.EndsWith('元') ? "元" : null;
        var counted = said ?? (unit == CellUnit.AmountInWan ? "万元" : null);
        var factor = counted switch { "亿元" => YuanInWan * YuanInWan, "万元" => YuanInWan, _ => 1m };
        return Exact(said is null ? text : text[..^said.Length]) is { } value && value >= 0 ? (value * factor, counted) : (null, null);
    }

    // Three of the numerals that people write are no figures of a table: characters (三万), words of doubt (约 20), shares.
    private static decimal? Exact(string text) =>
        Numerals.TryParse(text, out var number) && number is { IsExact: true, IsPercent: false, IsInCharacters: false, Multiplier: null } ? number.Value : null;
}

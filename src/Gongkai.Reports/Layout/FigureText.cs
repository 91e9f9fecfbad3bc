using System.Globalization;

namespace Gongkai.Reports.Layout;

/// <summary>What the official form prints for a figure. Reading it back under the same column head gives the same value.</summary>
public static class FigureText
{
    private const decimal YuanInWan = 10_000m;
    private const decimal YuanInYi = 100_000_000m;

    /// <summary>The printed text of a figure in a column of that unit: digits for a value, “/” for a cell that does not concern the organ, empty for blank, absent and unknown.
    /// Money under a head that says 万元 is a plain number of 万元. Under a head that leaves the unit open it keeps its printed unit;
    /// a figure counted or typed by an office gets 元; one that a source printed without unit stays without, for nobody may guess it.</summary>
    public static string Of(Figure figure, CellUnit unit)
    {
        var words = LayoutWords.Current;
        return figure switch
        {
            { State: FigureState.NotApplicable } => words.NotApplicable,
            { Value: null } => "",
            { State: FigureState.Blank or FigureState.Absent or FigureState.Unknown } => "",
            { Value: { } value } when unit == CellUnit.AmountInWan => Number(value / YuanInWan),
            { Value: { } value } when unit == CellUnit.Amount => Amount(figure, value, words),
            { Value: { } value } => Number(value),
        };
    }

    private static string Amount(Figure figure, decimal value, LayoutWords words)
    {
        var unit = figure.Unit ?? (figure.Raw is null ? words.Yuan : "");
        var number = unit == words.Wan ? value / YuanInWan : unit == words.Yi ? value / YuanInYi : value;
        return Printed(figure.Raw, number) + unit;
    }

    // Keeps 39476302.00 as it was printed, decimals included, as long as it is the same number.
    private static string Printed(string? raw, decimal number)
    {
        var digits = raw is null ? "" : string.Concat(raw.Trim().TakeWhile(character => char.IsAsciiDigit(character) || character == '.'));
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var printed) && printed == number ? digits : Number(number);
    }

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}

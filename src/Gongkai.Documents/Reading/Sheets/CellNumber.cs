using System.Globalization;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>Prints the stored number of a cell. A workbook stores binary fractions and formats them; what counts is the number,
/// with the unit that its format prints behind it. Rounding by the format is not repeated.</summary>
internal static class CellNumber
{
    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    public static string Print(double value, NumberPattern pattern, bool is1904)
    {
        if (pattern.IsDate && value is >= 1 and < 2_958_466)
        {
            return Date((is1904 ? Epoch1904 : Epoch1900).AddDays(Math.Floor(value)));
        }

        if (Math.Abs(value) >= 1e18 || double.IsNaN(value))
        {
            return value.ToString("R", CultureInfo.InvariantCulture);
        }

        // Fifteen digits are what the programs themselves keep: 0.1+0.2 is 0.3.
        var number = decimal.Parse(value.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return (pattern.IsPercent ? number * 100 : number).ToString("0.##############################", CultureInfo.InvariantCulture) + pattern.Suffix(value);
    }

    private static string Date(DateTime date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}

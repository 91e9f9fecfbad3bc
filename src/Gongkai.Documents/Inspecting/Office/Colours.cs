using System.Globalization;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Colours as office files write them, and whether one shows on another.</summary>
internal static class Colours
{
    private const double LeastContrast = 1.25;

    private static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = "000000", ["white"] = "FFFFFF", ["darkBlue"] = "00008B", ["blue"] = "0000FF", ["cyan"] = "00FFFF", ["green"] = "00FF00", ["magenta"] = "FF00FF",
        ["red"] = "FF0000", ["yellow"] = "FFFF00", ["darkGray"] = "808080", ["lightGray"] = "C0C0C0", ["darkRed"] = "8B0000", ["darkGreen"] = "006400", ["darkCyan"] = "008B8B", ["darkMagenta"] = "8B008B", ["darkYellow"] = "808000",
        ["background1"] = "FFFFFF", ["bg1"] = "FFFFFF", ["light1"] = "FFFFFF", ["lt1"] = "FFFFFF", ["text1"] = "000000", ["tx1"] = "000000", ["dark1"] = "000000", ["dk1"] = "000000",
    };

    /// <summary>Six hexadecimal digits; null for automatic, unknown or no colour.</summary>
    public static string? Hex(string? colour) => colour is null or "auto" or "none" ? null
        : Named.TryGetValue(colour, out var hex) ? hex
        : colour.Length == 8 && colour.All(char.IsAsciiHexDigit) ? colour[2..]
        : colour.Length == 6 && colour.All(char.IsAsciiHexDigit) ? colour
        : null;

    /// <summary>Whether text of the one colour cannot be told from a ground of the other.</summary>
    public static bool Hide(string text, string ground)
    {
        var (one, other) = (Light(text), Light(ground));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05) < LeastContrast && Distance(text, ground) < 60;
    }

    public static bool IsDark(string colour) => Light(colour) < 0.05;

    private static double Light(string hex) => (0.2126 * Linear(hex, 0)) + (0.7152 * Linear(hex, 2)) + (0.0722 * Linear(hex, 4));

    private static int Distance(string one, string other) => Enumerable.Range(0, 3).Sum(at => Math.Abs(Part(one, at * 2) - Part(other, at * 2)));

    private static double Linear(string hex, int at)
    {
        var value = Part(hex, at) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static int Part(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Web.Office.Reports.Confirming;

/// <summary>The values that a figure may have, likeliest first: as printed, as read, as the sums want it.</summary>
internal static class FigureChoices
{
    /// <summary>Each value once, with the name of the words that say where it comes from.</summary>
    /// <param name="figure">As read.</param>
    /// <param name="computed">What the sums give; null for nothing.</param>
    public static IEnumerable<(decimal Value, string Why)> Of(Figure figure, decimal? computed) =>
        new (decimal? Value, string Why)[] { (figure.Value, "as-read"), (Printed(figure), "as-printed"), (computed, "computed") }
            .Where(choice => choice.Value is not null)
            .Select(choice => (choice.Value!.Value, choice.Why))
            .DistinctBy(choice => choice.Item1);

    // A number in a unit of its own is left to who looks at it.
    private static decimal? Printed(Figure figure) =>
        figure.Unit is null && decimal.TryParse(figure.Raw?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

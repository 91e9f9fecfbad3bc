using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Says how a row was read, as <c>name=value</c> pairs with semicolons between; nothing for a row whose label is a known wording
/// and which has as many values as columns.</summary>
internal static class RowExplanation
{
    public static string? Of(SolverRow row, IReadOnlyDictionary<CellId, SolvedCell> solved)
    {
        var (anchor, reading) = (row.Reading.Anchor, row.Reading);
        if (anchor.Similarity >= 1 && reading.Fit == RowFit.Exact)
        {
            return null;
        }

        var parts = new List<string>
        {
            $"label={Plain(anchor.Similarity == 0 ? "" : anchor.Label.Text.Value)}",
            $"row={anchor.Row.Code}",
            string.Create(CultureInfo.InvariantCulture, $"distance={1 - anchor.Similarity:0.00}"),
            $"fit={reading.Fit.ToString().ToLowerInvariant()}",
            string.Create(CultureInfo.InvariantCulture, $"ways={reading.Ways.Length}"),
        };
        if (!anchor.Alternatives.IsEmpty)
        {
            parts.Add("alternatives=" + string.Join(',', anchor.Alternatives.Select(other => string.Create(CultureInfo.InvariantCulture, $"{other.Row.Code}:{1 - other.Similarity:0.00}"))));
        }

        if (row.Cells.SelectMany(cell => solved[cell].Rules).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } rules)
        {
            parts.Add("equations=" + string.Join(',', rules));
        }

        return string.Join("; ", parts);
    }

    /// <summary>For a cell of a row that is not printed: the sums that gave it back; null when they did not.</summary>
    public static string? OfLost(SolvedCell cell) => cell.Rules.Length > 0 ? "equations=" + string.Join(',', cell.Rules) : null;

    private static string Plain(string label) => label.Replace(';', '；').Replace('\n', ' ');
}

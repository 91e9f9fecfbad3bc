using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports;

/// <summary>The way to a dispute, a group of columns of table 4: 行政复议, 未经复议直接起诉, 复议后起诉.</summary>
/// <param name="Code">The first part of the columns' codes, such as <c>direct-suit</c>.</param>
/// <param name="Name">The head over them.</param>
/// <param name="English">The same in English.</param>
public sealed record DisputeRoute(string Code, string Name, string English)
{
    /// <summary>Every way, from left to right.</summary>
    public static ImmutableArray<DisputeRoute> All => FormCatalogue.Default.DisputeRoutes;

    /// <summary>The way of that code.</summary>
    /// <exception cref="FormatException">No edition has it.</exception>
    public static DisputeRoute Parse(string code) => All.FirstOrDefault(route => route.Code == code) ?? throw new FormatException($"'{code}' is no way to a dispute in any edition of the form.");

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? English : Name;
    }

    internal static ImmutableArray<DisputeRoute> In(Form form) => [.. DisputeResult.Columns(form).Select(column => column.Column).Select(column =>
    {
        var code = column.Code[..column.Code.LastIndexOf('.')];
        return new DisputeRoute(code, column.Path[^1], VocabularyWords.Of(VocabularyWords.Current.Disputes, code, column.Path[^1], "").En);
    }).Distinct()];
}

/// <summary>What became of a dispute, a column of table 4 but 总计: upheld, corrected, other, or pending on the last day of the year.</summary>
/// <param name="Code">The last part of the columns' codes, such as <c>upheld</c>.</param>
/// <param name="Name">The head.</param>
/// <param name="English">The same in English.</param>
public sealed record DisputeResult(string Code, string Name, string English)
{
    /// <summary>Every result, from left to right.</summary>
    public static ImmutableArray<DisputeResult> All => FormCatalogue.Default.DisputeResults;

    /// <summary>The result of that code.</summary>
    /// <exception cref="FormatException">No edition has it.</exception>
    public static DisputeResult Parse(string code) => All.FirstOrDefault(result => result.Code == code) ?? throw new FormatException($"'{code}' is no result of a dispute in any edition of the form.");

    /// <summary>The cell that counts it for a way.</summary>
    public CellId Cell(DisputeRoute route) => CellId.Parse($"disputes.{route.Code}.{Code}");

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? English : Name;
    }

    internal static ImmutableArray<DisputeResult> In(Form form) => [.. Columns(form).Select(column => column.Column).Select(column =>
    {
        var code = column.Code[(column.Code.LastIndexOf('.') + 1)..];
        return new DisputeResult(code, column.Label, VocabularyWords.Of(VocabularyWords.Current.Disputes, code, column.Label, "").En);
    }).Distinct()];

    internal static IEnumerable<FormCell> Columns(Form form) => form.Equations.Where(equation => equation.Rule == "T4-1").SelectMany(equation => equation.Left).Select(cell => form.Place(cell)!);
}

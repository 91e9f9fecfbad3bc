using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports;

/// <summary>Who asks 申请人类型: a column of table 3 but 总计. The applicant counts, not his agent.</summary>
/// <param name="Code">The column, such as <c>legal-service</c>.</param>
/// <param name="Name">Its head, such as 法律服务机构.</param>
/// <param name="English">The same in English.</param>
/// <param name="IsOrganisation">It stands under 法人或其他组织.</param>
public sealed record ApplicantKind(string Code, string Name, string English, bool IsOrganisation)
{
    /// <summary>Every kind, in the order of the columns.</summary>
    public static ImmutableArray<ApplicantKind> All => FormCatalogue.Default.ApplicantKinds;

    /// <summary>A person 自然人.</summary>
    public static ApplicantKind Natural => All.First(kind => !kind.IsOrganisation);

    /// <summary>Those that an edition knows, from left to right.</summary>
    public static ImmutableArray<ApplicantKind> In(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.Equations.Where(equation => equation.Rule == "T3-3").SelectMany(equation => equation.Left).Select(cell => form.Place(cell)!.Column).DistinctBy(column => column.Code).Select(Of)];
    }

    /// <summary>The kind of that code.</summary>
    /// <exception cref="FormatException">No edition has such a column.</exception>
    public static ApplicantKind Parse(string code) =>
        All.FirstOrDefault(kind => kind.Code == code) ?? throw new FormatException($"'{code}' is no kind of applicant in any edition of the form.");

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? English : Name;
    }

    private static ApplicantKind Of(FormColumn column) =>
        new(column.Code, column.Label, VocabularyWords.Of(VocabularyWords.Current.Applicants, column.Code, column.Label, "").En, !column.Path.IsEmpty);
}

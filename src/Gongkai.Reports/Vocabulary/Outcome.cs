using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports;

/// <summary>The one way in which a request ends 办理结果: a row of table 3 under 三、本年度办理结果. Decisions are stored with its code, and the report counts
/// them in the row of that code: there is no table between the two. Which rows there are, the editions of the form say.</summary>
/// <param name="Code">The row, such as <c>requests.refused.state-secret</c>; with an applicant's kind behind it, the cell.</param>
/// <param name="Name">The row's label without its number, such as 属于国家秘密.</param>
/// <param name="English">The same in English, with its group before it.</param>
/// <param name="Article">The article of 《条例》 behind it, such as <c>36(7)</c>; empty where there is none of its own.</param>
/// <param name="Group">The label over it without its number, such as 不予公开; empty when it stands alone.</param>
public sealed record Outcome(string Code, string Name, string English, string Article, string Group)
{
    /// <summary>Every way of every edition, in the order in which the editions print them.</summary>
    public static ImmutableArray<Outcome> All => FormCatalogue.Default.Outcomes;

    /// <summary>Those that an edition knows, in printed order.</summary>
    public static ImmutableArray<Outcome> In(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.Equations.Where(equation => equation.Rule == "T3-2").SelectMany(equation => equation.Left).Select(cell => form.Place(cell)!).DistinctBy(cell => cell.Row.Code).Select(Of)];
    }

    /// <summary>The outcome of that code.</summary>
    /// <exception cref="FormatException">No edition has such a row.</exception>
    public static Outcome Parse(string code) =>
        All.FirstOrDefault(outcome => outcome.Code == code) ?? throw new FormatException($"'{code}' is no way in which a request ends in any edition of the form.");

    /// <summary>The cell that counts it for a kind of applicant.</summary>
    public CellId Cell(ApplicantKind kind) => CellId.Parse($"{Code}.{kind.Code}");

    /// <summary>Its name for people, with its group: 不予公开：属于国家秘密.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? English : Group.Length == 0 ? Name : $"{Group}：{Name}";
    }

    private static Outcome Of(FormCell cell)
    {
        var name = VocabularyWords.Plain(cell.Row.Label);
        var words = VocabularyWords.Of(VocabularyWords.Current.Outcomes, cell.Row.Code, name, cell.Block.Article);
        return new Outcome(cell.Row.Code, name, words.En, words.Article ?? "", cell.Row.Path.Length > 1 ? VocabularyWords.Plain(cell.Row.Path[^1]) : "");
    }
}

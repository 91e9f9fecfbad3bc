using System.Collections.Immutable;
using Gongkai.Reports.Claims;
using Gongkai.Text;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>Puts findings about the words together: both places, what each says, and the explanation that makes it a question.</summary>
internal static class NarrativeFinding
{
    /// <summary>A contradiction between a claim and cells; with an explanation only a question.</summary>
    public static Finding Against(string rule, AnnualReport report, Claim claim, Reckoned table, string? explanation)
    {
        var finding = explanation is null ? new Finding(rule, Severity.Error, FindingKind.Error) : new Finding(rule, Severity.Warning, FindingKind.Query);
        return finding with
        {
            Cells = table.Cells,
            Expected = table.Value,
            Actual = claim.Number,
            Explanation = explanation,
            Arguments = Words([("claim", claim.Text), .. CellArguments(report, table.Cells), ("expected", Plain(table.Value)), ("actual", Plain(claim.Number))]).SetHint(explanation),
            Evidence = [Place(claim), .. Places(report, table.Cells)],
        };
    }

    /// <summary>A question about words alone.</summary>
    public static Finding Query(string rule, IEnumerable<Claim> claims, params ReadOnlySpan<(string Name, string Value)> words) =>
        new(rule, Severity.Warning, FindingKind.Query) { Arguments = Words(words), Evidence = [.. claims.Select(Place)] };

    public static ImmutableSortedDictionary<string, string> Words(params ReadOnlySpan<(string Name, string Value)> words)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in words)
        {
            builder[name] = value;
        }

        return builder.ToImmutable();
    }

    /// <summary>The explanation in both languages; empty when there is none.</summary>
    public static ImmutableSortedDictionary<string, string> SetHint(this ImmutableSortedDictionary<string, string> words, string? explanation)
    {
        var hint = Phrases.Current.Hint(explanation);
        return words.SetItem("hint", hint.Zh).SetItem("hint" + RuleBook.EnglishSuffix, hint.En);
    }

    public static Evidence Place(Claim claim) => new(claim.Text, claim.Length > 0 ? new SourcePlace(new TextSpan(claim.Start, claim.Length)) : null);

    public static IEnumerable<Evidence> Places(AnnualReport report, ImmutableArray<CellId> cells)
    {
        const int most = 8;
        return cells.Take(most).Select(cell => report.Figures[cell]).Where(figure => figure.Where is not null).Select(figure => new Evidence(figure.Raw ?? "", figure.Where));
    }

    public static string Plain(decimal? value) => value is { } number ? number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "—";

    /// <summary>The table and rows of some cells in both languages, for the place {cell} of a sentence. Labels stay as the form prints them.</summary>
    public static (string Name, string Value)[] CellArguments(AnnualReport report, ImmutableArray<CellId> cells)
    {
        const int most = 3;
        var form = FormCatalogue.Default.Find(report.Form) ?? FormCatalogue.Default.Newest;
        var places = cells.Select(cell => form.Place(cell)).OfType<FormCell>().ToList();
        if (places.Count == 0)
        {
            var codes = string.Join(" + ", cells.Select(cell => cell.Code));
            return [("cell", codes), ("cell" + RuleBook.EnglishSuffix, codes)];
        }

        var table = places[0].Table.Number;
        var rows = string.Concat(places.Select(place => place.Row.Label.Length > 0 ? place.Row.Label : place.Column.Label).Distinct(StringComparer.Ordinal).Take(most).Select(label => $"“{label}”"));
        var isMore = places.Count > most;
        return [("cell", $"表{RuleBook.PartNumeral(table)}{rows}{(isMore ? "等" : "")}"), ("cell" + RuleBook.EnglishSuffix, FormattableString.Invariant($"table {table} {rows}{(isMore ? " and others" : "")}"))];
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus;

/// <summary>Places the figures of the shared example reports by walking their known layout: in each table region the numbers stand in form order,
/// one to a line or several to a line between tabs. Knows nothing of the product's readers.</summary>
public static partial class SeedPlaces
{
    private const int ValuesPerRequestRow = 7;

    /// <summary>The report with its places.</summary>
    /// <exception cref="InvalidOperationException">A number found disagrees with the expected figures.</exception>
    public static PlacedReport Of(string name)
    {
        var text = Seeds.Text(name);
        var expected = Seeds.ExpectedFigures(name);
        var truth = new AnnualReport
        {
            Form = "2019",
            Organ = Seeds.Expected(name).GetProperty("organ").GetString(),
            Year = Seeds.Expected(name).GetProperty("year").GetInt32(),
            Figures = Figures.From(expected.Select(figure => KeyValuePair.Create(figure.Key, new Figure(figure.Value is null ? FigureState.Blank : FigureState.Read, figure.Value)))),
        };
        var rows = new List<PlacedRow>();
        var parts = new List<PlacedPart>();
        foreach (var region in Regions(text))
        {
            parts.Add(region);
            if (region.Number is 2 or 3 or 4)
            {
                rows.AddRange(Rows(text, region, expected));
            }
        }

        return new PlacedReport(name, ".txt", text, truth, [.. rows], [.. parts]);
    }

    private static IEnumerable<PlacedPart> Regions(string text)
    {
        var heads = HeadingPattern().Matches(text).ToList();
        for (var index = 0; index < heads.Count; index++)
        {
            var end = index + 1 < heads.Count ? heads[index + 1].Index : text.Length;
            yield return new PlacedPart("一二三四五六".IndexOf(heads[index].Groups["number"].Value, StringComparison.Ordinal) + 1, TextSpan.Between(heads[index].Index, end));
        }
    }

    private static IEnumerable<PlacedRow> Rows(string text, PlacedPart part, ImmutableSortedDictionary<CellId, decimal?> expected)
    {
        var cells = Paper.Of("2019").Tables.Single(table => table.Number == part.Number).Rows.Select(row => row.Where(cell => cell.Figure is not null).Select(cell => cell.Figure!.Value).ToList()).Where(row => row.Count > 0);
        var tokens = Tokens(text, part.Extent).ToList();
        var tabular = tokens.Exists(token => token.Line != token.Extent);
        var at = 0;
        foreach (var row in cells)
        {
            while (!tokens[at].IsNumber)
            {
                at++;
            }

            var label = at > 0 ? tokens[at - 1].Value : default;
            var numbers = tokens.Skip(at).TakeWhile(token => token.IsNumber && (!tabular || token.Line == tokens[at].Line)).ToList();
            // A row that prints fewer numbers than the form has columns lost its first ones; one that prints more has them at its end.
            var taken = numbers.Take(row.Count).ToList();
            var missing = row.Count - taken.Count;
            var figures = taken.Select((token, index) => Place(text, row[missing + index], token, expected)).ToImmutableArray();
            yield return new PlacedRow(part.Number, part.Number == 4 ? default : label, figures);
            at += tabular ? numbers.Count : taken.Count;
        }
    }

    private static PlacedFigure Place(string text, CellId cell, Token token, ImmutableSortedDictionary<CellId, decimal?> expected)
    {
        var printed = text.Substring(token.Value.Start, token.Value.Length);
        var digits = DigitsPattern().Match(printed).Value;
        var number = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        var value = expected[cell] ?? throw new InvalidOperationException($"{cell} prints '{printed}' but nothing was expected.");
        return number == value || number * 10_000m == value
            ? new PlacedFigure(cell, token.Value, token.Extent, value)
            : throw new InvalidOperationException($"{cell} prints '{printed}' but {value} was expected.");
    }

    private sealed record Token(TextSpan Value, TextSpan Extent, TextSpan Line, bool IsNumber);

    private static IEnumerable<Token> Tokens(string text, TextSpan region)
    {
        var start = region.Start;
        while (start < region.End)
        {
            var newline = text.IndexOf('\n', start, region.End - start);
            var line = TextSpan.Between(start, newline < 0 ? region.End : newline + 1);
            var inner = text.Substring(line.Start, line.Length);
            var tabs = inner.TrimStart('\t').TrimEnd('\n', '\t').Contains('\t', StringComparison.Ordinal);
            foreach (Match match in TokenPattern().Matches(inner))
            {
                var value = new TextSpan(line.Start + match.Index, match.Length);
                yield return new Token(value, tabs ? Between(text, value) : line, line, NumberPattern().IsMatch(match.Value));
            }

            start = line.End;
        }
    }

    // A cell between tabs goes with the tab before it, the first of a line with the one behind it.
    private static TextSpan Between(string text, TextSpan value) =>
        value.Start > 0 && text[value.Start - 1] == '\t' ? new TextSpan(value.Start - 1, value.Length + 1) : new TextSpan(value.Start, value.Length + 1);

    [GeneratedRegex(@"^[ \u3000]*(?<number>[一二三四五六])、[^\n]{2,24}(情[况況]|事[项項])[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"[^\s|\u00a0](?:[^\t\n|]*[^\s|\u00a0])?")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"^\d[\d.]*(元|[万萬]元)?$")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^[\d.]+")]
    private static partial Regex DigitsPattern();
}

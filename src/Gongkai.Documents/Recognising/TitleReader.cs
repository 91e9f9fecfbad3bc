using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>What the report says of itself: title, organ, year, each from the best evidence the document has.</summary>
internal sealed partial record Identity(string? Title, string? Organ, int? Year, ImmutableArray<Observation> Observations)
{
    private const int LongestTitle = 60;
    private const int HeadPieces = 60;
    private const int MostLines = 3;
    private const int FullScore = 4 + 4 + 2 + 1;
    private static readonly SearchValues<char> NotInTitle = SearchValues.Create(">＞|»，,；：《〈");

    /// <summary>Reads title, organ and year from the pieces.</summary>
    /// <param name="pieces">The document.</param>
    /// <param name="bodyStart">Index of the first heading of a part; the title usually stands before it.</param>
    public static Identity Of(ImmutableArray<Piece> pieces, int bodyStart)
    {
        var found = FindTitle(pieces, bodyStart);
        var body = string.Join('\n', pieces.Where(piece => piece.Table == 0 && piece.Key.Length > 0).Select(piece => piece.Text.Value));
        var title = WithoutNone(found, body);
        var (year, yearNotes) = YearReader.Read(title, body, pieces);
        var organ = OrganReader.Read(title, body);
        var observations = yearNotes.ToBuilder();
        if (title is null)
        {
            observations.Add(new Observation(ObservationKind.TitleMissing));
        }

        if (organ is null)
        {
            observations.Add(new Observation(ObservationKind.OrganMissing));
        }

        if (OrganReader.Other(title, pieces.Take(HeadPieces).Where(piece => piece.Table == 0)) is { } other)
        {
            observations.Add(new Observation(ObservationKind.OrgansDiffer) { Text = OrganReader.Announces(other.Text.Value), Places = [FigureMaking.Place(other)] });
        }

        return new Identity(title, organ, year, observations.ToImmutable());
    }

    // Lines before part 一 (a title may run over three of them), then the last lines (a file name glued to the end), then any sentence
    // that names the report. A breadcrumb also names it, but no organ and no year: the fullest candidate wins, the earliest on a tie.
    private static string? FindTitle(ImmutableArray<Piece> pieces, int bodyStart)
    {
        var head = pieces.Take(Math.Min(bodyStart, HeadPieces)).Where(piece => piece.Key.Length > 0).ToList();
        var lines = Enumerable.Range(1, MostLines).SelectMany(count => Joined(head, count));
        var tail = pieces.Where(piece => piece.Table == 0).Reverse().Take(3).Select(piece => piece.Text.Value);
        var candidates = lines.Concat(tail).Select(AsTitle)
            .Concat(tail.Concat(head.Select(piece => piece.Text.Value)).Where(MayName).Select(words => AsTitle(LeadIn().Replace(InSentence().Match(words).Value, ""))))
            .OfType<string>();
        return Fullest(candidates);
    }

    // “无” is all that the last part often says; a file name glued to it (无海晏湾市教育局2024年…) is the title without it, where the text names the organ so.
    private static string? WithoutNone(string? title, string body) =>
        title is ['无', .. var rest] && OrganReader.InTitle(rest) is { } organ && OrganReader.StandsWithout('无', organ, body) ? rest : title;

    private static string? Fullest(IEnumerable<string> candidates)
    {
        string? best = null;
        var bestScore = int.MinValue;
        foreach (var candidate in candidates)
        {
            if (Score(candidate) is var score && score > bestScore)
            {
                (best, bestScore) = (candidate, score);
                if (score == FullScore)
                {
                    break;
                }
            }
        }

        return best;
    }

    // A line alone before lines put together: the date of a covering notice above the title is none of its words.
    private static IEnumerable<string> Joined(List<Piece> head, int count)
    {
        for (var at = 0; at + count <= head.Count; at++)
        {
            if (head.GetRange(at, count).TrueForAll(line => line.Key.Length <= LongestTitle))
            {
                yield return string.Concat(head.GetRange(at, count).Select(line => line.Text.Value));
            }
        }
    }

    private static int Score(string title) =>
        (YearInTitle().IsMatch(title) ? 4 : 0)
        + (OrganReader.InTitle(title) is not null ? 4 : 0)
        + (title.Contains("政府信息公开", StringComparison.Ordinal) ? 2 : 0)
        + (title.EndsWith("报告", StringComparison.Ordinal) ? 1 : 0)
        - (title.AsSpan().IndexOfAny(NotInTitle) >= 0 ? 6 : 0);

    // Both patterns ask for these two characters; most lines have neither.
    private static bool MayName(string text) => text.Contains('公') && text.Contains('开');

    private static string? AsTitle(string text)
    {
        if (!MayName(text))
        {
            return null;
        }

        var squeezed = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        squeezed = FileEnding().Replace(squeezed, "");
        return squeezed.Length <= LongestTitle && TitlePattern().IsMatch(squeezed) ? squeezed : null;
    }

    [GeneratedRegex("^[^。；！？]*(政府信息公开|政务公开|信息公开)[^。；！？]{0,20}(报告|年报)(（.{0,12}）|\\(.{0,12}\\))?$")]
    private static partial Regex TitlePattern();

    [GeneratedRegex("[^。；！？，,：:\\s]{2,30}(20\\d\\d ?年度?)?政府信息公开工作?(20\\d\\d ?年度?|年度)?工?作?(年度)?报告")]
    private static partial Regex InSentence();

    // What a sentence or a covering notice says before it names the report.
    [GeneratedRegex("^.*[《〈“]|^(?:现将|现就|现公布|现发布|关于|印发|公布|发布|报送)+")]
    private static partial Regex LeadIn();

    [GeneratedRegex("20\\d\\d")]
    private static partial Regex YearInTitle();

    [GeneratedRegex("\\.(docx?|wps|pdf|html?|txt|xlsx?)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileEnding();
}

/// <summary>The report's year: the statistics period first, then the title, then the first year named in the body
/// (in published reports the first number that looks like a year is often another one).</summary>
internal static partial class YearReader
{
    public static (int? Year, ImmutableArray<Observation> Notes) Read(string? title, string body, ImmutableArray<Piece> pieces)
    {
        var period = PeriodYear(body);
        var titled = title is null ? null : First(TitleYear(), title);
        var year = period ?? titled ?? MostNamed(body);
        var notes = ImmutableArray.CreateBuilder<Observation>();
        if (year is null)
        {
            notes.Add(new Observation(ObservationKind.YearMissing));
        }
        else if (period is not null && titled is not null && period != titled)
        {
            notes.Add(new Observation(ObservationKind.YearsDiffer) { Expected = period, Actual = titled, Text = title, Places = Places(pieces, $"{period}") });
        }

        return (year, notes.ToImmutable());
    }

    private static ImmutableArray<SourcePlace> Places(ImmutableArray<Piece> pieces, string words) =>
        [.. pieces.Where(piece => piece.Text.Value.Contains(words, StringComparison.Ordinal)).Take(1).Select(FigureMaking.Place)];

    private static int? PeriodYear(string body)
    {
        foreach (Match match in Period().Matches(body))
        {
            var from = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            if (!match.Groups[2].Success || match.Groups[2].Value == match.Groups[1].Value)
            {
                return from;
            }
        }

        return null;
    }

    // The year that stands before 年 most often, the first 年 after part 一 winning a tie; document numbers 〔2019〕 do not count.
    private static int? MostNamed(string body)
    {
        var years = NamedYear().Matches(body).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return years.Count == 0 ? null : years.GroupBy(year => year).OrderByDescending(group => group.Count()).ThenBy(group => years.IndexOf(group.Key)).First().Key;
    }

    private static int? First(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("(20\\d\\d) ?年? ?0?1 ?月 ?0?1 ?日.{0,8}?(20\\d\\d)? ?年? ?12 ?月 ?31 ?日")]
    private static partial Regex Period();

    [GeneratedRegex("(20\\d\\d) ?(?:年|政府|政务)")]
    private static partial Regex TitleYear();

    [GeneratedRegex("(?<![\\d〔\\[(（到])(20\\d\\d) ?年")]
    private static partial Regex NamedYear();
}

using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-6 to N-9, N-14, N-15: what a part owes to say, by 《条例》第五十条 and the fee rules.</summary>
internal static class PartChecks
{
    private const int FirstFeeYear = 2021;
    private static readonly SearchValues<char> Marks = SearchValues.Create("，、；。：\n");
    private static readonly CellId FeeOverdue = CellId.Parse("requests.other.fee-overdue.total");

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        Finding?[] found = [.. Problems(report), Owed(report), .. OtherMatters(report, claims)];
        return found.OfType<Finding>();
    }

    private static IEnumerable<Finding?> Problems(AnnualReport report)
    {
        const int fewest = 12;
        if (report.Section(5) is not { } part)
        {
            yield break;
        }

        var text = Compact(part.Text.Value);
        if (SaysNothing(text))
        {
            yield return Of("N-6", part);
        }
        else if (text.Length > fewest && Phrases.HasAny(text, Phrases.Current.Problems) && !NamesMeasure(text))
        {
            yield return Of("N-14", part);
        }
    }

    /// <summary>A measure is named: 加强, 丰富 … but not 有待加强, 不够丰富.</summary>
    private static bool NamesMeasure(string text)
    {
        const int near = 8;
        foreach (var word in Phrases.Current.Measures)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var before = text.AsSpan(Math.Max(0, at - near), Math.Min(near, at));
                before = before[(before.LastIndexOfAny(Marks) + 1)..];
                if (before.IndexOf("有待", StringComparison.Ordinal) < 0 && before.IndexOfAny('不', '缺', '未') < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Finding? Owed(AnnualReport report)
    {
        if (!OrganNames.IsGovernment(report.Organ) || report.Section(1) is not { Text.Length: > 0 } first)
        {
            return null;
        }

        var missing = Phrases.Current.Owed.Where(owed => !report.Sections.Any(part => Phrases.HasAny(part.Text.Value, owed.Value))).Select(owed => owed.Key).ToList();
        return missing.Count == 0 ? null : Of("N-7", first, ("missing", string.Join('、', missing)), ("missing" + RuleBook.EnglishSuffix, string.Join(", ", missing.Select(owed => Phrases.Current.OwedEn[owed]))));
    }

    private static IEnumerable<Finding?> OtherMatters(AnnualReport report, ImmutableArray<Claim> claims)
    {
        if (report.Section(6) is not { } part)
        {
            yield break;
        }

        var text = Compact(Body(part, report));
        var isNone = IsNone(text);
        var overdue = report.Figures[FeeOverdue];
        var denied = claims.FirstOrDefault(claim => claim is { Quantity: "fees.processing", Number: 0 });
        var namesNotices = claims.Any(claim => claim is { Section: 6, Number: > 0 } && (claim.Reading.Words & WordClass.ProcessingFee) != 0);
        if (overdue is { IsCertain: true, Value: > 0 } && (isNone || denied is not null) && !namesNotices)
        {
            yield return Of("N-9", part, [("claim", denied?.Text ?? text), .. NarrativeFinding.CellArguments(report, [FeeOverdue]), ("actual", NarrativeFinding.Plain(overdue.Value))])
                with
            { Cells = [FeeOverdue], Actual = overdue.Value };
        }

        if (report.Year >= FirstFeeYear && !isNone && text.Length > 0 && !report.Sections.Any(any => Phrases.HasAny(any.Text.Value, Phrases.Current.Fees)))
        {
            yield return Of("N-8", part);
        }

        yield return Unrelated(part, text);
    }

    private static Finding? Unrelated(ReportSection part, string text)
    {
        const int longEnough = 200;
        return text.Length >= longEnough && !Phrases.HasAny(text, Phrases.Current.Disclosure) ? Of("N-15", part) : null;
    }

    /// <summary>The part without a title or file name glued to its end.</summary>
    private static string Body(ReportSection part, AnnualReport report)
    {
        var text = part.Text.Value;
        foreach (var mark in new[] { report.Title, report.Organ is { } organ && report.Year is { } year ? FormattableString.Invariant($"{organ}{year}年政府信息公开") : null })
        {
            if (!string.IsNullOrEmpty(mark) && text.LastIndexOf(mark, StringComparison.Ordinal) is > 0 and var at)
            {
                text = text[..at];
            }
        }

        return text;
    }

    private static bool IsNone(string text)
    {
        const int longest = 45;
        return text.Length is > 0 and <= longest && Phrases.HasAny(text, Phrases.Current.Nothing)
            && (text.Length <= 6 || Phrases.HasAny(text, Phrases.Current.NoOtherMatters) || text.Contains("事项", StringComparison.Ordinal));
    }

    private static bool SaysNothing(string text)
    {
        const int longest = 24;
        text = text.TrimEnd('。');
        return text.Length == 0 || Phrases.Current.Empty.Contains(text) || (text.Length <= longest && Phrases.Current.Empty.Any(words => words.EndsWith("问题", StringComparison.Ordinal) && text.EndsWith(words, StringComparison.Ordinal)));
    }

    private static string Compact(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static Finding Of(string rule, ReportSection part, params ReadOnlySpan<(string Name, string Value)> words)
    {
        const int shown = 40;
        var end = Math.Min(shown, part.Text.Length);
        var where = part.Text.IsPlaced && end > 0 ? new SourcePlace(part.Text.SourceOf(0, end)) : part.Heading is { } heading ? new SourcePlace(heading) : (SourcePlace?)null;
        return new Finding(rule, Severity.Warning, FindingKind.Query) { Arguments = NarrativeFinding.Words(words), Evidence = [new Evidence(end > 0 ? part.Text.Value[..end] : part.Title, where)] };
    }
}

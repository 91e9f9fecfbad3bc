using System.Collections.Immutable;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>X-1, X-2: words and figures taken over from last year.</summary>
internal static class PreviousChecks
{
    public static IEnumerable<Finding> Run(AnnualReport report, AnnualReport previous)
    {
        foreach (var number in new[] { 1, 5 })
        {
            if (report.Section(number) is { } now && previous.Section(number) is { } before && Copied(now, before) is { } finding)
            {
                yield return finding;
            }
        }

        if (SameFigures(report, previous) is { } same)
        {
            yield return same;
        }
    }

    /// <summary>How much of a text, by characters, stands in another, sentence by sentence; years and spaces do not matter. From 0 to 1.</summary>
    internal static decimal ShareCopied(string now, string before)
    {
        var known = Sentences(before).ToHashSet(StringComparer.Ordinal);
        int all = 0, copied = 0;
        foreach (var sentence in Sentences(now))
        {
            all += sentence.Length;
            copied += known.Contains(sentence) ? sentence.Length : 0;
        }

        return all == 0 ? 0 : (decimal)copied / all;
    }

    private static Finding? Copied(ReportSection now, ReportSection before)
    {
        const int shortest = 150;
        const decimal most = 0.85m;
        if (now.Text.Length < shortest || ShareCopied(now.Text.Value, before.Text.Value) is not (>= most and var share))
        {
            return null;
        }

        var percent = Math.Floor(share * 100);
        return new Finding("X-1", Severity.Warning, FindingKind.Query)
        {
            Actual = percent,
            Arguments = NarrativeFinding.Words(("part", "零一二三四五六"[now.Number].ToString()), ("share", NarrativeFinding.Plain(percent))),
            Evidence = [new Evidence(now.Text.Value[..40], now.Text.IsPlaced ? new SourcePlace(now.Text.SourceOf(0, 40)) : null)],
        };
    }

    private static Finding? SameFigures(AnnualReport report, AnnualReport previous)
    {
        const int fewest = 8;
        var cells = ImmutableArray.CreateBuilder<CellId>();
        foreach (var (cell, figure) in report.Figures)
        {
            var before = previous.Figures[cell];
            if (!figure.IsCertain || (figure.Value == 0 && (before.Value ?? 0) == 0))
            {
                continue;
            }

            if (!before.IsCertain || before.Value != figure.Value)
            {
                return null;
            }

            cells.Add(cell);
        }

        return cells.Count < fewest ? null : new Finding("X-2", Severity.Warning, FindingKind.Query)
        {
            Cells = cells.ToImmutable(),
            Arguments = NarrativeFinding.Words(("count", cells.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            Evidence = [.. NarrativeFinding.Places(report, cells.ToImmutable())],
        };
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var sentence = new System.Text.StringBuilder();
        foreach (var character in text)
        {
            if (character is '。' or '！' or '；' or '\n')
            {
                if (sentence.Length > 0)
                {
                    yield return WithoutYears(sentence.ToString());
                }

                sentence.Clear();
            }
            else if (!char.IsWhiteSpace(character))
            {
                sentence.Append(character);
            }
        }

        if (sentence.Length > 0)
        {
            yield return WithoutYears(sentence.ToString());
        }
    }

    private static string WithoutYears(string sentence)
    {
        for (var at = sentence.IndexOf("20", StringComparison.Ordinal); at >= 0 && at + 5 <= sentence.Length; at = sentence.IndexOf("20", at + 1, StringComparison.Ordinal))
        {
            if (char.IsAsciiDigit(sentence[at + 2]) && char.IsAsciiDigit(sentence[at + 3]) && sentence[at + 4] == '年')
            {
                sentence = sentence.Remove(at, 4);
            }
        }

        return sentence;
    }
}

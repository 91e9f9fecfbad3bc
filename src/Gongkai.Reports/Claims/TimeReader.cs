namespace Gongkai.Reports.Claims;

/// <summary>Tells what time a stretch of words speaks of.</summary>
internal static class TimeReader
{
    private const int NearYear = 20;

    /// <summary>The last time that is named; null where none is. Without <paramref name="withCompared"/> what is only compared with (较2021年的9件) is passed over.</summary>
    public static ClaimScope? Find(Passage passage, int start, int end, bool withCompared = true)
    {
        ClaimScope? scope = null;
        NamedYear? lastYear = null;
        var next = 0;
        while (next < passage.Years.Count && passage.Years[next].Start < start)
        {
            next++;
        }

        if (NamesSeveralYears(passage, next, end))
        {
            return ClaimScope.OtherYear;
        }

        foreach (var word in passage.WordsIn(start, end))
        {
            for (; next < passage.Years.Count && passage.Years[next].Start < word.Start; next++)
            {
                lastYear = passage.Years[next];
                scope = !withCompared && IsCompared(passage.Text, lastYear.Value.Start) ? scope : OfYear(passage, lastYear.Value);
            }

            if (!withCompared && word.Is(WordClass.LastYear) && (IsCompared(passage.Text, word.Start) || passage.Text[word.Start] is '比' or '较'))
            {
                continue;
            }

            if (word.Is(WordClasses.Times | WordClass.Future) && !word.Is(WordClass.CarriedIn | WordClass.CarriedOut))
            {
                scope = OfWord(passage, word, lastYear);
            }
        }

        for (; next < passage.Years.Count && passage.Years[next].Start < end; next++)
        {
            scope = !withCompared && IsCompared(passage.Text, passage.Years[next].Start) ? scope : OfYear(passage, passage.Years[next]);
        }

        return Months.Find(passage.Text, start, end) ? ClaimScope.PartOfYear : scope;
    }

    /// <summary>较2021年, 与上年, 由2021年的: what follows is only compared with.</summary>
    public static bool IsCompared(string text, int start) => start > 0 && text[start - 1] is '较' or '比' or '与' or '同' or '由' or '从';

    /// <summary>2021年、2022年分别收到9件、12件: which number is whose is not read.</summary>
    private static bool NamesSeveralYears(Passage passage, int first, int end)
    {
        for (var i = first + 1; i < passage.Years.Count && passage.Years[i].Start < end; i++)
        {
            if (passage.Years[i].Year != passage.Years[first].Year)
            {
                return true;
            }
        }

        return false;
    }

    private static ClaimScope OfYear(Passage passage, NamedYear year) => passage.Report.Year is not { } reported ? ClaimScope.OtherYear
        : EndsRange(passage.Text.AsSpan(0, year.Start)) ? ClaimScope.Cumulative
        : year.Year == reported ? ClaimScope.Organ : year.Year > reported ? ClaimScope.Target : ClaimScope.OtherYear;

    /// <summary>2019—2023年 are five years.</summary>
    private static bool EndsRange(ReadOnlySpan<char> before) => before.Length > 1 && before[^1] is '—' or '-' or '–' or '～' or '~' or '至' or '到'
        && before.TrimEnd("—-–～~至到") is { Length: > 0 } first && (char.IsAsciiDigit(first[^1]) || first[^1] == '年');

    private static ClaimScope OfWord(Passage passage, Word word, NamedYear? year)
    {
        if (word.Is(WordClass.ThisYear))
        {
            return ClaimScope.Organ;
        }

        if (word.Is(WordClass.Since))
        {
            // 2022年以来 in the report for 2022 is this year.
            return year is { } mark && mark.Year == passage.Report.Year && word.Start - mark.Start < NearYear ? ClaimScope.Organ : ClaimScope.Cumulative;
        }

        return word.Is(WordClass.LastYear) ? ClaimScope.OtherYear : word.Is(WordClass.Future) ? ClaimScope.Target : ClaimScope.PartOfYear;
    }
}

/// <summary>3月收到1件 speaks of a month; 截至12月31日, 自1月1日起 and 1至12月 of the year.</summary>
internal static class Months
{
    private const int WholeYear = 12;

    public static bool Find(string text, int start, int end)
    {
        for (var at = start; at < end && text.IndexOf('月', at, end - at) is >= 0 and var month; at = month + 1)
        {
            var digits = month;
            while (digits > start && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] == ' '))
            {
                digits--;
            }

            if (!int.TryParse(text.AsSpan(digits, month - digits).Trim(), out var number))
            {
                continue;
            }

            if (!IsEndOfYear(text, start, digits, month, number))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEndOfYear(string text, int start, int digits, int month, int number)
    {
        var behind = text.AsSpan(month + 1);
        var before = text.AsSpan(start, digits - start).TrimEnd();
        if (number == WholeYear)
        {
            // 截至12月31日, 1月至12月, 12月底
            return before.EndsWith("至") || before.EndsWith("到") || before.EndsWith("-") || before.EndsWith("—") || before.EndsWith("～")
                || before.IndexOf("截") >= 0 || behind.StartsWith("底") || behind.StartsWith("末")
                || (behind.StartsWith("31日") && (behind[3..].StartsWith("止") || behind[3..].StartsWith("底") || behind[3..].StartsWith("前") || behind[3..].StartsWith("，") || before.Contains('月')));
        }

        return number == 1 && (behind.StartsWith("1日") || behind.StartsWith("至") || behind.StartsWith("到") || behind.StartsWith("-") || behind.StartsWith("—") || behind.StartsWith("～"))
            && behind.IndexOf("12") is >= 0 and < 16;
    }
}

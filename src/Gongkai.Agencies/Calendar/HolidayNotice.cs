using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Agencies;

/// <summary>What is strange in a pasted notice. None of them stops the preview; a person confirms it.</summary>
public enum NoticeDoubtKind
{
    NoYear,
    NoHolidays,
    HolidayMissing,
    DayCountDiffers,
    WeekdayDiffers,
    NoSuchDate,
    WorkOnWeekday,
    OffAndWork,
    Unread,
}

/// <param name="Passage">The words of the notice that raised the doubt.</param>
/// <param name="Detail">What was expected or found, as a date, a number or a name.</param>
public sealed record NoticeDoubt(NoticeDoubtKind Kind, string Passage, string Detail);

/// <summary>The State Council's notice on next year's days off, read from pasted text for a preview.</summary>
/// <param name="Published">The date under the notice, when it was pasted too.</param>
public sealed partial record HolidayNotice(
    int? Year, string Number, DateOnly? Published, ImmutableArray<HolidaySpan> Off, ImmutableArray<DateOnly> Work, ImmutableArray<NoticeDoubt> Doubts)
{
    private static readonly string[] Expected = ["元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"];

    /// <summary>Reads paragraphs such as “一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。”.</summary>
    /// <param name="year">The year meant when the text does not name it.</param>
    public static HolidayNotice Parse(string text, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = PlainForm.Of(text);
        var named = YearWords().Match(text);
        year ??= named.Success ? Integer(named.Groups[1]) : null;
        var number = NoticeNumber().Match(text);
        var reading = new Reading(year ?? 0);
        if (year is null)
        {
            reading.Doubt(NoticeDoubtKind.NoYear, "", "");
        }

        foreach (Match item in Items().Matches(text))
        {
            reading.Item(item.Groups[1].Value.Trim(), item.Groups[2].Value);
        }

        reading.Finish();
        return new HolidayNotice(
            year,
            number.Value.Replace('[', '〔').Replace(']', '〕'),
            SignedOn(text),
            [.. reading.Off.OrderBy(span => span.From)],
            [.. reading.Work.Order()],
            [.. reading.Doubts]);
    }

    /// <summary>The year's data as this notice leaves it.</summary>
    /// <param name="published">Used when the pasted text has no date of its own.</param>
    /// <param name="earlier">Earlier versions for the same year, which are kept.</param>
    /// <exception cref="InvalidOperationException">The notice names no year or no day off.</exception>
    public HolidayYear ToYear(DateOnly published, HolidayYear? earlier = null)
    {
        if (Year is not { } year || Off.IsEmpty)
        {
            throw new InvalidOperationException("The notice names no year or no day off.");
        }

        var version = new HolidayVersion(Number, Published ?? published, Off, Work);
        return new HolidayYear(year, [.. (earlier?.Versions ?? []).Append(version).OrderBy(other => other.Published)]);
    }

    private static DateOnly? SignedOn(string text) =>
        SignatureDate().Matches(text).LastOrDefault() is { } match && Date(Integer(match.Groups[1]), Integer(match.Groups[2]), Integer(match.Groups[3])) is { } date ? date : null;

    private static int Integer(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1949 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // FormKC turns the full-width colon, comma, brackets and digits of the notice into their plain forms.
    [GeneratedRegex(@"(\d{4})年(?:部分节假日|元旦|节假日)")]
    private static partial Regex YearWords();

    [GeneratedRegex(@"国办?发明电[〔\[(]\d{4}[〕\])]\d+号")]
    private static partial Regex NoticeNumber();

    [GeneratedRegex(@"[一二三四五六七八九十]+、([^:\n。]{1,20}):([\s\S]*?)(?=[一二三四五六七八九十]+、[^:\n。]{1,20}:|\n\s*\n|$)")]
    private static partial Regex Items();

    [GeneratedRegex(@"^\s*(?:国务院办公厅)?\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*$", RegexOptions.Multiline)]
    private static partial Regex SignatureDate();

    [GeneratedRegex(@"[。;,](?![^(]*\))")]
    private static partial Regex ClauseEnds();

    [GeneratedRegex(@"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(\([^)]*\))?(?:[至到—-](?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^)]*\))?)?")]
    private static partial Regex Dates();

    [GeneratedRegex(@"共(\d{1,2})天")]
    private static partial Regex Total();

    [GeneratedRegex("(?:星期|周)([一二三四五六日天])")]
    private static partial Regex WeekdayWord();

    private sealed class Reading(int year)
    {
        public List<HolidaySpan> Off { get; } = [];

        public List<DateOnly> Work { get; } = [];

        public List<NoticeDoubt> Doubts { get; } = [];

        public void Doubt(NoticeDoubtKind kind, string passage, string detail) => Doubts.Add(new NoticeDoubt(kind, passage, detail));

        public void Item(string name, string body)
        {
            var start = Off.Count;
            foreach (var clause in ClauseEnds().Split(body).Select(clause => clause.Trim()))
            {
                Clause(name, clause);
                if (Total().Match(clause) is { Success: true } total && Off.Skip(start).Sum(span => span.Days) is var days && days != Integer(total.Groups[1]))
                {
                    Doubt(NoticeDoubtKind.DayCountDiffers, clause, days.ToString(CultureInfo.InvariantCulture));
                }
            }
        }

        public void Finish()
        {
            if (Off.Count == 0)
            {
                Doubt(NoticeDoubtKind.NoHolidays, "", "");
                return;
            }

            foreach (var name in Expected.Where(name => !Off.Any(span => span.Name.Contains(name, StringComparison.Ordinal))))
            {
                Doubt(NoticeDoubtKind.HolidayMissing, "", name);
            }

            foreach (var date in Work.Where(date => Off.Any(span => span.Contains(date))))
            {
                Doubt(NoticeDoubtKind.OffAndWork, "", Iso(date));
            }
        }

        private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private void Clause(string name, string clause)
        {
            // “鼓励…安排职工在除夕（2月9日）休息” names a day and grants nothing.
            var grants = clause.Contains("放假", StringComparison.Ordinal);
            var works = clause.Contains("上班", StringComparison.Ordinal);
            foreach (Match match in Dates().Matches(clause))
            {
                if (Range(match, name.Contains("元旦", StringComparison.Ordinal)) is not { } range)
                {
                    Doubt(NoticeDoubtKind.NoSuchDate, match.Value, "");
                }
                else if (works)
                {
                    AddWork(range.From, range.To, match.Value);
                }
                else if (grants)
                {
                    Off.Add(new HolidaySpan(name, range.From, range.To));
                }
                else
                {
                    Doubt(NoticeDoubtKind.Unread, clause, Iso(range.From));
                }
            }
        }

        private void AddWork(DateOnly from, DateOnly to, string passage)
        {
            for (var date = from; date <= to; date = date.AddDays(1))
            {
                Work.Add(date);
                if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                {
                    Doubt(NoticeDoubtKind.WorkOnWeekday, passage, Iso(date));
                }
            }
        }

        private (DateOnly From, DateOnly To)? Range(Match match, bool newYear)
        {
            var groups = match.Groups;
            var single = !groups[7].Success;
            var (month, lastMonth) = (Integer(groups[2]), groups[6].Success ? Integer(groups[6]) : Integer(groups[2]));
            // “12月30日至1月1日” without years begins in the year before, and so does a December day of the New Year's paragraph.
            var lateYear = groups[5].Success ? Integer(groups[5]) : year;
            var wraps = single ? newYear && month == 12 : month > lastMonth;
            var firstYear = groups[1].Success ? Integer(groups[1]) : wraps ? lateYear - 1 : lateYear;
            var lastYear = groups[5].Success ? lateYear : wraps ? firstYear + 1 : firstYear;
            var from = Date(firstYear, month, Integer(groups[3]));
            var to = single ? from : Date(lastYear, lastMonth, Integer(groups[7]));
            if (from is not { } first || to is not { } last || last < first || last.DayNumber - first.DayNumber > 20)
            {
                return null;
            }

            CheckWeekday(groups[4].Value, first);
            CheckWeekday(groups[8].Value, last);
            return (first, last);
        }

        private void CheckWeekday(string brackets, DateOnly date)
        {
            if (WeekdayWord().Match(brackets) is { Success: true } word
                && (DayOfWeek)("日一二三四五六".IndexOf(word.Groups[1].Value.Replace('天', '日'), StringComparison.Ordinal)) != date.DayOfWeek)
            {
                Doubt(NoticeDoubtKind.WeekdayDiffers, brackets, Iso(date));
            }
        }
    }
}

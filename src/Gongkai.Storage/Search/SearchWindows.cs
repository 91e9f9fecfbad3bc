using System.Collections.Immutable;
using System.Data.Common;

namespace Gongkai.Storage.Search;

/// <summary>On a server the index gives every hit of a word at once, and the row of each has to be looked at before the newest are known. So a list is first asked for among
/// the newest days, whose hits the index gives alone, and only words too rare to fill it there are looked for in all of them: what a search costs does not grow with the store.</summary>
internal static class SearchWindows
{
    // Words that a quarter of the documents hold fill a list in the first window, those of one in forty in the second.
    private const int Narrowest = 4_000;
    private const int Widened = 10;

    // Among fewer documents a window is most of all, and what is not found there would be looked for twice.
    private const int Worthwhile = 4;
    private const int MostWeeks = 200;
    private const int DaysOfWeek = 7;

    /// <summary>The mark of the week in which a key lies.</summary>
    public static string MarkOf(long key) => MarkOf(SearchEntry.DateOf(key).DayNumber / DaysOfWeek);

    /// <summary>The marks of the weeks that a window reaches over.</summary>
    public static string[] Marks(SearchWindow window)
    {
        var first = window.From.DayNumber / DaysOfWeek;
        return [.. Enumerable.Range(first, (window.Newest.DayNumber / DaysOfWeek) - first + 1).Select(MarkOf)];
    }

    /// <summary>Sets the question for the windows of a query: the newest key that it can give, one so many documents further back, and whether there are many more behind it.</summary>
    public static void Ask(DbCommand command, SearchQuery query)
    {
        string Nth(int behind) => $"(SELECT k.key FROM search_entries k WHERE 1 = 1{command.KeyRange(query, "k.key")} ORDER BY k.key DESC LIMIT 1 OFFSET {behind})";
        command.CommandText = $"SELECT {Nth(0)}, CASE WHEN {Nth(Narrowest * Worthwhile)} IS NOT NULL THEN {Nth(Narrowest)} END";
    }

    /// <summary>The windows by the answer, the narrowest first; none where so few documents come into question.</summary>
    public static ImmutableArray<SearchWindow> Of(long newestKey, long behindKey)
    {
        var (newest, behind) = (SearchEntry.DateOf(newestKey), SearchEntry.DateOf(behindKey));
        var wide = Math.Max(0, newest.DayNumber - ((newest.DayNumber - behind.DayNumber + 1) * Widened));
        return [.. new[] { behind, DateOnly.FromDayNumber(wide) }.Select(from => new SearchWindow(from, newest)).Where(window => (newest.DayNumber - window.From.DayNumber) / DaysOfWeek < MostWeeks)];
    }

    private static string MarkOf(int week) => FormattableString.Invariant($"w{week}");
}

/// <summary>The newest days that a search looks into first.</summary>
/// <param name="From">The first of them, included.</param>
/// <param name="Newest">The last of them, included.</param>
internal readonly record struct SearchWindow(DateOnly From, DateOnly Newest);

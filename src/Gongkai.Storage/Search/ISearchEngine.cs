using System.Collections.Immutable;
using System.Data.Common;

namespace Gongkai.Storage.Search;

/// <summary>The part of the search that differs from database to database: how words are indexed, and how an index is asked.</summary>
internal interface ISearchEngine
{
    /// <summary>Makes what is missing; safe to call at every start.</summary>
    string Schema { get; }

    /// <summary>Whether it finds the newest hits sooner when it is asked for a window of days (<see cref="SearchWindows"/>); else it begins with the newest anyway.</summary>
    bool HasWindows { get; }

    /// <summary>How far the hits of a query are counted.</summary>
    int CountLimit(SearchQuery query);

    /// <summary>A question of one row that is asked before each search, in the same breath; null where there is none.</summary>
    string? Before { get; }

    /// <summary>Writes the index line of a key that has none.</summary>
    void Put(DbCommand command, SearchEntry entry, ImmutableArray<string> facets);

    /// <summary>Takes the index line of a key away.</summary>
    void Remove(DbCommand command, long key);

    /// <summary>Takes all index lines away.</summary>
    void Clear(DbCommand command);

    /// <summary>Adds the parameters of a query, and gives the source of the keys that match it: what stands between FROM and ORDER BY.
    /// The key column is <c>k.key</c>.</summary>
    string Match(DbCommand command, SearchQuery query);

    /// <summary>What stands behind a column to ask for these keys; the words of the question are the same for any number of them.</summary>
    string Among(DbCommand command, IReadOnlyCollection<long> keys);

    /// <summary>The folded words of entries: columns key, title and text.</summary>
    /// <param name="keys">What stands behind the key to choose them.</param>
    string Texts(string keys);

    /// <summary>How often a term stands in a column, no place used twice, and no more than so many times.</summary>
    string Count(DbCommand command, string column, string term, int most);
}

internal static class SearchParameters
{
    public static string Add(this DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"p{command.Parameters.Count}";
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return $"@{parameter.ParameterName}";
    }

    /// <summary>The conditions on the key that the days and the place to go on behind amount to; keys begin with the day.</summary>
    public static string KeyRange(this DbCommand command, SearchQuery query, string column)
    {
        var range = "";
        if (query.From is { } from)
        {
            range += $" AND {column} >= {command.Add(SearchEntry.KeyOf(0, 0, from))}";
        }

        if (query.Until is { } until && until < DateOnly.MaxValue)
        {
            range += $" AND {column} < {command.Add(SearchEntry.KeyOf(0, 0, until.AddDays(1)))}";
        }

        return query is { After: { } after, Order: SearchOrder.Date } ? range + $" AND {column} < {command.Add(after)}" : range;
    }
}

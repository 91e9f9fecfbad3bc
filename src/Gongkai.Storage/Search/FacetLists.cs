using System.Collections.Immutable;
using System.Data.Common;

namespace Gongkai.Storage.Search;

/// <summary>Mark by mark the keys that bear it, in order: a list that asks for one mark and no word reads as many rows as it shows, however many there are.</summary>
internal static class FacetLists
{
    /// <summary>The columns of the table, the same on either database.</summary>
    public const string Columns = "facet text NOT NULL, key bigint NOT NULL, PRIMARY KEY (facet, key)";

    /// <summary>Whether the lists alone answer a query.</summary>
    public static bool Answer(SearchQuery query) => query is { Facets.Length: 1, Terms.IsEmpty: true };

    /// <summary>Writes a key into the lists of its marks, of which there is at least one.</summary>
    public static void Put(DbCommand command, long key, ImmutableArray<string> facets)
    {
        var place = command.Add(key);
        command.CommandText = $"INSERT INTO search_facets (facet, key) VALUES {string.Join(", ", facets.Distinct().Select(facet => $"({command.Add(facet)}, {place})"))}";
    }

    /// <summary>Takes a key out of the lists of its marks.</summary>
    public static void Remove(DbCommand command, long key, ImmutableArray<string> facets) =>
        command.CommandText = $"DELETE FROM search_facets WHERE key = {command.Add(key)} AND facet IN ({string.Join(", ", facets.Select(facet => command.Add(facet)))})";

    /// <summary>Empties all lists.</summary>
    public static void Clear(DbCommand command) => command.CommandText = "DELETE FROM search_facets";

    /// <summary>As <see cref="ISearchEngine.Match"/>.</summary>
    public static string Match(DbCommand command, SearchQuery query) => $"search_facets k WHERE k.facet = {command.Add(query.Facets[0])}{command.KeyRange(query, "k.key")}";
}

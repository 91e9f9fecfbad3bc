using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Storage.Search;

/// <summary>PostgreSQL: characters and pairs as numbers under a GIN index; where a word has more than two characters its pairs may stand apart,
/// so the folded words are looked at as well.</summary>
internal sealed class PostgresSearch : ISearchEngine
{
    public string Schema => $"""
        CREATE TABLE IF NOT EXISTS search_words (key bigint PRIMARY KEY, title integer[] NOT NULL, body integer[] NOT NULL, facets text[] NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_search_words ON search_words USING gin (body, title, facets);
        CREATE TABLE IF NOT EXISTS search_facets ({FacetLists.Columns});
        {Loose("text")}
        {Loose("folded_text")}
        """;

    // Each hit that is counted is a text looked into: nobody turns more pages than these.
    private const int MostTexts = 300;

    public bool HasWindows => true;

    public int CountLimit(SearchQuery query) => query.Terms.Any(IsChecked) ? MostTexts : SiteSearch.CountLimit;

    // The planner does not count what unpacking the pairs of every row costs, and takes a table that looks small from end to end.
    public string? Before => "SELECT set_config('enable_seqscan', 'off', true);";

    public void Put(DbCommand command, SearchEntry entry, ImmutableArray<string> facets)
    {
        // The title counts as part of the body, so that one index condition answers for both.
        var title = Bigrams.Pack(entry.Title);
        int[] body = [.. title.Union(Bigrams.Pack(entry.Text))];
        command.CommandText = $"INSERT INTO search_words (key, title, body, facets) VALUES ({command.Add(entry.Key)}, {command.Add(title)}, {command.Add(body)}, {command.Add(facets.Add(SearchWindows.MarkOf(entry.Key)).ToArray())})";
    }

    public void Remove(DbCommand command, long key) => command.CommandText = $"DELETE FROM search_words WHERE key = {command.Add(key)}";

    public void Clear(DbCommand command) => command.CommandText = "DELETE FROM search_words";

    public string Match(DbCommand command, SearchQuery query)
    {
        var groups = query.Terms;
        if (groups.IsEmpty && query.Facets.IsEmpty)
        {
            return $"search_entries k WHERE 1 = 1{command.KeyRange(query, "k.key")}";
        }

        var column = query.InTitle ? "w.title" : "w.body";
        var words = groups.Select(group => "(" + string.Join(" OR ", group.Select(term => $"{column} @> {command.Add(Bigrams.Pack(term))}")) + ")");
        var conditions = string.Join(" AND ", query.Facets.IsEmpty ? words : words.Append($"w.facets @> {command.Add(query.Facets.ToArray())}"));
        // Whole weeks by their marks alone: asked for by the key, the planner walks it and reads the words of every row.
        if (query.Window is { } window)
        {
            conditions += $" AND w.facets && {command.Add(SearchWindows.Marks(window))}";
        }

        // The newest first by a sum, which no index is in the order of: left to itself the planner walks the keys backwards and unpacks the pairs of each, rare words to the very end.
        var found = $"(SELECT w.key + 0 AS key FROM search_words w WHERE {conditions}{command.KeyRange(query, "w.key")} ORDER BY 1 DESC OFFSET 0) k WHERE 1 = 1";
        var checks = groups.Where(IsChecked).Select(group => "(" + string.Join(" OR ", group.Select(term => Holds(command, term, query.InTitle))) + ")").ToList();
        // One after the other, until there are enough.
        return checks.Count == 0 ? found : $"""
            {found} AND (SELECT {string.Join(" AND ", checks)} FROM {Texts("= k.key")} t)
            """;
    }

    public string Among(DbCommand command, IReadOnlyCollection<long> keys) => $"= ANY ({command.Add(keys.ToArray())})";

    // Put together with nothing, each text is fetched once, however many words are looked for in it.
    public string Texts(string keys) => $"(SELECT e.key, COALESCE(e.folded_title, e.title) AS title, COALESCE(e.folded_text, e.text) || '' AS text FROM search_entries e WHERE e.key {keys} OFFSET 0)";

    public string Count(DbCommand command, string column, string term, int most) =>
        $"LEAST({most}, (OCTET_LENGTH({column}) - OCTET_LENGTH(REPLACE({column}, {command.Add(term)}, ''))) / {command.Add(Encoding.UTF8.GetByteCount(term))})";

    // The pairs of longer words may stand apart.
    private static bool IsChecked(ImmutableArray<string> group) => group.Any(term => term.Length > 2);

    private static string Holds(DbCommand command, string term, bool inTitle)
    {
        var word = command.Add(term);
        return inTitle ? $"STRPOS(t.title, {word}) > 0" : $"STRPOS(t.title, {word}) > 0 OR STRPOS(t.text, {word}) > 0";
    }

    // Most of what looking into a text costs is unpacking it, so it is not packed: half as much room again for the texts, and half the time.
    private static string Loose(string column) => $"""
        DO $$ BEGIN
          IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'search_entries'::regclass AND attname = '{column}' AND attstorage <> 'e') THEN
            ALTER TABLE search_entries ALTER COLUMN {column} SET STORAGE EXTERNAL;
          END IF;
        END $$;
        """;
}

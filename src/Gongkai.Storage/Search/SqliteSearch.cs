using System.Collections.Immutable;
using System.Data.Common;
using Gongkai.Text;

namespace Gongkai.Storage.Search;

/// <summary>SQLite: a full-text table without content over pairs of characters; the words themselves stand in the entries. Pairs of a title stand with those of the text and, marked,
/// once more by themselves: a word that is looked for in titles must not be looked up in all the texts that hold it.</summary>
internal sealed class SqliteSearch : ISearchEngine
{
    // For the tokenizer a letter, for Unicode of private use: nobody can type it into a search.
    private const char InTitles = '\uE000';

    public string Schema => $"""
        CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(title, body, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
        CREATE TABLE IF NOT EXISTS search_facets ({FacetLists.Columns}) WITHOUT ROWID;
        """;

    public bool HasWindows => false;

    public int CountLimit(SearchQuery query) => SiteSearch.CountLimit;

    public string? Before => null;

    public void Put(DbCommand command, SearchEntry entry, ImmutableArray<string> facets) =>
        command.CommandText = $"INSERT INTO search_words (rowid, title, body, facets) VALUES ({command.Add(entry.Key)}, {command.Add(Marked(Bigrams.Join(entry.Title)))}, {command.Add($"{Bigrams.Join(entry.Title)} {InTitles} {Bigrams.Join(entry.Text)}")}, {command.Add(string.Join(' ', facets))})";

    public void Remove(DbCommand command, long key) => command.CommandText = $"DELETE FROM search_words WHERE rowid = {command.Add(key)}";

    public void Clear(DbCommand command) => command.CommandText = "INSERT INTO search_words (search_words) VALUES ('delete-all')";

    public string Match(DbCommand command, SearchQuery query)
    {
        var words = query.Terms.Select(group => "(" + string.Join(" OR ", group.Select(term => query.InTitle ? $"title : {MarkedQuery(term)}" : $"body : {Bigrams.Query(term)}")) + ")");
        var match = string.Join(" AND ", words.Concat(query.Facets.Select(facet => $"facets : \"{facet}\"")));
        return match.Length == 0
            ? $"search_entries k WHERE 1 = 1{command.KeyRange(query, "k.key")}"
            : $"(SELECT rowid AS key FROM search_words WHERE search_words MATCH {command.Add(match)}{command.KeyRange(query, "rowid")} ORDER BY rowid DESC) k WHERE 1 = 1";
    }

    public string Among(DbCommand command, IReadOnlyCollection<long> keys) => $"IN (SELECT value FROM json_each({command.Add($"[{string.Join(',', keys)}]")}))";

    public string Texts(string keys) => $"(SELECT e.key, COALESCE(e.folded_title, e.title) AS title, COALESCE(e.folded_text, e.text) AS text FROM search_entries e WHERE e.key {keys})";

    public string Count(DbCommand command, string column, string term, int most) => $"{CountedWords.Function}({column}, {command.Add(term)}, {most})";

    private static string Marked(string pairs) => pairs.Length == 0 ? "" : string.Join(' ', pairs.Split(' ').Select(pair => InTitles + pair));

    // A phrase in quotation marks, and an asterisk behind a single character.
    private static string MarkedQuery(string term)
    {
        var query = Bigrams.Query(term);
        return $"\"{Marked(query.Trim('*').Trim('"'))}\"{(query.EndsWith('*') ? "*" : "")}";
    }
}

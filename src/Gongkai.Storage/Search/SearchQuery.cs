using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Storage.Search;

/// <summary>In which order hits come.</summary>
public enum SearchOrder
{
    /// <summary>The newest first.</summary>
    Date,

    /// <summary>The most fitting first, of the newest <see cref="SiteSearch.RankedHits"/> and of as many that hold the words in their title.</summary>
    Relevance,
}

/// <summary>What is looked for.</summary>
/// <param name="Words">Words as typed; all must occur, in the title or in the text. Traditional characters and full-width forms are the same words.</param>
public sealed record SearchQuery(string Words)
{
    /// <summary>Marks that must all be there.</summary>
    public ImmutableArray<string> Facets { get; init; } = [];

    /// <summary>The first day, included; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, included; null for any.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Order.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>Only where the words stand in the title.</summary>
    public bool InTitle { get; init; }

    /// <summary>How many hits, at most.</summary>
    public int Size { get; init; } = 20;

    /// <summary>False for lists of titles: then the texts are not even read.</summary>
    public bool WithExcerpts { get; init; } = true;

    /// <summary>False for lists that do not say how many there are.</summary>
    public bool WithCount { get; init; } = true;

    /// <summary>Goes on behind this place: in date order the key of the last hit, in order of relevance how many were shown. Null for the first page.</summary>
    public long? After { get; init; }

    /// <summary>Looks into these days alone; null for all.</summary>
    internal SearchWindow? Window { get; init; }

    /// <summary>The folded words with their synonyms: one of each group must occur.</summary>
    internal ImmutableArray<ImmutableArray<string>> Terms => [.. Bigrams.Terms(Words).Distinct().Take(LongestQuery).Select(Synonyms.Of)];

    // Nobody types more words by hand; each costs a pass over the hits.
    private const int LongestQuery = 12;
}

/// <summary>One hit: what it is, with the words that were looked for marked. Its key is its place in date order.</summary>
public sealed record SearchHit(long Key, SearchKind Kind, long TargetId, long OrganId, ImmutableArray<MarkedPiece> Title, ImmutableArray<MarkedPiece> Excerpt)
{
    /// <summary>Its day.</summary>
    public DateOnly Date => SearchEntry.DateOf(Key);
}

/// <summary>A piece of shown text; marked when it was looked for.</summary>
public readonly record struct MarkedPiece(string Text, bool IsMarked);

/// <summary>A page of hits, and where the next page begins; null when this is the last.
/// The count never exceeds <see cref="CountsTo"/> + 1, which means more than that; null where nobody asked for it.</summary>
public sealed record SearchHits(ImmutableArray<SearchHit> Hits, int? Count, long? Next)
{
    /// <summary>How far hits were counted.</summary>
    public int CountsTo { get; init; } = SiteSearch.CountLimit;
}

using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Portal.Search;

/// <summary>A search as its address asks for it. Page, feed and interface read the same address the same way; what makes no sense is left out.</summary>
internal sealed record AskedSearch(SearchQuery Query, Organ? Within, DisclosureTopic? Topic, Validity? Validity)
{
    private const int LongestWords = 100;
    private static readonly string[] Names = ["q", "topic", "from", "until", "order", "organ", "validity"];

    /// <summary>Nothing.</summary>
    public static AskedSearch None { get; } = new(new SearchQuery(""), null, null, null);

    /// <summary>True when nothing was asked for.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Query.Words) && Query is { Facets.IsEmpty: true, From: null, Until: null };

    public static async Task<AskedSearch> OfAsync(HttpContext context, GongkaiDb db)
    {
        var asked = context.Request.Query;
        var words = asked["q"].ToString();
        var organ = asked["organ"].ToString() is { Length: > 0 } code ? await new OrganRegister(db).FindAsync(code, context.RequestAborted) : null;
        var topic = DisclosureCatalogue.Topic(asked["topic"]);
        Validity? validity = Enum.TryParse<Validity>(asked["validity"], ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        var query = new SearchQuery(words.Length > LongestWords ? words[..LongestWords] : words)
        {
            Facets =
            [
                .. organ is null ? Array.Empty<string>() : [ItemIndexer.FacetOf(organ)],
                .. topic is null ? Array.Empty<string>() : [ItemIndexer.TopicFacet(topic.Code)],
                .. validity is { } wanted ? [ItemIndexer.ValidityFacet(wanted)] : Array.Empty<string>(),
            ],
            From = Day(asked["from"]),
            Until = Day(asked["until"]),
            Order = asked["order"] == "relevance" ? SearchOrder.Relevance : SearchOrder.Date,
            After = long.TryParse(asked["after"], CultureInfo.InvariantCulture, out var after) ? after : null,
        };
        return new AskedSearch(query, organ, topic, validity);
    }

    /// <summary>The same search at another address, or behind another place.</summary>
    public static string Address(HttpContext context, string path, long? after)
    {
        var query = QueryString.Create(context.Request.Query.Where(pair => Names.Contains(pair.Key)).SelectMany(pair => pair.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(pair.Key, value))));
        return path + (after is { } place ? query.Add("after", place.ToString(CultureInfo.InvariantCulture)) : query);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

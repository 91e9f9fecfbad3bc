using System.Collections.Immutable;
using Gongkai.Bench.Portal;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Storage.Search;

namespace Gongkai.Bench.Size;

/// <summary>A published item of a large store, the same for the same number every time.</summary>
internal sealed record SizeItem(long Id, long Organ, DateTimeOffset At, ItemContent Content)
{
    // Of ten items six are short notices, three are of middle length, one is long: 650 characters on average.
    private static readonly int[] Paragraphs = [2, 2, 2, 2, 2, 2, 5, 5, 5, 20];
    private const int YearsBack = 10;

    public static SizeItem Of(int number, SizePlan plan, SizeWords words, SizeOrgans organs)
    {
        var random = new Random(number);
        var at = SizeOrgans.Now.AddYears(-YearsBack) + ((SizeOrgans.Now - SizeOrgans.Now.AddYears(-YearsBack)) / plan.Items * number);
        var body = string.Concat(Enumerable.Range(0, Paragraphs[random.Next(Paragraphs.Length)]).Select(_ => $"<p>{PortalWords.All.Text(random, 40, "，")}。</p>"));
        return new SizeItem(number + 1, organs.All[(int)(organs.All.Count * Math.Pow(random.NextDouble(), 3))], at, new ItemContent
        {
            Title = words.Title(number, random),
            Summary = PortalWords.All.Text(random, 8, "，"),
            Class = DisclosureClass.Proactive,
            Topic = DisclosureCatalogue.Topics[random.Next(2, DisclosureCatalogue.Topics.Length)].Code,
            MadeOn = DateOnly.FromDateTime(at.DateTime),
            Body = body + words.Planted(number),
        });
    }

    /// <summary>What the indexer makes of it; <see cref="SizeCheck"/> compares.</summary>
    public SearchDocument Document(SizeOrgans organs)
    {
        ImmutableArray<string> facets =
        [
            ItemIndexer.OrganFacet(Organ), .. organs.Above(Organ).Append(Organ).Select(ItemIndexer.AreaFacet), ItemIndexer.TopicFacet(Content.Topic!),
            ItemIndexer.ValidityFacet(ValidityOf.Document(Content, null, null, DateOnly.FromDateTime(SizeOrgans.Now.DateTime))),
        ];
        return new SearchDocument(SearchKind.Item, Id, Organ, DateOnly.FromDateTime(At.DateTime), Content.Title, $"{Content.Summary}\n{ItemIndexer.PlainText(Content.Body)}", facets);
    }
}

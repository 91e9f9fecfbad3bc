using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Web.Portal.Items;

namespace Gongkai.Web.Api;

/// <summary>A page of organs; next is null on the last one.</summary>
internal sealed record ApiOrgans(ImmutableArray<ApiOrgan> Organs, long? Next);

/// <summary>An organ.</summary>
internal sealed record ApiOrgan(string Code, string Name, OrganKind Kind, OrganLevel Level, string Division, string Url)
{
    public static ApiOrgan Of(Organ organ, string root) => new(organ.Code, organ.Name, organ.Kind, organ.Level, organ.Division, $"{root}/organs/{organ.Code}");
}

/// <summary>A page of hits. The count stops at its limit and then says that there are more.</summary>
internal sealed record ApiHits(ImmutableArray<ApiHit> Items, int Count, bool More, long? Next);

/// <summary>A hit.</summary>
internal sealed record ApiHit(long Id, string Title, DateOnly Date, string? Organ, string Excerpt, string Url);

/// <summary>A document with everything that the standard asks to be said of it.</summary>
internal sealed record ApiItem(
    long Id, string IndexNumber, string Title, string? DocumentNumber, string? Summary, string Body, string Organ, ImmutableArray<string> CoMakers, string? Topic, string? Field,
    DateOnly Made, DateOnly? InForceFrom, DateOnly? InForceUntil, Validity Validity, string? Published, string? Updated,
    ImmutableArray<ApiFile> Files, ImmutableArray<ApiLink> Links, ImmutableArray<ApiCorrection> Corrections, string Url)
{
    public static ApiItem Of(PublicItem item, DateOnly today, string root) => new(
        item.Id, item.IndexNumber, item.Content.Title, item.Content.DocumentNumber, item.Content.Summary, item.Content.Body, item.Organ.Code, item.CoMakers, item.Content.Topic, item.Content.Field,
        item.Content.MadeOn, item.Content.InForceFrom, item.Content.InForceUntil, item.ValidityOn(today), Iso(item.FirstPublishedAt), Iso(item.PublishedAt),
        [.. item.Files.Select(file => new ApiFile(file.Name, file.Size, file.Sha256, $"{root}/items/{item.Id}/files/{file.Position}"))],
        [.. item.Links.Select(link => new ApiLink(link.Kind, link.IsFrom ? "to" : "from", link.Id, link.Title))],
        [.. item.Corrections.Select(correction => new ApiCorrection(PublicApi.Iso(correction.At), correction.Note))],
        $"{root}/items/{item.Id}");

    private static string? Iso(DateTimeOffset? moment) => moment is { } at ? PublicApi.Iso(at) : null;
}

/// <summary>An attachment.</summary>
internal sealed record ApiFile(string Name, long Size, string Sha256, string Url);

/// <summary>A document at the other end of a link; direction <c>to</c> when this one names it.</summary>
internal sealed record ApiLink(ItemLinkKind Kind, string Direction, long Id, string Title);

/// <summary>Why a version replaced the one before.</summary>
internal sealed record ApiCorrection(string At, string Note);

/// <summary>Changes in the order in which they were done; go on behind <c>next</c>.</summary>
internal sealed record ApiChanges(ImmutableArray<ApiChange> Changes, long Next, bool More);

/// <summary>One change: which document, when, and whether it is there now.</summary>
internal sealed record ApiChange(long Number, long Item, string At, string State, string Url);

/// <summary>The heads of the catalogue and the fields of local openness.</summary>
internal sealed record ApiCatalogue(ImmutableArray<ApiHead> Topics, ImmutableArray<ApiHead> Fields)
{
    public static ApiCatalogue Current { get; } = new(
        [.. DisclosureCatalogue.Topics.Select(topic => new ApiHead(topic.Code, topic.Zh, topic.En, topic.Article))],
        [.. DisclosureCatalogue.Fields.Select(field => new ApiHead(field.Code, field.Zh, field.En, null))]);
}

/// <summary>A head or field.</summary>
internal sealed record ApiHead(string Code, string Zh, string En, string? Article);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ApiOrgans))]
[JsonSerializable(typeof(ApiHits))]
[JsonSerializable(typeof(ApiItem))]
[JsonSerializable(typeof(ApiChanges))]
[JsonSerializable(typeof(ApiCatalogue))]
internal sealed partial class ApiJson : JsonSerializerContext;

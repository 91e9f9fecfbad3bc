using System.Collections.Immutable;
using Gongkai.Disclosure.Items;

namespace Gongkai.Web.Portal.Items;

/// <summary>What the public may read of an item, and nothing else.</summary>
public sealed record PublicItem(long Id, string IndexNumber, PublicOrgan Organ, ItemContent Content, DateTimeOffset? PublishedAt, DateTimeOffset? FirstPublishedAt, DateOnly? RepealedOn, DateOnly? AmendedOn)
{
    /// <summary>Names of the organs that made it too.</summary>
    public ImmutableArray<string> CoMakers { get; init; } = [];

    /// <summary>Files in order.</summary>
    public ImmutableArray<PublicFile> Files { get; init; } = [];

    /// <summary>Items that it is tied to, either way, as far as they are public.</summary>
    public ImmutableArray<PublicLink> Links { get; init; } = [];

    /// <summary>Versions that replaced an earlier one, the newest first, each with its reason.</summary>
    public ImmutableArray<PublicCorrection> Corrections { get; init; } = [];

    /// <summary>Whether it holds on a day.</summary>
    public Validity ValidityOn(DateOnly day) => ValidityOf.Document(Content, RepealedOn, AmendedOn, day);
}

/// <summary>An organ as the portal names it.</summary>
public sealed record PublicOrgan(long Id, string Code, string Name);

/// <summary>A file to download.</summary>
public sealed record PublicFile(int Position, string Name, long Size, string Sha256);

/// <summary>An item at the other end of a link; from this item when this one names the other, to it when the other names this.</summary>
public sealed record PublicLink(ItemLinkKind Kind, bool IsFrom, long Id, long OrganId, string Title, DateTimeOffset PublishedAt);

/// <summary>Why a version replaced the one before, and when.</summary>
public sealed record PublicCorrection(string Note, DateTimeOffset At);

/// <summary>What stands in place of an item that was withdrawn.</summary>
public sealed record WithdrawnItem(long Id, PublicOrgan Organ, DateTimeOffset At, string? Notice);

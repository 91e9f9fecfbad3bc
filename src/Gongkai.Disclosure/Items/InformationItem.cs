using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>A piece of information that an organ publishes, or decided not to. What it says stands in its versions (<see cref="ItemVersion"/>);
/// here stands where it is on its way.</summary>
public sealed class InformationItem : IRecorded
{
    /// <summary>Number in addresses.</summary>
    public long Id { get; private set; }

    /// <summary>Whose it is: the maker, or the lead organ of a joint document, where it counts once (第十条).</summary>
    public required long OrganId { get; init; }

    /// <summary>索引号: division, year and number.</summary>
    public string IndexNumber { get; set; } = "";

    /// <summary>Where it is on its way (<c>workflows.json</c>, matter <c>item</c>).</summary>
    public required string State { get; set; }

    /// <summary>The version that is being worked on, from 1.</summary>
    public required int Draft { get; set; }

    /// <summary>The version that the public sees; null when there is none.</summary>
    public int? Shown { get; internal set; }

    /// <summary>When it is to be published by itself; null when by hand.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    /// <summary>When it was first published; null until then.</summary>
    public DateTimeOffset? FirstPublishedAt { get; set; }

    /// <summary>When it was taken from the public; null while it is there.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>What the public reads in its place.</summary>
    public string? WithdrawalNotice { get; set; }

    /// <summary>The last day for publishing it: 20 working days after it was made or changed (第二十六条).</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>When withheld information is to be looked at again (第十八条); null for what is published.</summary>
    public DateOnly? EvaluateOn { get; set; }

    /// <summary>The first day on which it is repealed 废止; null while it is not.</summary>
    public DateOnly? RepealedOn { get; set; }

    /// <summary>The first day on which it is amended 修改; null while it is not.</summary>
    public DateOnly? AmendedOn { get; set; }

    /// <summary>Grows with every change, so that two people do not overwrite each other.</summary>
    public int Revision { get; set; }

    /// <summary>The revision that the search knows; behind <see cref="Revision"/>, it has to be told again.</summary>
    public int Indexed { get; set; }

    /// <summary>True while the public can read it.</summary>
    public bool IsPublic => Shown is not null && WithdrawnAt is null;

    /// <summary>The items that the public can read: shown, not taken away, and their version has been reviewed and released. Whatever else sets a row, nothing is read past this.</summary>
    public static IQueryable<InformationItem> PublicIn(DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<InformationItem>().Where(item => item.Shown != null && item.WithdrawnAt == null && db.Set<ItemVersion>().Any(version => version.ItemId == item.Id && version.Number == item.Shown && version.PublishedAt != null));
    }

    /// <inheritdoc/>
    public string Subject => $"item/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("index", IndexNumber), new("state", State), new("draft", Fact.Of(Draft)), new("shown", Fact.Of(Shown)),
        new("publish-at", Fact.Of(PublishAt)), new("first-published", Fact.Of(FirstPublishedAt)), new("withdrawn", Fact.Of(WithdrawnAt)), new("notice", WithdrawalNotice),
        new("due", Fact.Of(DueOn)), new("evaluate", Fact.Of(EvaluateOn)), new("repealed", Fact.Of(RepealedOn)), new("amended", Fact.Of(AmendedOn)),
    ];
}

internal sealed class InformationItemMapping : IEntityTypeConfiguration<InformationItem>
{
    public void Configure(EntityTypeBuilder<InformationItem> builder)
    {
        builder.ToTable("items");
        builder.Ignore(item => item.Subject).Ignore(item => item.Facts).Ignore(item => item.IsPublic);
        builder.Property(item => item.Revision).IsConcurrencyToken();
        builder.HasIndex(item => new { item.OrganId, item.State, item.Id });
        builder.HasIndex(item => new { item.State, item.PublishAt });
        builder.HasIndex(item => item.IndexNumber);
        builder.HasIndex(item => new { item.OrganId, item.FirstPublishedAt });
        // Hardly a row stands in these: what the search has yet to be told of, and what ended early. They are asked for every few seconds, and once a day.
        builder.HasIndex(item => item.Id).HasFilter("indexed <> revision");
        builder.HasIndex(item => item.RepealedOn).HasFilter("repealed_on IS NOT NULL");
        builder.HasIndex(item => item.AmendedOn).HasFilter("amended_on IS NOT NULL");
    }
}

using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>公开属性: decided when a document is drafted (国办发〔2016〕80号).</summary>
public enum DisclosureClass
{
    /// <summary>主动公开.</summary>
    Proactive,

    /// <summary>依申请公开.</summary>
    OnRequest,

    /// <summary>不予公开.</summary>
    Withheld,
}

/// <summary>What the author decides about an item: words, class, catalogue, dates. Immutable; a change is another content.</summary>
public sealed record ItemContent
{
    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>文号; null when it has none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>内容概述 (第十二条).</summary>
    public string? Summary { get; init; }

    /// <summary>The text as clean HTML: paragraphs, headings, lists, tables, links, and nothing that runs or loads.</summary>
    public string Body { get; init; } = "";

    /// <summary>公开属性.</summary>
    public required DisclosureClass Class { get; init; }

    /// <summary>Code of the ground when it is not published (<see cref="Catalogue.WithholdingGround"/>).</summary>
    public string? Ground { get; init; }

    /// <summary>The law behind the ground with article, or the reasons in words.</summary>
    public string? GroundText { get; init; }

    /// <summary>Code of its head in the catalogue (<see cref="Catalogue.DisclosureTopic"/>).</summary>
    public string? Topic { get; init; }

    /// <summary>Code of its field, where the local standards apply (<see cref="Catalogue.DisclosureField"/>).</summary>
    public string? Field { get; init; }

    /// <summary>成文日期: the day it was made, from which the 20 working days run.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>施行日期; null when it takes effect as it is made.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day it is in force, where it ends by itself.</summary>
    public DateOnly? InForceUntil { get; init; }
}

/// <summary>One version of an item: never changed once it was submitted, so that what was reviewed is what is published.</summary>
public sealed class ItemVersion : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>Of which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it says.</summary>
    public required ItemContent Content { get; set; }

    /// <summary>Who last wrote at it.</summary>
    public required long? AuthorId { get; set; }

    /// <summary>Who last submitted it for review; null until then.</summary>
    public long? SubmittedById { get; set; }

    /// <summary>Why it differs from the version before, for the public to read; null in the first one.</summary>
    public string? CorrectionNote { get; init; }

    /// <summary>The finished review of exactly this content; null until then. The database refuses a published version without it.</summary>
    public long? ApprovalId { get; internal set; }

    /// <summary>When the public could first read this version.</summary>
    public DateTimeOffset? PublishedAt { get; internal set; }

    /// <inheritdoc/>
    public string Subject => $"item-version/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("item", Fact.Of(ItemId)), new("number", Fact.Of(Number)), new("title", Content.Title), new("document-number", Content.DocumentNumber), new("summary", Content.Summary),
        new("body", Fact.Of(Encoding.UTF8.GetBytes(Content.Body))), new("class", Content.Class.ToString()), new("ground", Content.Ground), new("ground-text", Content.GroundText),
        new("topic", Content.Topic), new("field", Content.Field), new("made", Fact.Of(Content.MadeOn)), new("in-force-from", Fact.Of(Content.InForceFrom)), new("in-force-until", Fact.Of(Content.InForceUntil)),
        new("author", Fact.Of(AuthorId)), new("submitted-by", Fact.Of(SubmittedById)), new("note", CorrectionNote), new("approval", Fact.Of(ApprovalId)), new("published", Fact.Of(PublishedAt)),
    ];

    /// <summary>SHA-256 over everything that is reviewed: the content field by field, and the hashes of the files in order.</summary>
    public static string HashOf(ItemContent content, IEnumerable<string> files)
    {
        var text = new StringBuilder();
        string?[] fields =
        [
            content.Title, content.DocumentNumber, content.Summary, content.Body, content.Class.ToString(), content.Ground, content.GroundText, content.Topic, content.Field,
            Fact.Of(content.MadeOn), Fact.Of(content.InForceFrom), Fact.Of(content.InForceUntil), .. files,
        ];
        foreach (var field in fields)
        {
            // Lengths keep two fields from being read as one.
            text.Append(field?.Length ?? -1).Append(':').Append(field).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

internal sealed class ItemVersionMapping : IEntityTypeConfiguration<ItemVersion>
{
    public void Configure(EntityTypeBuilder<ItemVersion> builder)
    {
        builder.ToTable("item_versions", table => table.HasCheckConstraint("ck_item_versions_reviewed", "published_at IS NULL OR approval_id IS NOT NULL"));
        builder.Ignore(version => version.Subject).Ignore(version => version.Facts);
        builder.ComplexProperty(version => version.Content, content => content.Property(c => c.Class).HasConversion<string>());
        builder.HasIndex(version => new { version.ItemId, version.Number }).IsUnique();
        builder.HasOne<InformationItem>().WithMany().HasForeignKey(version => version.ItemId).OnDelete(DeleteBehavior.Restrict);
        // An approval of another item or version does not let this one out.
        builder.HasOne<Review.ItemApproval>().WithMany().HasForeignKey(version => new { version.ApprovalId, version.ItemId, version.Number }).HasPrincipalKey(approval => new { approval.Id, approval.ItemId, approval.VersionNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}

using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Review;

/// <summary>What somebody decided about a version at one step.</summary>
public enum ReviewDecision
{
    /// <summary>Passed on.</summary>
    Approved,

    /// <summary>Back to the author.</summary>
    Returned,

    /// <summary>Put to the competent or the secrecy department (第十七条第二款).</summary>
    Referred,

    /// <summary>That department's answer was recorded.</summary>
    Resumed,
}

/// <summary>One step of a review: who decided what, when, in which words, about exactly which content. Only ever added.</summary>
public sealed class ReviewStep : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Which version.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Which submission of the version, from 1: what is returned begins anew.</summary>
    public required int Round { get; init; }

    /// <summary>Place in the chain, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The role under which it was decided.</summary>
    public required Role Role { get; init; }

    /// <summary>Who.</summary>
    public required long OfficerId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required ReviewDecision Decision { get; init; }

    /// <summary>In which words.</summary>
    public string? Opinion { get; init; }

    /// <summary>Hash of what was reviewed (<see cref="Items.ItemVersion.HashOf"/>).</summary>
    public required string ContentHash { get; init; }

    /// <inheritdoc/>
    public string Subject => $"review-step/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("item", Fact.Of(ItemId)), new("version", Fact.Of(VersionNumber)), new("round", Fact.Of(Round)), new("position", Fact.Of(Position)), new("role", Role.ToString()),
        new("officer", Fact.Of(OfficerId)), new("at", Fact.Of(At)), new("decision", Decision.ToString()), new("opinion", Opinion), new("content", ContentHash),
    ];
}

/// <summary>A finished review: every step of the chain approved this content. The only thing that lets a version be published.</summary>
public sealed class ItemApproval : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Which version.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Hash of what was reviewed.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the last step was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string Subject => $"item-approval/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("item", Fact.Of(ItemId)), new("version", Fact.Of(VersionNumber)), new("content", ContentHash), new("at", Fact.Of(At))];
}

/// <summary>A remark of a reviewer on a passage. It stays with the item and is open until somebody says how it was dealt with.</summary>
public sealed class ReviewRemark : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>The version it was made on.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>The words it is pinned to; empty when it is about the whole.</summary>
    public required string Passage { get; init; }

    /// <summary>The remark.</summary>
    public required string Text { get; init; }

    /// <summary>Who made it.</summary>
    public required long OfficerId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it was dealt with; null while it is open.</summary>
    public string? Reply { get; set; }

    /// <inheritdoc/>
    public string Subject => $"review-remark/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("item", Fact.Of(ItemId)), new("version", Fact.Of(VersionNumber)), new("passage", Passage), new("text", Text), new("officer", Fact.Of(OfficerId)), new("at", Fact.Of(At)), new("reply", Reply),
    ];
}

/// <summary>One step of an organ's review chain.</summary>
public sealed class ReviewChainStep : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose chain.</summary>
    public required long OrganId { get; init; }

    /// <summary>Place in the chain, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Who decides at it.</summary>
    public required Role Role { get; set; }

    /// <summary>What it is called: 信息公开办公室审核.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public string Subject => $"review-chain/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("organ", Fact.Of(OrganId)), new("position", Fact.Of(Position)), new("role", Role.ToString()), new("name", Name)];
}

internal sealed class ReviewStepMapping : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> builder)
    {
        builder.ToTable("review_steps");
        builder.Ignore(step => step.Subject).Ignore(step => step.Facts);
        builder.Property(step => step.Role).HasConversion<string>();
        builder.Property(step => step.Decision).HasConversion<string>();
        builder.HasIndex(step => new { step.ItemId, step.VersionNumber, step.Round, step.Position });
    }
}

internal sealed class ItemApprovalMapping : IEntityTypeConfiguration<ItemApproval>
{
    public void Configure(EntityTypeBuilder<ItemApproval> builder)
    {
        builder.ToTable("item_approvals");
        builder.Ignore(approval => approval.Subject).Ignore(approval => approval.Facts);
        builder.HasAlternateKey(approval => new { approval.Id, approval.ItemId, approval.VersionNumber });
        builder.HasIndex(approval => new { approval.ItemId, approval.VersionNumber });
    }
}

internal sealed class ReviewRemarkMapping : IEntityTypeConfiguration<ReviewRemark>
{
    public void Configure(EntityTypeBuilder<ReviewRemark> builder)
    {
        builder.ToTable("review_remarks");
        builder.Ignore(remark => remark.Subject).Ignore(remark => remark.Facts);
        builder.HasIndex(remark => remark.ItemId);
    }
}

internal sealed class ReviewChainStepMapping : IEntityTypeConfiguration<ReviewChainStep>
{
    public void Configure(EntityTypeBuilder<ReviewChainStep> builder)
    {
        builder.ToTable("review_chain_steps");
        builder.Ignore(step => step.Subject).Ignore(step => step.Facts);
        builder.Property(step => step.Role).HasConversion<string>();
        builder.HasIndex(step => new { step.OrganId, step.Position }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>Grows whenever something of an organ appears in public, changes or goes. Kept pages carry it in their key, so that what was taken down is gone at once.</summary>
public sealed class ContentEpoch
{
    /// <summary>Whose pages.</summary>
    public required long OrganId { get; init; }

    /// <summary>The number of changes so far.</summary>
    public required long Number { get; init; }

    internal static Task<int> AdvanceAsync(DbContext db, long organId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO content_epochs (organ_id, number) VALUES ({organId}, 1) ON CONFLICT (organ_id) DO UPDATE SET number = content_epochs.number + 1", cancellation);
}

internal sealed class ContentEpochMapping : IEntityTypeConfiguration<ContentEpoch>
{
    public void Configure(EntityTypeBuilder<ContentEpoch> builder)
    {
        builder.ToTable("content_epochs");
        builder.HasKey(epoch => epoch.OrganId);
        builder.Property(epoch => epoch.OrganId).ValueGeneratedNever();
    }
}

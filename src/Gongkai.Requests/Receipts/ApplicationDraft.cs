using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>An application that somebody has not sent yet: kept sealed for some days, found again by a code that only he has. No act of the office.</summary>
public sealed class ApplicationDraft
{
    /// <summary>Finds it; says nothing of the code.</summary>
    public required byte[] CodeIndex { get; init; }

    /// <summary>Binds the content to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>What was typed, sealed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The last day on which it can be opened.</summary>
    public required DateOnly KeptUntil { get; set; }
}

internal sealed class ApplicationDraftMapping : IEntityTypeConfiguration<ApplicationDraft>
{
    public void Configure(EntityTypeBuilder<ApplicationDraft> builder)
    {
        builder.ToTable("application_drafts");
        builder.HasKey(draft => draft.CodeIndex);
        builder.HasIndex(draft => draft.KeptUntil);
    }
}

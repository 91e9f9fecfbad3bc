using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>How table 3 treats a decision that was made anew because a judgment ordered it. The notice on the form does not say; so it is a setting.</summary>
public enum RedoCounting
{
    /// <summary>The first outcome stays: what was reported stays true.</summary>
    KeepFirst,

    /// <summary>The new outcome takes the place of the first, in the year of the first.</summary>
    ReplaceFirst,
}

/// <summary>What an organ's disclosure office 政府信息公开工作机构 puts into its letters, and how it counts where the law leaves a choice.</summary>
public sealed class DisclosureOffice : IRecorded
{
    /// <summary>The organ.</summary>
    public required long OrganId { get; init; }

    /// <summary>机关代字, the first part of every document number; the organ's name where none is set.</summary>
    public string? Word { get; set; }

    /// <summary>Address for visits and post.</summary>
    public string? Address { get; set; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; set; }

    /// <summary>How a fee is paid.</summary>
    public string? Payment { get; set; }

    /// <summary>The court that remedies name; null for the general words.</summary>
    public string? Court { get; set; }

    /// <summary>Where reconsideration can be asked for on the internet.</summary>
    public string? ReconsiderationUrl { get; set; }

    /// <summary>How new decisions after a judgment count.</summary>
    public RedoCounting RedoCounting { get; set; }

    /// <summary>Working days before the legal last day on which the house wants the draft to be in review 内部办理期限.</summary>
    public int DraftDays { get; set; } = 8;

    /// <summary>Working days before the legal last day on which the reply is to be signed.</summary>
    public int SignDays { get; set; } = 3;

    /// <summary>Years after a case was closed for which it is kept who asked; 0 for without end. The law gives no number (个人信息保护法第十九条、第四十七条).</summary>
    public int KeepYears { get; set; } = 10;

    /// <inheritdoc/>
    public string Subject => $"disclosure-office/{OrganId}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("word", Word), new("address", Address), new("phone", Phone), new("payment", Payment), new("court", Court), new("reconsideration-url", ReconsiderationUrl), new("redo", RedoCounting.ToString()),
        new("draft-days", Fact.Of(DraftDays)), new("sign-days", Fact.Of(SignDays)), new("keep-years", Fact.Of(KeepYears)),
    ];
}

internal sealed class DisclosureOfficeMapping : IEntityTypeConfiguration<DisclosureOffice>
{
    public void Configure(EntityTypeBuilder<DisclosureOffice> builder)
    {
        builder.ToTable("disclosure_offices");
        builder.HasKey(office => office.OrganId);
        builder.Property(office => office.OrganId).ValueGeneratedNever();
        builder.Property(office => office.RedoCounting).HasConversion<string>();
        builder.Ignore(office => office.Subject).Ignore(office => office.Facts);
    }
}

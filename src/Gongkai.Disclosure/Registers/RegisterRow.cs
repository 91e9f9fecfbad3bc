using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Registers;

/// <summary>A row of an organ's register 登记簿. It is corrected or struck with a reason, never deleted: what a filed report counted can always be shown.</summary>
public sealed class RegisterRow : IRecorded
{
    /// <summary>Matter of its workflow.</summary>
    public const string Matter = "register";

    /// <summary>The state of a row that counts.</summary>
    public const string Kept = "kept";

    /// <summary>The state of a row that was struck.</summary>
    public const string Struck = "struck";

    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose register.</summary>
    public required long OrganId { get; init; }

    /// <summary>Code of the register (<see cref="RegisterKind"/>).</summary>
    public required string Register { get; init; }

    /// <summary>Where it stands in the workflow <c>register</c>.</summary>
    public string State { get; set; } = Kept;

    /// <summary>Grows with every change; two people who change the same one notice.</summary>
    public int Revision { get; set; }

    /// <summary>See <see cref="RegisterEntry.Fingerprint"/>.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>See <see cref="RegisterEntry.On"/>.</summary>
    public DateOnly On { get; private set; }

    /// <summary>See <see cref="RegisterEntry.From"/>.</summary>
    public DateOnly From { get; private set; }

    /// <summary>See <see cref="RegisterEntry.IsBatch"/>.</summary>
    public bool IsBatch { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Number"/>.</summary>
    public int Number { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Amount"/>.</summary>
    public long? Amount { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Variant"/>.</summary>
    public string? Variant { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Title"/>.</summary>
    public string Title { get; private set; } = "";

    /// <summary>See <see cref="RegisterEntry.Reference"/>.</summary>
    public string? Reference { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Lead"/>.</summary>
    public string? Lead { get; private set; }

    /// <summary>See <see cref="RegisterEntry.PublishedOn"/>.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>See <see cref="RegisterEntry.AmendedOn"/>.</summary>
    public DateOnly? AmendedOn { get; private set; }

    /// <summary>See <see cref="RegisterEntry.EndedOn"/>.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>See <see cref="RegisterEntry.ItemId"/>.</summary>
    public long? ItemId { get; private set; }

    /// <summary>See <see cref="RegisterEntry.People"/>.</summary>
    public int? People { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Hours"/>.</summary>
    public decimal? Hours { get; private set; }

    /// <summary>See <see cref="RegisterEntry.IsInexact"/>.</summary>
    public bool IsInexact { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Source"/>.</summary>
    public string? Source { get; private set; }

    /// <summary>See <see cref="RegisterEntry.Evidence"/>.</summary>
    public string? Evidence { get; private set; }

    /// <summary>The register.</summary>
    public RegisterKind Kind => RegisterKind.Of(Register);

    /// <inheritdoc/>
    public string Subject => $"register/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("register", Register), new("state", State), new("on", Fact.Of(On)), new("from", Fact.Of(From)), new("batch", IsBatch ? "yes" : "no"),
        new("number", Fact.Of(Number)), new("amount", Fact.Of(Amount)), new("variant", Variant), new("title", Title), new("reference", Reference), new("lead", Lead),
        new("published", Fact.Of(PublishedOn)), new("amended", Fact.Of(AmendedOn)), new("ended", Fact.Of(EndedOn)), new("item", Fact.Of(ItemId)), new("people", Fact.Of(People)),
        new("hours", Hours is { } hours ? (hours / 1.00000m).ToString("0.####", CultureInfo.InvariantCulture) : null), new("inexact", IsInexact ? "yes" : "no"), new("source", Source), new("evidence", Evidence),
    ];

    /// <summary>What it says.</summary>
    public RegisterEntry Entry => new()
    {
        On = On, From = From, IsBatch = IsBatch, Number = Number, Amount = Amount, Variant = Variant, Title = Title, Reference = Reference, Lead = Lead, PublishedOn = PublishedOn,
        AmendedOn = AmendedOn, EndedOn = EndedOn, ItemId = ItemId, People = People, Hours = Hours, IsInexact = IsInexact, Source = Source, Evidence = Evidence,
    };

    /// <summary>Puts in what it says; blank texts become none.</summary>
    internal void Put(RegisterEntry entry)
    {
        (On, From, IsBatch, Number, Amount, Variant) = (entry.On, entry.From, entry.IsBatch, entry.Number, entry.Amount, Blank(entry.Variant));
        (Title, Reference, Lead) = (entry.Title.Trim(), Blank(entry.Reference), Blank(entry.Lead));
        (PublishedOn, AmendedOn, EndedOn, ItemId) = (entry.PublishedOn, entry.AmendedOn, entry.EndedOn, entry.ItemId);
        (People, Hours, IsInexact, Source, Evidence) = (entry.People, entry.Hours, entry.IsInexact, Blank(entry.Source), Blank(entry.Evidence));
        Fingerprint = Entry.Fingerprint;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class RegisterRowMapping : IEntityTypeConfiguration<RegisterRow>
{
    public void Configure(EntityTypeBuilder<RegisterRow> builder)
    {
        builder.ToTable("register_rows");
        builder.Ignore(row => row.Subject).Ignore(row => row.Facts).Ignore(row => row.Kind).Ignore(row => row.Entry);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.OrganId, row.Register, row.On });
        builder.HasIndex(row => new { row.OrganId, row.Register, row.Fingerprint });
        builder.HasOne<Organ>().WithMany().HasForeignKey(row => row.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>What an applicant said of himself (第二十九条), readable.</summary>
/// <param name="Name">Name of the person or organisation.</param>
/// <param name="IdentityNumber">Number of the identity document, or the unified social credit code.</param>
/// <param name="Representative">法定代表人 of an organisation.</param>
/// <param name="Agent">Who acts for the applicant; null for most.</param>
public sealed record ApplicantData(
    string Name, string? IdentityNumber = null, string? Phone = null, string? Email = null, string? Address = null,
    string? Postcode = null, string? Representative = null, string? Agent = null, string? AgentPhone = null)
{
    /// <summary>The same as shown by default: enough to tell people apart, too little to know them.</summary>
    public ApplicantData Masked => new(
        Mask.Name(Name), Mask.Number(IdentityNumber), Mask.Phone(Phone), Mask.Email(Email), Mask.Address(Address), null, Mask.Name(Representative), Mask.Name(Agent), Mask.Phone(AgentPhone));
}

/// <summary>Who asks: kept sealed field by field, found again by indexes that say nothing.</summary>
public sealed class Applicant : IRecorded
{
    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>Binds the fields to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Sealed; null once it was erased.</summary>
    public byte[]? Name { get; private set; }

    /// <summary>Finds the same name.</summary>
    public byte[]? NameIndex { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? IdentityNumber { get; private set; }

    /// <summary>Finds the same person: the number, or the name where none was given.</summary>
    public byte[]? PersonIndex { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? Phone { get; private set; }

    /// <summary>Finds the same telephone number.</summary>
    public byte[]? PhoneIndex { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? Email { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? Address { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? Postcode { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? Representative { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? Agent { get; private set; }

    /// <summary>Sealed.</summary>
    public byte[]? AgentPhone { get; private set; }

    /// <inheritdoc/>
    public string Subject => $"applicant/{RequestId}";

    /// <summary>Commitments to the sealed bytes: whoever verifies needs no key, and an erased row keeps the chain whole.</summary>
    public IEnumerable<Fact> Facts => Fields.Select(part => new Fact(part.Name, Fact.Of(part.Box), IsPersonal: true));

    private IEnumerable<(string Name, byte[]? Box)> Fields =>
    [
        ("name", Name), ("identity-number", IdentityNumber), ("phone", Phone), ("email", Email), ("address", Address), ("postcode", Postcode),
        ("representative", Representative), ("agent", Agent), ("agent-phone", AgentPhone), ("name-index", NameIndex), ("person-index", PersonIndex), ("phone-index", PhoneIndex),
    ];

    /// <summary>Seals what an applicant said.</summary>
    public static Applicant Of(ApplicantData data, PersonalKeys keys)
    {
        var salt = PersonalKeys.NewSalt();
        return new Applicant
        {
            Salt = salt,
            Name = keys.Seal(data.Name, "name", salt),
            NameIndex = keys.Index(data.Name, "name"),
            IdentityNumber = keys.Seal(data.IdentityNumber, "identity-number", salt),
            PersonIndex = PersonOf(data, keys),
            Phone = keys.Seal(data.Phone, "phone", salt),
            PhoneIndex = keys.Index(data.Phone, "phone"),
            Email = keys.Seal(data.Email, "email", salt),
            Address = keys.Seal(data.Address, "address", salt),
            Postcode = keys.Seal(data.Postcode, "postcode", salt),
            Representative = keys.Seal(data.Representative, "representative", salt),
            Agent = keys.Seal(data.Agent, "agent", salt),
            AgentPhone = keys.Seal(data.AgentPhone, "agent-phone", salt),
        };
    }

    /// <summary>What stands for the same person in the index.</summary>
    public static byte[]? PersonOf(ApplicantData data, PersonalKeys keys) => keys.Index(data.IdentityNumber, "person") ?? keys.Index(data.Name, "person-name");

    /// <summary>What the applicant said. Whoever shows it unmasked records that (<see cref="RequestDesk.ViewApplicantAsync"/>).</summary>
    public ApplicantData Open(PersonalKeys keys) => new(
        keys.Open(Name, "name", Salt) ?? "", keys.Open(IdentityNumber, "identity-number", Salt), keys.Open(Phone, "phone", Salt), keys.Open(Email, "email", Salt), keys.Open(Address, "address", Salt),
        keys.Open(Postcode, "postcode", Salt), keys.Open(Representative, "representative", Salt), keys.Open(Agent, "agent", Salt), keys.Open(AgentPhone, "agent-phone", Salt));

    /// <summary>Forgets everything.</summary>
    internal void Erase() =>
        Name = NameIndex = IdentityNumber = PersonIndex = Phone = PhoneIndex = Email = Address = Postcode = Representative = Agent = AgentPhone = null;
}

internal sealed class ApplicantMapping : IEntityTypeConfiguration<Applicant>
{
    public void Configure(EntityTypeBuilder<Applicant> builder)
    {
        builder.ToTable("applicants");
        builder.HasKey(applicant => applicant.RequestId);
        builder.Property(applicant => applicant.RequestId).ValueGeneratedNever();
        builder.Ignore(applicant => applicant.Subject).Ignore(applicant => applicant.Facts);
        builder.HasIndex(applicant => applicant.PersonIndex);
        builder.HasIndex(applicant => applicant.NameIndex);
        builder.HasIndex(applicant => applicant.PhoneIndex);
    }
}

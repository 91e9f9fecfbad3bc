using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>Who is asked before the organ decides.</summary>
public enum PartyKind
{
    /// <summary>第三方 (第三十二条): 15 working days from its receipt; silence does not mean consent.</summary>
    ThirdParty,

    /// <summary>共同制作机关 (第三十四条): 15 working days; silence means consent.</summary>
    JointMaker,

    /// <summary>其他机关 (第三十三条第三款): the time does not count.</summary>
    OtherOrgan,
}

/// <summary>What came back.</summary>
public enum Opinion
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>同意公开.</summary>
    Agreed,

    /// <summary>部分同意.</summary>
    AgreedInPart,

    /// <summary>不同意公开, with reasons.</summary>
    Objected,

    /// <summary>逾期未答复.</summary>
    Silent,
}

/// <summary>One party that was asked. A third party's name is sealed; it stands on no page that the applicant sees.</summary>
public sealed class Consultation : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>Running number in the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who.</summary>
    public required PartyKind Kind { get; init; }

    /// <summary>Binds the name to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Name of the party, sealed.</summary>
    public required byte[]? Party { get; init; }

    /// <summary>The decision round in which it was asked.</summary>
    public required int Round { get; init; }

    /// <summary>The letter went out.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>They had it; null while that is not known.</summary>
    public DateOnly? LetterOn { get; internal set; }

    /// <summary>Their opinion came, or their time was over.</summary>
    public DateOnly? AnsweredOn { get; internal set; }

    /// <summary>What they said.</summary>
    public Opinion Opinion { get; internal set; }

    /// <summary>Their reasons, sealed like their name.</summary>
    public byte[]? Reason { get; internal set; }

    /// <summary>They were told in writing that their information is disclosed against their will (第三十二条); null where that is not so.</summary>
    public DateOnly? InformedOn { get; internal set; }

    /// <summary>Waits for an answer.</summary>
    public bool IsOpen => AnsweredOn is null;

    /// <summary>Its name, readable.</summary>
    public string PartyWith(PersonalKeys keys) => keys.Open(Party, "party", Salt) ?? "";

    /// <summary>Its reasons, readable; null where it gave none.</summary>
    public string? ReasonWith(PersonalKeys keys) => keys.Open(Reason, "party-reason", Salt);

    /// <inheritdoc/>
    public string Subject => $"consultation/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("request", Fact.Of(RequestId)), new("number", Fact.Of(Number)), new("kind", Kind.ToString()), new("party", Fact.Of(Party), IsPersonal: true), new("round", Fact.Of(Round)), new("asked", Fact.Of(AskedOn)),
        new("letter", Fact.Of(LetterOn)), new("answered", Fact.Of(AnsweredOn)), new("opinion", Opinion.ToString()), new("reason", Fact.Of(Reason), IsPersonal: true), new("informed", Fact.Of(InformedOn)),
    ];
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("consultations");
        builder.Ignore(consultation => consultation.Subject).Ignore(consultation => consultation.Facts).Ignore(consultation => consultation.IsOpen);
        builder.Property(consultation => consultation.Kind).HasConversion<string>();
        builder.Property(consultation => consultation.Opinion).HasConversion<string>();
        builder.HasIndex(consultation => new { consultation.RequestId, consultation.Number }).IsUnique();
    }
}

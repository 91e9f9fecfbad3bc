using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Officers;

/// <summary>A person who works in an organ. How he signs in is kept with the accounts, what he may do in his appointments.</summary>
public sealed class Officer : IRecorded
{
    /// <summary>Number; the only thing that the ledger says of a person.</summary>
    public long Id { get; private set; }

    /// <summary>Name as on the duty list.</summary>
    public required string Name { get; set; }

    /// <summary>Position, such as 办公室副主任; null when not told.</summary>
    public string? Position { get; set; }

    /// <summary>Counts the changes of his entry: who saves an older one is told.</summary>
    public int Version { get; private set; }

    /// <summary>The first day on which he no longer works here; null while he does.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>Another name or position.</summary>
    internal void Amend(string name, string? position)
    {
        (Name, Position) = (name, position);
        Version++;
    }

    /// <inheritdoc/>
    public string Subject => $"officer/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("name", Name, IsPersonal: true), new("position", Position), new("left", Fact.Of(LeftOn))];
}

/// <summary>A role that an officer holds at an organ for some time.</summary>
public sealed class Appointment : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Who.</summary>
    public required long OfficerId { get; init; }

    /// <summary>At which organ.</summary>
    public required long OrganId { get; init; }

    /// <summary>What.</summary>
    public required Role Role { get; init; }

    /// <summary>The first day, included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, included; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <inheritdoc/>
    public string Subject => $"appointment/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("officer", Fact.Of(OfficerId)), new("organ", Fact.Of(OrganId)), new("role", Role.ToString()), new("from", Fact.Of(From)), new("until", Fact.Of(Until))];
}

/// <summary>Somebody stands in for an officer who is away: he may do there what the officer may, and every act of his says for whom.</summary>
public sealed class Deputation : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Who is away.</summary>
    public required long OfficerId { get; init; }

    /// <summary>Who stands in.</summary>
    public required long DeputyId { get; init; }

    /// <summary>At which organ.</summary>
    public required long OrganId { get; init; }

    /// <summary>The first day, included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly Until { get; set; }

    /// <inheritdoc/>
    public string Subject => $"deputation/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("officer", Fact.Of(OfficerId)), new("deputy", Fact.Of(DeputyId)), new("organ", Fact.Of(OrganId)), new("from", Fact.Of(From)), new("until", Fact.Of(Until))];
}

internal sealed class OfficerMapping : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> builder)
    {
        builder.ToTable("officers");
        builder.Property(officer => officer.Version).IsConcurrencyToken();
        builder.Ignore(officer => officer.Subject).Ignore(officer => officer.Facts);
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointments");
        builder.Ignore(appointment => appointment.Subject).Ignore(appointment => appointment.Facts);
        builder.Property(appointment => appointment.Role).HasConversion<string>();
        builder.HasIndex(appointment => appointment.OfficerId);
        builder.HasIndex(appointment => new { appointment.OrganId, appointment.Role });
    }
}

internal sealed class DeputationMapping : IEntityTypeConfiguration<Deputation>
{
    public void Configure(EntityTypeBuilder<Deputation> builder)
    {
        builder.ToTable("deputations");
        builder.Ignore(deputation => deputation.Subject).Ignore(deputation => deputation.Facts);
        builder.HasIndex(deputation => deputation.DeputyId);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A draft that was submitted, and, once the leader has signed it, the decision. A changed draft is another row.</summary>
public sealed class Decision : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>The decision round.</summary>
    public required int Round { get; init; }

    /// <summary>Which draft of that round, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The ground (<see cref="Requests.Ground"/>).</summary>
    public required string Ground { get; init; }

    /// <summary>What the letter cites besides the ground's own articles; null for none.</summary>
    public string? Basis { get; init; }

    /// <summary>How high that stands.</summary>
    public BasisLevel? BasisLevel { get; init; }

    /// <summary>Binds the content to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The draft with everything it brings, as JSON, sealed.</summary>
    public required byte[]? Content { get; init; }

    /// <summary>The leader signed on that day; null while it is a draft.</summary>
    public DateOnly? SignedOn { get; internal set; }

    /// <summary>The letter that carries it; null before the signature.</summary>
    public long? LetterId { get; internal set; }

    /// <summary>What it consists of.</summary>
    public DecisionDraft DraftWith(PersonalKeys keys) => JsonSerializer.Deserialize(keys.Open(Content, "draft", Salt) ?? throw new InvalidOperationException($"The draft of decision {Id} was erased."), DecisionJson.Default.DecisionDraft)!;

    /// <inheritdoc/>
    public string Subject => $"decision/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("request", Fact.Of(RequestId)), new("round", Fact.Of(Round)), new("attempt", Fact.Of(Attempt)), new("ground", Ground), new("basis", Basis), new("basis-level", BasisLevel?.ToString()),
        new("content", Fact.Of(Content), IsPersonal: true), new("signed", Fact.Of(SignedOn)), new("letter", Fact.Of(LetterId)),
    ];

    internal static Decision Of(DecisionDraft draft, int round, int attempt, PersonalKeys keys) => Of(draft, round, attempt, keys, PersonalKeys.NewSalt());

    private static Decision Of(DecisionDraft draft, int round, int attempt, PersonalKeys keys, byte[] salt) => new()
    {
        Salt = salt,
        Round = round,
        Attempt = attempt,
        Ground = draft.Ground,
        Basis = draft.Basis?.Text,
        BasisLevel = draft.Basis?.Level,
        Content = keys.Seal(JsonSerializer.Serialize(draft, DecisionJson.Default.DecisionDraft), "draft", salt),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DecisionDraft))]
internal sealed partial class DecisionJson : JsonSerializerContext;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.Ignore(decision => decision.Subject).Ignore(decision => decision.Facts);
        builder.Property(decision => decision.BasisLevel).HasConversion<string>();
        builder.HasIndex(decision => new { decision.RequestId, decision.Round, decision.Attempt }).IsUnique();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>How a letter goes out.</summary>
public enum ServiceChannel
{
    /// <summary>当面送达.</summary>
    Counter,

    /// <summary>邮政特快专递或挂号信.</summary>
    SignedPost,

    /// <summary>平常信函.</summary>
    OrdinaryPost,

    /// <summary>传真.</summary>
    Fax,

    /// <summary>电子邮件.</summary>
    EMail,

    /// <summary>网上送达: the applicant takes it from the status page.</summary>
    Web,
}

/// <summary>A letter with its number and its words as they were on the day it was made; a later template never changes it.</summary>
public sealed class Letter : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>Who writes.</summary>
    public required long OrganId { get; init; }

    /// <summary>The case it belongs to.</summary>
    public required long RequestId { get; init; }

    /// <summary>The decision round.</summary>
    public required int Round { get; init; }

    /// <summary>Code of the template.</summary>
    public required string Template { get; init; }

    /// <summary>Series of its number.</summary>
    public required string Series { get; init; }

    /// <summary>Year of its number.</summary>
    public required int Year { get; init; }

    /// <summary>Running number in series and year, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The number as printed: 云水公开答〔2026〕1号.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Number of the consultation whose party it goes to; null when it goes to the applicant.</summary>
    public int? Party { get; init; }

    /// <summary>Binds the content to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Its words, sealed: they name people.</summary>
    public required byte[]? Content { get; init; }

    /// <summary>Its date.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The way that its remedy names; null for a letter without one.</summary>
    public RemedyRoute? Remedy { get; init; }

    /// <summary>SHA-256 of the file that goes out; null until it was made and stored. Nothing is sent before.</summary>
    public string? FileSha256 { get; internal set; }

    /// <summary>The seal was put on it 用印; null before.</summary>
    public DateOnly? SealedOn { get; internal set; }

    /// <summary>Handed over to the post, the net or the person; whether a reply is in time is judged by it.</summary>
    public DateOnly? DispatchedOn { get; internal set; }

    /// <summary>By which way.</summary>
    public ServiceChannel? Channel { get; internal set; }

    /// <summary>Number of the item with the post; null for others.</summary>
    public string? Tracking { get; internal set; }

    /// <summary>The addressee had it; remedies run from it.</summary>
    public DateOnly? ServedOn { get; internal set; }

    /// <summary>It came back.</summary>
    public DateOnly? ReturnedOn { get; internal set; }

    /// <summary>Last day to ask for reconsideration; null before service and for letters without a remedy.</summary>
    public DateOnly? ReconsiderBy { get; internal set; }

    /// <summary>Last day to sue without reconsideration; null where that way is closed.</summary>
    public DateOnly? SueBy { get; internal set; }

    /// <inheritdoc/>
    public string Subject => $"letter/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("request", Fact.Of(RequestId)), new("round", Fact.Of(Round)), new("template", Template), new("document-number", DocumentNumber), new("party", Fact.Of(Party)),
        new("content", Fact.Of(Content), IsPersonal: true), new("issued", Fact.Of(IssuedOn)), new("remedy", Remedy?.ToString()), new("file", FileSha256), new("sealed", Fact.Of(SealedOn)), new("dispatched", Fact.Of(DispatchedOn)),
        new("channel", Channel?.ToString()), new("tracking", Tracking), new("served", Fact.Of(ServedOn)), new("returned", Fact.Of(ReturnedOn)), new("reconsider-by", Fact.Of(ReconsiderBy)), new("sue-by", Fact.Of(SueBy)),
    ];

    /// <summary>Its words.</summary>
    public LetterText Open(PersonalKeys keys) => JsonSerializer.Deserialize(keys.Open(Content, "letter", Salt) ?? throw new InvalidOperationException($"The words of letter {Id} were erased."), LetterJson.Default.LetterText)!;

    internal static byte[]? Seal(LetterText text, PersonalKeys keys, byte[] salt) => keys.Seal(JsonSerializer.Serialize(text, LetterJson.Default.LetterText), "letter", salt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterText))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LetterJson : JsonSerializerContext;

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letters");
        builder.Ignore(letter => letter.Subject).Ignore(letter => letter.Facts);
        builder.Property(letter => letter.Remedy).HasConversion<string>();
        builder.Property(letter => letter.Channel).HasConversion<string>();
        builder.HasIndex(letter => new { letter.OrganId, letter.Series, letter.Year, letter.Number }).IsUnique();
        builder.HasIndex(letter => letter.RequestId);
        builder.HasIndex(letter => new { letter.OrganId, letter.DispatchedOn });
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(letter => letter.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

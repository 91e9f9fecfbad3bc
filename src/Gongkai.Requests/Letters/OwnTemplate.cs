using System.Text.Json;
using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A template that an organ wrote itself. It takes the place of the built-in one of the same code from its first day on; never changed, only followed by another.</summary>
public sealed class OwnTemplate : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public required long OrganId { get; init; }

    /// <summary>The code of the letter.</summary>
    public required string Code { get; init; }

    /// <summary>First day of its letters.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Title of the letter.</summary>
    public required string Title { get; init; }

    /// <summary>Its paragraphs, a JSON array.</summary>
    public required string Paragraphs { get; init; }

    /// <inheritdoc/>
    public string Subject => $"letter-template/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("organ", Fact.Of(OrganId)), new("code", Code), new("from", Fact.Of(From)), new("title", Title), new("paragraphs", Paragraphs)];

    /// <summary>The same as a template; what it does not say is as in the built-in one.</summary>
    public LetterTemplate Over(LetterTemplate builtIn) => builtIn with { From = From, Until = null, Title = Title, Paragraphs = [.. JsonSerializer.Deserialize(Paragraphs, LetterJson.Default.StringArray)!] };
}

internal sealed class OwnTemplateMapping : IEntityTypeConfiguration<OwnTemplate>
{
    public void Configure(EntityTypeBuilder<OwnTemplate> builder)
    {
        builder.ToTable("letter_templates");
        builder.Ignore(template => template.Subject).Ignore(template => template.Facts);
        builder.HasIndex(template => new { template.OrganId, template.Code, template.From });
    }
}

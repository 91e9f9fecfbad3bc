using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Collecting;

/// <summary>One year's round of collecting the reports of all organs under one competent department 收集, with its local dates.
/// The dates of the law stand behind them whatever is set here.</summary>
public sealed class Collection : IRecorded
{
    /// <summary>Name of its workflow.</summary>
    public const string Matter = "collection";

    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The competent department that collects.</summary>
    public required long CompetentId { get; init; }

    /// <summary>The year reported on.</summary>
    public required int Year { get; init; }

    /// <summary>Where it stands in the workflow <c>collection</c>.</summary>
    public string State { get; set; } = "open";

    /// <summary>The local date for departments; null for the statutory one.</summary>
    public DateOnly? DepartmentsBy { get; set; }

    /// <summary>The local date for governments; null for the statutory one.</summary>
    public DateOnly? GovernmentsBy { get; set; }

    /// <summary>Reports are accepted before they are published 先验收后发布; lapses on the last working day.</summary>
    public bool AcceptsFirst { get; set; }

    /// <inheritdoc/>
    public string Subject => $"collection/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("competent", Fact.Of(CompetentId)), new("year", Fact.Of(Year)), new("state", State), new("departments-by", Fact.Of(DepartmentsBy)), new("governments-by", Fact.Of(GovernmentsBy)),
        new("accepts-first", AcceptsFirst ? "yes" : "no"),
    ];
}

internal sealed class CollectionMapping : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("collections");
        builder.Ignore(collection => collection.Subject).Ignore(collection => collection.Facts);
        builder.HasIndex(collection => new { collection.CompetentId, collection.Year }).IsUnique();
        builder.HasOne<Organ>().WithMany().HasForeignKey(collection => collection.CompetentId).OnDelete(DeleteBehavior.Restrict);
    }
}

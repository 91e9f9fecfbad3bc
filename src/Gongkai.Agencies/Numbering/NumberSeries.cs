using System.Globalization;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Numbering;

/// <summary>The running number of a kind of paper of one organ in one year 发文字号: without gaps, from 1, whichever node of the program gives it.</summary>
public sealed class NumberSeries
{
    /// <summary>Whose papers.</summary>
    public required long OrganId { get; init; }

    /// <summary>Which kind of paper.</summary>
    public required string Name { get; init; }

    /// <summary>The year in which they are given, not the one they speak of.</summary>
    public required int Year { get; init; }

    /// <summary>The last number given.</summary>
    public required int Last { get; set; }

    /// <summary>Takes the next number inside the transaction that is open: rolled back, it was never given.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open; a number taken without one could be lost.</exception>
    public static async Task<int> NextAsync(DbContext db, long organId, string name, int year, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is taken inside the transaction that uses it.");
        }

        var given = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO number_series (organ_id, name, year, last) VALUES ({organId}, {name}, {year}, 1)
            ON CONFLICT (organ_id, name, year) DO UPDATE SET last = number_series.last + 1 RETURNING last AS "Value"
            """).ToListAsync(cancellation);
        return given.Single();
    }

    /// <summary>The number as papers print it (GB/T 9704): 云水公开〔2026〕12号, the year in full in square brackets of the wide kind, no zero before the number.</summary>
    /// <param name="word">The organ's word for the paper 发文机关代字; empty for none.</param>
    public static string Print(string word, int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{word}〔{year:0000}〕{number}号");
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(series => new { series.OrganId, series.Name, series.Year });
        builder.HasOne<Organ>().WithMany().HasForeignKey(series => series.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}

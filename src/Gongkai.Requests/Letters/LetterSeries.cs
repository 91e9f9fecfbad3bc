using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>The last number of a series of an organ in a year. It is taken in the transaction that uses it: an act that does not come to pass takes none,
/// so that numbers have neither gaps nor doubles, however many nodes write at once.</summary>
public sealed class LetterSeries
{
    private static readonly Lazy<FrozenDictionary<string, string>> Patterns = new(Load);

    /// <summary>The organ.</summary>
    public required long OrganId { get; init; }

    /// <summary>The series, such as <c>reply</c>; <c>request</c> for registration numbers.</summary>
    public required string Series { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The last number given.</summary>
    public long Last { get; set; }

    /// <summary>Every series of letters.</summary>
    public static IEnumerable<string> All => Patterns.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>Takes the next number. Call it inside a transaction; the row is locked until its end.</summary>
    public static async Task<long> NextAsync(DbContext db, long organId, string series, int year, CancellationToken cancellation) => (await db.Database.SqlQuery<long>(
        $"""
        INSERT INTO letter_series (organ_id, series, year, last) VALUES ({organId}, {series}, {year}, 1)
        ON CONFLICT (organ_id, series, year) DO UPDATE SET last = letter_series.last + 1 RETURNING last AS "Value"
        """).ToListAsync(cancellation))[0];

    /// <summary>A document number as GB/T 9704 writes it: year in hexagonal brackets, no leading zeros, no 第.</summary>
    public static string Print(string series, string word, int year, long number) => Patterns.Value[series]
        .Replace("{word}", word, StringComparison.Ordinal)
        .Replace("{year}", year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{number}", Written.Number(number), StringComparison.Ordinal);

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("letters/series.json")!;
        return JsonSerializer.Deserialize(stream, LetterJson.Default.DictionaryStringString)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

internal sealed class LetterSeriesMapping : IEntityTypeConfiguration<LetterSeries>
{
    public void Configure(EntityTypeBuilder<LetterSeries> builder)
    {
        builder.ToTable("letter_series");
        builder.HasKey(series => new { series.OrganId, series.Series, series.Year });
    }
}

using Gongkai.Oversight.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.Storage;

/// <summary>The store on a PostgreSQL server, for several nodes.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : GongkaiDb(options)
{
    /// <summary>The server takes moments in UTC only, and keeps microseconds; both databases keep milliseconds.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // By code point, as SQLite compares: pages go on behind the same organ on both.
        modelBuilder.Entity<StoredReport>().Property(report => report.Organ).UseCollation("C");
    }
}

/// <summary>A moment in UTC, cut to milliseconds.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds()), moment => moment);

internal sealed class PostgresDbFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options);
}

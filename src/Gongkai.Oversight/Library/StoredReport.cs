using Gongkai.Reports;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Library;

/// <summary>A report in the library: what lists and sums need. Its words and places lie in <see cref="StoredReading"/>, its file in the file store under <see cref="Sha256"/>.
/// Never changed once stored: the same file read again is another row only if its bytes differ.</summary>
public sealed class StoredReport
{
    /// <summary>Number in addresses.</summary>
    public long Id { get; private set; }

    /// <summary>Full name of the organ; empty when the document does not tell it, so that rows can be ordered by it.</summary>
    public required string Organ { get; init; }

    /// <summary>Report year; 0 when the document does not tell it.</summary>
    public required int Year { get; init; }

    /// <summary>Edition of the form; empty when there was no table.</summary>
    public required string Form { get; init; }

    /// <summary>Title; empty when there is none.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the file it was read from, without folder.</summary>
    public required string SourceName { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal; no file is stored twice.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Kind of file.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Findings that are errors.</summary>
    public required int Errors { get; init; }

    /// <summary>Findings that are warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>Findings that are remarks.</summary>
    public required int Remarks { get; init; }

    /// <summary>Values and states of all figures (<see cref="PackedFigures"/>).</summary>
    public required byte[] Figures { get; init; }

    /// <summary>Words, places and remarks; not loaded with lists.</summary>
    public StoredReading? Reading { get; init; }

    /// <summary>A row for a report that was just read and checked.</summary>
    public static StoredReport Of(ReadReport read, IReadOnlyCollection<Finding> findings, DateTimeOffset now) => new()
    {
        Organ = read.Report.Organ ?? "",
        Year = read.Report.Year ?? 0,
        Form = read.Report.Form ?? "",
        Title = read.Report.Title ?? "",
        SourceName = read.Source.Name,
        Sha256 = read.Source.Sha256,
        Kind = read.Source.Kind,
        ImportedAt = now,
        Errors = findings.Count(finding => finding.Severity == Severity.Error),
        Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
        Remarks = findings.Count(finding => finding.Severity == Severity.Info),
        Figures = PackedFigures.Pack(read.Report.Figures),
        Reading = new StoredReading { Content = ReadingArchive.Write(read) },
    };
}

/// <summary>Everything of a reading but the figures' values, packed by <see cref="ReadingArchive"/>.</summary>
public sealed class StoredReading
{
    /// <summary>The report it belongs to.</summary>
    public long ReportId { get; private set; }

    /// <summary>Compressed bytes.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class StoredReportMapping : IEntityTypeConfiguration<StoredReport>
{
    public void Configure(EntityTypeBuilder<StoredReport> builder)
    {
        builder.ToTable("reports");
        builder.Property(report => report.Kind).HasConversion<string>();
        builder.HasIndex(report => report.Sha256).IsUnique();
        builder.HasIndex(report => new { report.Year, report.Organ, report.Id }).IsDescending(true, false, false);
        builder.HasIndex(report => new { report.Organ, report.Year });
        builder.HasOne(report => report.Reading).WithOne().HasForeignKey<StoredReading>(reading => reading.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoredReadingMapping : IEntityTypeConfiguration<StoredReading>
{
    public void Configure(EntityTypeBuilder<StoredReading> builder)
    {
        builder.ToTable("report_readings");
        builder.HasKey(reading => reading.ReportId);
    }
}

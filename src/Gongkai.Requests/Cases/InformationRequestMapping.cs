using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

internal sealed class InformationRequestMapping : IEntityTypeConfiguration<InformationRequest>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("requests");
        builder.Ignore(request => request.Subject).Ignore(request => request.Facts).Ignore(request => request.Decision);
        builder.Property(request => request.Kind).HasConversion<string>();
        builder.Property(request => request.Channel).HasConversion<string>();
        builder.Property(request => request.Provision).HasConversion<string>();
        builder.Property(request => request.ApplicantKind).HasConversion(kind => kind.Code, code => ApplicantKind.Parse(code));
        builder.Property(request => request.Outcome).HasConversion(outcome => outcome!.Code, code => Outcome.Parse(code));
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.HasIndex(request => request.Number).IsUnique();
        builder.HasIndex(request => new { request.OrganId, request.IsOpen, request.DueOn, request.Id });
        builder.HasIndex(request => new { request.OrganId, request.State, request.ArrivedOn });
        // The year is counted from this index alone.
        builder.HasIndex(request => new { request.OrganId, request.Kind, request.ReceivedOn, request.ClosedOn, request.ApplicantKind, request.Outcome });
        builder.HasIndex(request => new { request.AssignedTo, request.State });
        builder.HasOne(request => request.Applicant).WithOne().HasForeignKey<Applicant>(applicant => applicant.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(request => request.Events).WithOne().HasForeignKey(happened => happened.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(request => request.Dues).WithOne().HasForeignKey(due => due.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(request => request.Consultations).WithOne().HasForeignKey(consultation => consultation.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(request => request.Decisions).WithOne().HasForeignKey(decision => decision.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(request => new { request.OrganId, request.SourceNumber }).IsUnique();
        builder.HasIndex(request => request.JoinedTo);
        builder.HasMany(request => request.Words).WithOne().HasForeignKey(word => word.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(request => request.Enclosures).WithOne().HasForeignKey(enclosure => enclosure.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(request => request.Fees).WithOne().HasForeignKey(fee => fee.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

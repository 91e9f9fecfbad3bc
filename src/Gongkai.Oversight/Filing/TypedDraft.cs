using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Filing;

/// <summary>What somebody typed and did not save: kept for him alone, so that neither a lost connection nor a colleague's newer save costs a word.
/// It is no state of the report and stands in no ledger; saving the report takes it away.</summary>
public sealed class TypedDraft
{
    /// <summary>Which report.</summary>
    public required long FilingId { get; init; }

    /// <summary>Who typed.</summary>
    public required long OfficerId { get; init; }

    /// <summary>The revision on which he typed.</summary>
    public required int Revision { get; set; }

    /// <summary>The fields, as JSON.</summary>
    public required byte[] Fields { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>What was typed.</summary>
    public ReportSheet Sheet => JsonSerializer.Deserialize(Fields, TypedDraftJson.Default.ReportSheet)!;
}

/// <summary>Typing that goes on.</summary>
public sealed partial class ReportDesk
{
    /// <summary>Keeps what was typed, without touching the report.</summary>
    /// <returns>Nothing to read; a refusal when he may not write here.</returns>
    public async Task<Answer<bool>> KeepTypedAsync(long filingId, ReportSheet sheet, int revision, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "save", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var officer = act.OfficerId!.Value;
        var fields = JsonSerializer.SerializeToUtf8Bytes(sheet, TypedDraftJson.Default.ReportSheet);
        if (await db.Set<TypedDraft>().FindAsync([filingId, officer], cancellation) is { } kept)
        {
            (kept.Revision, kept.Fields, kept.At) = (revision, fields, Cut(act.At));
        }
        else
        {
            db.Add(new TypedDraft { FilingId = filingId, OfficerId = officer, Revision = revision, Fields = fields, At = Cut(act.At) });
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>What this officer typed and did not save; null when there is nothing.</summary>
    public Task<TypedDraft?> TypedAsync(long filingId, long officerId, CancellationToken cancellation) =>
        db.Set<TypedDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.FilingId == filingId && draft.OfficerId == officerId, cancellation);

    /// <summary>Throws away what this officer typed.</summary>
    public Task DropTypedAsync(long filingId, long? officerId, CancellationToken cancellation) =>
        db.Set<TypedDraft>().Where(draft => draft.FilingId == filingId && draft.OfficerId == officerId).ExecuteDeleteAsync(cancellation);
}

internal sealed class TypedDraftMapping : IEntityTypeConfiguration<TypedDraft>
{
    public void Configure(EntityTypeBuilder<TypedDraft> builder)
    {
        builder.ToTable("typed_drafts");
        builder.HasKey(draft => new { draft.FilingId, draft.OfficerId });
        builder.Ignore(draft => draft.Sheet);
        builder.HasOne<ReportFiling>().WithMany().HasForeignKey(draft => draft.FilingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Officer>().WithMany().HasForeignKey(draft => draft.OfficerId).OnDelete(DeleteBehavior.Restrict);
    }
}

[JsonSerializable(typeof(ReportSheet))]
internal sealed partial class TypedDraftJson : JsonSerializerContext;

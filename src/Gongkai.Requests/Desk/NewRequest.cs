using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Requests;

/// <summary>A request as it came in.</summary>
/// <param name="ArrivedOn">Handed in, signed for, found in the post, or come in electronically.</param>
/// <param name="ConfirmedOn">Confirmed with the applicant; null while that is awaited or where none is needed.</param>
public sealed record NewRequest(
    long OrganId, IntakeChannel Channel, DateOnly ArrivedOn, DateOnly? ConfirmedOn, ApplicantKind ApplicantKind, ApplicantData Applicant, string Wanted,
    ProvisionForm Provision = ProvisionForm.Electronic, MatterKind Kind = MatterKind.Request)
{
    /// <summary>Papers that came with it, looked through.</summary>
    public ImmutableArray<NewEnclosure> Enclosures { get; init; } = [];

    /// <summary>The case that it comes from, by splitting or by transfer.</summary>
    public long? OriginId { get; init; }

    /// <summary>Names the form that it came by: sent again after an answer was lost, it is the same request. Null where none is sent twice.</summary>
    public string? FormKey { get; init; }
}

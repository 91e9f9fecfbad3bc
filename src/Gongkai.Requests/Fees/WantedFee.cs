using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>A fee as the office wants it: by pieces or by pages.</summary>
/// <param name="Requests">How many pieces the request counts as; null when not by pieces.</param>
/// <param name="Pages">How many pages it gives; null when not by pages.</param>
public sealed record WantedFee(int? Requests = null, int? Pages = null)
{
    /// <summary>Counted by what.</summary>
    public FeeMode Mode => Pages is null ? FeeMode.PerRequest : FeeMode.PerPage;

    /// <summary>How many.</summary>
    public int Quantity => Pages ?? Requests ?? 0;

    /// <summary>What stands against it in this case; null when nothing does.</summary>
    internal Refusal? Refuses(InformationRequest request) =>
        (Requests is null) == (Pages is null) ? Refusal.Of("request.fee-modes")
        : request.Fees.Count > 0 ? Refusal.Of("request.fee-twice")
        : null;
}

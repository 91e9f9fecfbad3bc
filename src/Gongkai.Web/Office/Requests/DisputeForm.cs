using Gongkai.Requests;

namespace Gongkai.Web.Office.Requests;

/// <summary>A dispute as typed: a new one, or what became of one.</summary>
public sealed class DisputeForm
{
    public DisputeKind Kind { get; set; }

    public string? Forum { get; set; }

    public string? CaseNumber { get; set; }

    public bool IsSimple { get; set; }

    public DateOnly? On { get; set; }

    public long Dispute { get; set; }

    public string? Ending { get; set; }

    /// <summary>The term for a new decision; null when none is ordered.</summary>
    public int? Days { get; set; }

    public bool AreWorkdays { get; set; }
}

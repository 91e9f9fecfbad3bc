using Gongkai.Requests;

namespace Gongkai.Web.Office.Requests;

/// <summary>What an officer types for an act on a case; each act shows the fields that it needs (<see cref="CaseActs.FieldsOf"/>).</summary>
public sealed class CaseActForm
{
    /// <summary>Version of the case that the page showed.</summary>
    public int? Seen { get; set; }

    public DateOnly? On { get; set; }

    public DateOnly? Until { get; set; }

    public int? Days { get; set; }

    public string? Text { get; set; }

    public string? Why { get; set; }

    public string? Organ { get; set; }

    public long? Officer { get; set; }

    public PartyKind PartyKind { get; set; }

    public string? Party { get; set; }

    public int? Number { get; set; }

    public Opinion Opinion { get; set; } = Opinion.Agreed;

    public FeeMode FeeMode { get; set; }

    public int? Quantity { get; set; }

    public ServiceChannel Channel { get; set; } = ServiceChannel.SignedPost;

    public string? Tracking { get; set; }

    public long? Dispute { get; set; }

    /// <summary>Registration number of another case.</summary>
    public string? Other { get; set; }
}

/// <summary>A field of the form.</summary>
public enum CaseActField
{
    On,
    Until,
    Days,
    Text,
    Why,
    Organ,
    Officer,
    PartyKind,
    Party,
    Number,
    Opinion,
    FeeMode,
    Quantity,
    Channel,
    Tracking,
    Dispute,
    Other,
}

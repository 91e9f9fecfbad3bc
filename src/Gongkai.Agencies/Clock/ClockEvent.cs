using System.Collections.Frozen;

namespace Gongkai.Agencies;

/// <summary>What can happen to a request between receipt and reply. On the same day the order below counts, and of two of a kind the shorter comes first.</summary>
public enum ClockEventKind
{
    /// <summary>补正告知发出。</summary>
    ClarificationAsked,

    /// <summary>补正材料收到：the period starts anew.</summary>
    Clarified,

    /// <summary>征求第三方意见书发出。</summary>
    ThirdPartyAsked,

    /// <summary>第三方收到征求意见书：its 15 working days start.</summary>
    ThirdPartyReceived,

    /// <summary>第三方答复收到。</summary>
    ThirdPartyAnswered,

    /// <summary>第三方逾期未答复。</summary>
    ThirdPartySilent,

    /// <summary>征求其他机关意见发出。</summary>
    OtherOrganAsked,

    /// <summary>其他机关答复收到。</summary>
    OtherOrganAnswered,

    /// <summary>延期：working days in <see cref="ClockEvent.Days"/>, the legal maximum without.</summary>
    Extended,

    /// <summary>延迟答复（第三十五条）：working days in <see cref="ClockEvent.Days"/>, never without.</summary>
    Delayed,

    /// <summary>申请人收到收费通知。</summary>
    FeeNoticed,

    /// <summary>申请人缴清：the period starts anew.</summary>
    FeePaid,
}

/// <summary>A dated event of one request.</summary>
/// <param name="Days">Working days granted by <see cref="ClockEventKind.Extended"/> and <see cref="ClockEventKind.Delayed"/>; null elsewhere.</param>
/// <param name="Party">Tells letters to several parties apart, so that an answer closes its own; without it the oldest open letter is the one that is answered.</param>
public readonly record struct ClockEvent(ClockEventKind Kind, DateOnly Date, int? Days = null, long? Party = null);

/// <summary>The names of events on the command line and in data.</summary>
public static class ClockEventNames
{
    private static readonly FrozenDictionary<string, ClockEventKind> ByName =
        Enum.GetValues<ClockEventKind>().ToFrozenDictionary(Name, StringComparer.Ordinal);

    /// <summary>Every name, in the order of <see cref="ClockEventKind"/>.</summary>
    public static IEnumerable<string> All => Enum.GetValues<ClockEventKind>().Select(Name);

    /// <summary><c>clarification-asked</c> for <see cref="ClockEventKind.ClarificationAsked"/>, and so on.</summary>
    public static string Name(this ClockEventKind kind) => Kebab.Case(kind.ToString());

    public static bool TryParse(string? name, out ClockEventKind kind)
    {
        kind = default;
        return name is not null && ByName.TryGetValue(name, out kind);
    }
}

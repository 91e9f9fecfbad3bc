namespace Gongkai.Agencies;

/// <summary>A time in which others were asked. The working days after <see cref="Asked"/> up to and with <see cref="End"/> do not count.</summary>
internal sealed class Suspension(ClockEventKind kind, DateOnly asked, long? party)
{
    public ClockEventKind Kind { get; } = kind;

    public DateOnly Asked { get; } = asked;

    public long? Party { get; } = party;

    /// <summary>The day on which the third party had the letter.</summary>
    public DateOnly? Letter { get; set; }

    /// <summary>Answered, or silent past its limit.</summary>
    public bool Closed { get; set; }

    public DateOnly End { get; set; } = asked;

    public bool IsThirdParty => Kind == ClockEventKind.ThirdPartyAsked;

    public bool Covers(DateOnly day) => day > Asked && day <= End;
}

namespace Gongkai.Reports.Claims;

/// <summary>How a claim stands to the others around it.</summary>
public enum ClaimRelation
{
    /// <summary>It stands alone.</summary>
    None,

    /// <summary>It is the whole that others are parts of.</summary>
    Total,

    /// <summary>One of an open list (其中…): the parts need not exhaust the whole.</summary>
    Part,

    /// <summary>One of a closed list (包括…其他, 分别为): the parts are the whole.</summary>
    ClosedPart,

    /// <summary>A change against another year (同比增加3件).</summary>
    Comparison,

    /// <summary>A share of a whole (占85.7%).</summary>
    Share,

    /// <summary>Said of all without a number (均获维持, 全部办结).</summary>
    All,
}

/// <summary>What part of the world a claim speaks of.</summary>
public enum ClaimScope
{
    /// <summary>The organ and year of the report.</summary>
    Organ,

    /// <summary>All organs of a region or system (全市各级行政机关).</summary>
    Region,

    /// <summary>Another organ, or only a part of the reporting one.</summary>
    OtherOrgan,

    /// <summary>One channel of publication or receipt.</summary>
    Channel,

    /// <summary>A part of the things counted that the form does not tell apart.</summary>
    Subset,

    /// <summary>Since an earlier year (2008年以来累计).</summary>
    Cumulative,

    /// <summary>A part of the year (上半年).</summary>
    PartOfYear,

    /// <summary>Another, earlier year.</summary>
    OtherYear,

    /// <summary>What is planned.</summary>
    Target,
}

/// <summary>One statement of quantity in the words of a report: what is counted, how many, and how surely. Immutable.</summary>
/// <param name="Text">The words, repaired and simplified.</param>
/// <param name="Start">Offset of the first word in the decoded source, in UTF-16 units from 0.</param>
/// <param name="Length">Length in the decoded source.</param>
/// <param name="Quantity">What is counted, such as <c>requests.new</c> or <c>published.total</c>; several joined by <c>+</c> where one number counts them together; <c>other</c> for what the report's form knows nothing of.</param>
public sealed record Claim(string Text, int Start, int Length, string Quantity)
{
    /// <summary>How many; 0 for a denial (未收到); null where the words name no number.</summary>
    public decimal? Number { get; init; }

    /// <summary>Upper end of a range (included); null when it is none.</summary>
    public decimal? Upper { get; init; }

    /// <summary>True for 余, 近, 约, 多, 以上 and ranges: the number bounds, it does not say.</summary>
    public bool Inexact { get; init; }

    /// <summary>True when the zero is said by denial (未收到, 无, 没有).</summary>
    public bool Denied { get; init; }

    /// <summary>The unit as written (件, 条, %, 万元); 件 for a denial; empty when none is written.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Part of the report, 0 to 6.</summary>
    public int Section { get; init; }

    /// <summary>What the claim speaks of.</summary>
    public ClaimScope Scope { get; init; }

    /// <summary>How it stands to <see cref="Of"/>.</summary>
    public ClaimRelation Relation { get; init; }

    /// <summary>Position, among the claims of the report, of the whole that this is a part or share of; null for none.</summary>
    public int? Of { get; init; }

    /// <summary>Why no figure of the form can confirm or deny it, as a plain code such as <c>no-cell</c>, <c>cumulative</c>, <c>subset</c>; null when one can.</summary>
    public string? NotCheckable { get; init; }

    /// <summary>What keeps its words from being held against the form without reserve, as plain codes with blanks between: <c>narrowed</c>, <c>unknown</c>, <c>implied</c>, <c>near</c>, <c>office</c>; empty for nothing.</summary>
    public string Doubts => string.Join(' ', new[] { Reading.IsPlain ? "" : "narrowed", Reading.IsKnown ? "" : "unknown", Reading.IsExplicit ? "" : "implied", Reading.IsWeak ? "near" : "", Reading.IsOfOffice ? "office" : "" }.Where(code => code.Length > 0));

    /// <summary>What only the reading itself knows and the checks need.</summary>
    internal ClaimReading Reading { get; init; } = ClaimReading.None;
}

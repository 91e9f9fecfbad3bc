namespace Gongkai.Web.Office.Work;

/// <summary>One thing to do, or one that somebody else has.</summary>
/// <param name="Verb">What is to be done, as on the button behind it.</param>
/// <param name="Subject">To what; Chinese as registered.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Due">The last day, included; null when there is none.</param>
public sealed record WorkItem(string Verb, string Subject, string Address, DateOnly? Due)
{
    /// <summary>What else has to be known before opening it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>True for what heads the list whatever its day: nobody's period runs before it is done.</summary>
    public bool IsFirst { get; init; }

    /// <summary>True when it waits for somebody else; the verb then says for whom.</summary>
    public bool IsWithOthers { get; init; }
}

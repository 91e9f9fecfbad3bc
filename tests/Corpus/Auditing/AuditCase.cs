using Gongkai.Reports;

namespace Gongkai.Corpus.Auditing;

/// <summary>What a reviewer would say of the words beside the table.</summary>
public enum Expected
{
    /// <summary>Nothing: the words are true, or nobody can tell.</summary>
    Nothing,

    /// <summary>Please explain.</summary>
    Query,

    /// <summary>This is wrong.</summary>
    Error,
}

/// <summary>Words beside a table, and what a reviewer would say.</summary>
/// <param name="Name">File and line.</param>
/// <param name="Expected">What a reviewer would say.</param>
/// <param name="Rule">By which rule; empty for nothing.</param>
/// <param name="Words">The words, numbers filled in.</param>
/// <param name="Report">The report: figures and words.</param>
public sealed record AuditCase(string Name, Expected Expected, string Rule, string Words, AnnualReport Report)
{
    /// <summary>True when it also holds what a part owes to say (rules N-6 to N-9, N-14, N-15), which a single sentence does not.</summary>
    public bool IsWholePart { get; init; }

    /// <summary>The same narrative before a number in it was made false; null for all other cases. What is said of it as well finds no fault.</summary>
    public AnnualReport? Sound { get; init; }
}

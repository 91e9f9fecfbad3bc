using System.Collections.Immutable;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Inspecting;

/// <summary>What an inspection may cost, and what the organ itself makes public. Immutable.</summary>
public sealed record InspectionOptions
{
    /// <summary>The options that hold when nobody says otherwise.</summary>
    public static InspectionOptions Default { get; } = new();

    /// <summary>Bytes, unpacked bytes, time: for the file with everything in it.</summary>
    public ReadingLimits Limits { get; init; } = ReadingLimits.Default with { MaxTime = TimeSpan.FromSeconds(120) };

    /// <summary>How many files may lie in one another; a file in a ZIP lies at depth 1.</summary>
    public int MaxNesting { get; init; } = 4;

    /// <summary>Files in a ZIP, those in inner ZIPs included.</summary>
    public int MaxFiles { get; init; } = 5_000;

    /// <summary>Numbers, addresses and mailboxes under which the organ itself is reached. Compared without blanks and hyphens; they are no personal data.</summary>
    public ImmutableArray<string> OfficialContacts { get; init; } = [];
}

using System.Collections.Immutable;

namespace Gongkai.Requests;

/// <summary>How high a rule stands.</summary>
public enum BasisLevel
{
    /// <summary>法律.</summary>
    Law,

    /// <summary>行政法规.</summary>
    AdministrativeRegulation,

    /// <summary>地方性法规.</summary>
    LocalRegulation,

    /// <summary>规章.</summary>
    Rules,

    /// <summary>规范性文件 and everything below.</summary>
    Lower,
}

/// <summary>A rule on which a decision rests beside the regulation.</summary>
/// <param name="Text">Name and article, as cited.</param>
public sealed record LegalBasis(BasisLevel Level, string Text);

/// <summary>What was searched before saying that nothing is there.</summary>
public sealed record SearchRecord(string Where, string How, DateOnly On, string By);

/// <summary>The organ that is responsible.</summary>
/// <param name="IsKnown">False when nobody here knows who that would be; then the name says what was found out.</param>
public sealed record ResponsibleOrgan(string Name, string? Contact, bool IsKnown = true);

/// <summary>A part of what was asked for.</summary>
/// <param name="What">Which part.</param>
/// <param name="Ground">Why it is not given; null when it is.</param>
public sealed record DecisionPart(string What, string? Ground = null, string? Reason = null);

/// <summary>A file that goes out.</summary>
/// <param name="Sha256">Hash of exactly the bytes that go out.</param>
/// <param name="IsInspected">Those bytes were looked through for what must not leave the house.</param>
public sealed record ReleasedFile(string Name, string Sha256, bool IsInspected);

/// <summary>A decision as the section proposes it.</summary>
/// <param name="Ground">Code of the ground.</param>
/// <param name="Where">Where the information or the right counter is found.</param>
/// <param name="Provision">How and when it is given.</param>
/// <param name="Earlier">Number of the earlier request.</param>
/// <param name="PublicInterest">Why the public interest outweighs a third party's objection.</param>
/// <param name="Unasked">Why no third party was asked although its rights are the ground.</param>
public sealed record DecisionDraft(
    string Ground, string? Reason = null, string? Where = null, string? Provision = null, LegalBasis? Basis = null, SearchRecord? Search = null,
    ResponsibleOrgan? Responsible = null, string? Earlier = null, string? PublicInterest = null, string? Unasked = null)
{
    /// <summary>Parts given and withheld.</summary>
    public ImmutableArray<DecisionPart> Parts { get; init; } = [];

    /// <summary>Files that go out.</summary>
    public ImmutableArray<ReleasedFile> Files { get; init; } = [];
}

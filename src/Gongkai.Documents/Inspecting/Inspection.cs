using System.Collections.Immutable;

namespace Gongkai.Documents.Inspecting;

/// <summary>What a leak means for the release of the file.</summary>
public enum LeakSeverity
{
    /// <summary>Good to know; nobody is asked.</summary>
    Note,

    /// <summary>Should be looked at; does not hold the file back.</summary>
    Warning,

    /// <summary>Holds the file back until it is cleaned, redacted, or let through by a named person with a reason.</summary>
    Stop,
}

/// <summary>Something in a file that should not leave the house, or that the reader of the file does not see.</summary>
/// <param name="Rule">Id of the rule, such as <c>word.comment</c>; described once in <see cref="LeakRules"/>.</param>
/// <param name="Severity">What it means for the release.</param>
/// <param name="Where">Where it stands.</param>
/// <param name="Excerpt">The words at that place, personal data masked, at most 80 characters; empty when there are none.</param>
/// <param name="CanClean">Whether <see cref="FileCleaner"/> can take it out without changing what the file shows.</param>
public sealed record Leak(string Rule, LeakSeverity Severity, LeakPlace Where, string Excerpt, bool CanClean)
{
    /// <summary>Rule and place: the same leak of the same file has the same key.</summary>
    public string Key => $"{Rule}@{Where}";
}

/// <summary>What the inspection of one file found. The value that goes to whoever decides on the release.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Kind">What the content is: <c>docx</c>, <c>xlsx</c>, <c>pptx</c>, <c>pdf</c>, <c>jpg</c>, <c>png</c>, <c>webp</c>, <c>gif</c>, <c>bmp</c>, <c>tif</c>, <c>zip</c>, <c>html</c>, <c>text</c>, or the name of a kind that cannot be looked into.</param>
/// <param name="Sha256">Hash of the bytes, in lower-case hexadecimal. A decision counts for these bytes only.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="TextSha256">Hash of the words that the file shows, blanks left out: files of different kinds with the same words have the same one. Empty when it shows none.</param>
/// <param name="Leaks">What was found, the gravest first.</param>
/// <param name="NotListed">Leaks beyond those listed: of one rule at most 100 are.</param>
public sealed record Inspection(string Name, string Kind, string Sha256, long Length, string TextSha256, ImmutableArray<Leak> Leaks, int NotListed)
{
    /// <summary>Whether the file must not go out as it is.</summary>
    public bool IsStopped => Leaks.Any(leak => leak.Severity == LeakSeverity.Stop);
}

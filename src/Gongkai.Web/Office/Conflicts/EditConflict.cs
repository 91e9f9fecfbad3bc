using System.Collections.Immutable;

namespace Gongkai.Web.Office.Conflicts;

/// <summary>A field that two people filled in.</summary>
/// <param name="Name">Name of the field in the form.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Mine">What the one who saves later typed.</param>
/// <param name="Theirs">What the colleague saved in between.</param>
public sealed record ConflictField(string Name, string Label, string? Mine, string? Theirs)
{
    /// <summary>True when both typed the same.</summary>
    public bool IsSame => string.Equals(Mine ?? "", Theirs ?? "", StringComparison.Ordinal);
}

/// <summary>Somebody saved while another had the same form open: both texts, field by field, so that nothing typed is lost and nothing saved is run over unseen.</summary>
/// <param name="Who">Who saved in between; null when not known.</param>
/// <param name="VersionField">Name of the form's version field.</param>
/// <param name="Version">The version that is stored now: the next save builds on it.</param>
/// <param name="Fields">All fields of the form, in its order.</param>
public sealed record EditConflict(string? Who, string VersionField, string Version, ImmutableArray<ConflictField> Fields);

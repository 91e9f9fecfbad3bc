using Gongkai.Documents.Inspecting;

namespace Gongkai.Documents.Redacting;

/// <summary>How a copy is made. Immutable.</summary>
public sealed record RedactionOptions
{
    /// <summary>The options that hold when nobody says otherwise.</summary>
    public static RedactionOptions Default { get; } = new();

    /// <summary>Limits, and what the organ makes public itself (patterns leave it alone).</summary>
    public InspectionOptions Inspection { get; init; } = InspectionOptions.Default;

    /// <summary>Dots per inch of remade pages.</summary>
    public int Resolution { get; init; } = 300;

    /// <summary>Whether the article is printed behind each place in Word files and texts.</summary>
    public bool ShowGrounds { get; init; }

    /// <summary>Full path of <c>pdftoppm</c>; null to look for it on the search path.</summary>
    public string? PagePictureProgram { get; init; }
}

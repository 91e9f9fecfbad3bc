using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>A row label found in the document.</summary>
/// <param name="Row">The row it is taken for.</param>
/// <param name="Label">Where it stands, or begins.</param>
/// <param name="Similarity">1 for a known wording, less for a damaged one, 0 when only its order told.</param>
internal sealed record RowAnchor(MergedRow Row, Piece Label, double Similarity)
{
    /// <summary>The last piece of a label that is broken over several; the same as <see cref="Label"/> for one that is not.</summary>
    public Piece Last { get; init; } = Label;

    /// <summary>True where a value stands right behind the label.</summary>
    public bool HasValues { get; init; }

    /// <summary>Other rows that a damaged label could stand for, likeliest first.</summary>
    public ImmutableArray<(MergedRow Row, double Similarity)> Alternatives { get; init; } = [];
}

/// <summary>One print of a table: its labels in form order. A document may print a table twice.</summary>
internal sealed record TableRegion(MergedTable Table, ImmutableArray<RowAnchor> Anchors)
{
    /// <summary>Index of the first label's first piece.</summary>
    public int Start => Anchors[0].Label.Index;

    /// <summary>Index behind the last label's last piece.</summary>
    public int End => Anchors[^1].Last.Index + 1;
}

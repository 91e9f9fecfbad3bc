using System.Collections.Immutable;

namespace Gongkai.Oversight.Filing;

/// <summary>A place that two people changed at once, each in his own way.</summary>
/// <param name="Place">A cell's name, or <c>part-5</c>.</param>
/// <param name="Yours">What was typed now.</param>
/// <param name="Theirs">What was saved meanwhile.</param>
public sealed record SheetConflict(string Place, string Yours, string Theirs);

/// <summary>Brings together what was typed on an older revision and what was saved since. Places that only one side changed keep that change;
/// where both did, yours stands in the field and theirs beside it.</summary>
public sealed record SheetMerge(ReportSheet Sheet, ImmutableArray<SheetConflict> Conflicts)
{
    /// <summary>The merge.</summary>
    /// <param name="began">The fields when typing began.</param>
    /// <param name="yours">The fields as typed.</param>
    /// <param name="theirs">The fields as saved now.</param>
    public static SheetMerge Of(ReportSheet began, ReportSheet yours, ReportSheet theirs)
    {
        var conflicts = ImmutableArray.CreateBuilder<SheetConflict>();
        var cells = theirs.Cells.ToBuilder();
        foreach (var (cell, typed) in yours.Cells)
        {
            cells[cell] = Choose(cell, began.Cells.GetValueOrDefault(cell, ""), typed.Trim(), theirs.Cells.GetValueOrDefault(cell, ""), conflicts);
        }

        var parts = theirs.Parts.ToBuilder();
        foreach (var (part, typed) in yours.Parts)
        {
            parts[part] = Choose(RemarkPlace.Of(part), began.Parts.GetValueOrDefault(part, ""), Tidy(typed), theirs.Parts.GetValueOrDefault(part, ""), conflicts);
        }

        return new SheetMerge(new ReportSheet(cells.ToImmutable(), parts.ToImmutable()), conflicts.ToImmutable());
    }

    private static string Choose(string place, string began, string yours, string theirs, ImmutableArray<SheetConflict>.Builder conflicts)
    {
        if (yours == began || yours == theirs)
        {
            return theirs;
        }

        if (theirs != began)
        {
            conflicts.Add(new SheetConflict(place, yours, theirs));
        }

        return yours;
    }

    private static string Tidy(string typed) => typed.ReplaceLineEndings("\n").Trim();
}

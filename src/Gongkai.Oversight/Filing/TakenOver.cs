using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>A report read from a file becomes the content of a filing.</summary>
internal static class TakenOver
{
    /// <summary>Everything the file prints takes the place of what stood there; what the file does not have stays.
    /// A file in another edition goes through the crosswalk; what that cannot know stays empty.</summary>
    public static BoundReport From(BoundReport bound, AnnualReport read)
    {
        var own = bound.Report;
        var form = FormCatalogue.Default.Form(own.Form!);
        var converted = read.Form is null ? read : FormConverter.Convert(read, form).Report;
        var printed = converted.Figures.Where(pair => form.Has(pair.Key) && pair.Value.State is not (FigureState.Absent or FigureState.Unknown))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Where = null, Computed = null, Reading = null }));
        var words = form.Sections.Where(section => read.Section(section.Number) is { Text.Length: > 0 }).Select(section => KeyValuePair.Create(section.Number, BoundText.Of(read.Section(section.Number)!.Text.Value.Trim())));
        var preamble = read.Preamble is { Length: > 0 } said ? MappedText.Unplaced(said.Value.Trim()) : own.Preamble;
        return (bound with { Report = own with { Preamble = preamble } }).With(words).With(Figures.From([.. own.Figures, .. printed]));
    }
}

using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>A report read from a file becomes the content of a filing.</summary>
internal static class TakenOver
{
    /// <summary>Everything the file prints takes the place of what stood there; what the file does not have stays.
    /// A file in another edition goes through the crosswalk; what that cannot know stays empty.</summary>
    public static AnnualReport From(AnnualReport own, AnnualReport read)
    {
        var form = FormCatalogue.Default.Form(own.Form!);
        var converted = read.Form is null ? read : FormConverter.Convert(read, form).Report;
        var printed = converted.Figures.Where(pair => form.Has(pair.Key) && pair.Value.State is not (FigureState.Absent or FigureState.Unknown))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Where = null, Computed = null, Reading = null }));
        var sections = form.Sections.Select(section => read.Section(section.Number) is { Text.Length: > 0 } found
            ? new ReportSection(section.Number, found.Title.Length > 0 ? found.Title : section.Title, MappedText.Unplaced(found.Text.Value.Trim()))
            : own.Section(section.Number)).OfType<ReportSection>();
        return own with
        {
            Preamble = read.Preamble is { Length: > 0 } preamble ? MappedText.Unplaced(preamble.Value.Trim()) : own.Preamble,
            Sections = [.. sections],
            Figures = Figures.From([.. own.Figures, .. printed]),
        };
    }
}

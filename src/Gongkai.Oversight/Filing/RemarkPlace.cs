using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Oversight.Filing;

/// <summary>What a remark can be pinned to: a cell of the form by its name, or a part of the words as <c>part-5</c>.</summary>
public static class RemarkPlace
{
    private const string Part = "part-";

    /// <summary>The place of a part.</summary>
    public static string Of(int part) => Part + part.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when the form has such a place.</summary>
    public static bool Exists(Form form, string place) =>
        PartOf(place) is { } number ? form.Sections.Any(section => section.Number == number) : CellId.TryParse(place, out var cell) && form.Has(cell);

    /// <summary>The number of the part; null when the place is a cell.</summary>
    public static int? PartOf(string place) =>
        place.StartsWith(Part, StringComparison.Ordinal) && int.TryParse(place.AsSpan(Part.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What stands there: the print of a cell, or for the words of a part the beginning of their hash.</summary>
    public static string Print(AnnualReport report, string place)
    {
        if (PartOf(place) is { } number)
        {
            return FairCopy.HashOf(Encoding.UTF8.GetBytes(report.Section(number)?.Text.Value ?? ""))[..16];
        }

        var cell = CellId.Parse(place);
        var unit = FormCatalogue.Default.Find(report.Form)?.Place(cell)?.Column.Unit ?? cell.Definition.Unit;
        return TypedFigure.TextOf(report.Figures[cell], unit);
    }
}

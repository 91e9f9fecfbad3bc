using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>The cell formats of a workbook, as far as they hide what a cell holds.</summary>
internal sealed class WorkbookStyles
{
    private readonly List<bool> hides = [];

    public WorkbookStyles(XDocument? part)
    {
        var root = part?.Root;
        var formats = root.Child("numFmts")?.Elements().ToLookup(format => format.Attr("numFmtId") ?? "", format => format.Attr("formatCode") ?? "");
        var fonts = root.Child("fonts")?.Elements().Select(font => Colour(font.Child("color"))).ToList() ?? [];
        var fills = root.Child("fills")?.Elements().Select(Ground).ToList() ?? [];
        foreach (var format in root.Child("cellXfs")?.Elements() ?? [])
        {
            var code = formats?[format.Attr("numFmtId") ?? ""].FirstOrDefault() ?? "";
            var colour = At(fonts, format.Attr("fontId"));
            var ground = At(fills, format.Attr("fillId")) ?? "FFFFFF";
            hides.Add(IsBlankCode(code) || (colour is not null && ground.Length > 0 && Colours.Hide(colour, ground)));
        }
    }

    /// <summary>Whether a cell of that format shows nothing of what it holds.</summary>
    public bool Hides(string? format) => int.TryParse(format, System.Globalization.CultureInfo.InvariantCulture, out var at) && at >= 0 && at < hides.Count && hides[at];

    // Sections with nothing in them print nothing: ;;; is the usual way.
    private static bool IsBlankCode(string code) => code.Length >= 2 && code.All(character => character is ';' or ' ' or '"');

    private static string? Colour(XElement? colour) => colour.Attr("theme") is "0" && colour.Attr("tint") is null ? "FFFFFF" : Colours.Hex(colour.Attr("rgb"));

    // A pattern or gradient or theme colour gives a ground that is not known: empty.
    private static string? Ground(XElement fill) => fill.Child("patternFill") is not { } pattern ? ""
        : pattern.Attr("patternType") is null or "none" ? null
        : pattern.Attr("patternType") == "solid" && Colour(pattern.Child("fgColor")) is { } colour ? colour : "";

    private static string? At(List<string?> list, string? index) => int.TryParse(index, System.Globalization.CultureInfo.InvariantCulture, out var at) && at >= 0 && at < list.Count ? list[at] : null;
}

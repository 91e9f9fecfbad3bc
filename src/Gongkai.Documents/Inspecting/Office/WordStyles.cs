using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>How a run of text shows, styles counted in.</summary>
/// <param name="IsHidden">Marked as hidden.</param>
/// <param name="Colour">Six hexadecimal digits; null for automatic.</param>
/// <param name="Ground">The colour behind it; null for the page's.</param>
/// <param name="IsBlackMark">Whether a black highlighter went over it.</param>
/// <param name="HalfPoints">Its size; null when nothing says.</param>
internal readonly record struct RunLook(bool IsHidden, string? Colour, string? Ground, bool IsBlackMark, double? HalfPoints);

/// <summary>The styles of a Word file, as far as they hide text.</summary>
internal sealed class WordStyles
{
    private const int DeepestChain = 20;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly HashSet<string> shadedTables = new(StringComparer.Ordinal);
    private readonly XElement? defaults;
    private readonly string? defaultParagraph;

    public WordStyles(XDocument? part)
    {
        defaults = part?.Root.Child("docDefaults").Child("rPrDefault").Child("rPr");
        foreach (var style in part?.Root?.Elements().Where(element => element.Is("style")) ?? [])
        {
            var id = style.Attr("styleId") ?? "";
            styles.TryAdd(id, style);
            if (style.Attr("type") == "paragraph" && style.Attr("default") is "1" or "true")
            {
                defaultParagraph = id;
            }

            if (style.Attr("type") == "table" && style.All("shd").Any(shade => Colours.Hex(shade.Attr("fill")) is { } fill && fill != "FFFFFF"))
            {
                shadedTables.Add(id);
            }
        }
    }

    public RunLook Look(XElement run, XElement paragraph)
    {
        var own = run.Child("rPr");
        var paragraphStyle = paragraph.Child("pPr").Val("pStyle") ?? defaultParagraph;
        List<XElement?> layers = [own, .. Chain(own.Val("rStyle")), .. Chain(paragraphStyle), defaults];
        var colour = layers.Select(layer => layer.Child("color")).FirstOrDefault(found => found is not null);
        var shade = layers.Select(layer => layer.Child("shd")).FirstOrDefault(found => found is not null) ?? paragraph.Child("pPr").Child("shd") ?? Cell(paragraph).Child("tcPr").Child("shd");
        var highlight = layers.Select(layer => layer.Val("highlight")).FirstOrDefault(found => found is not null);
        var size = layers.Select(layer => layer.Val("sz")).FirstOrDefault(found => found is not null);
        return new RunLook(
            layers.Select(layer => layer.Switch("vanish") ?? layer.Switch("webHidden")).FirstOrDefault(found => found is not null) ?? false,
            Colours.Hex(colour.Attr("themeColor")) ?? Colours.Hex(colour.Attr("val")),
            Colours.Hex(highlight) ?? Colours.Hex(shade.Attr("fill")),
            highlight == "black",
            double.TryParse(size, System.Globalization.CultureInfo.InvariantCulture, out var halfPoints) ? halfPoints : null);
    }

    /// <summary>Whether the paragraph stands where the ground is not known: a table style with shades, a text box.</summary>
    public bool HasUnknownGround(XElement paragraph) => paragraph.Ancestors().Any(ancestor =>
        ancestor.Is("txbxContent") || (ancestor.Is("tbl") && ancestor.Child("tblPr").Val("tblStyle") is { } style && shadedTables.Contains(style)));

    private static XElement? Cell(XElement paragraph) => paragraph.Ancestors().FirstOrDefault(ancestor => ancestor.Is("tc"));

    private IEnumerable<XElement?> Chain(string? id)
    {
        for (var depth = 0; id is not null && depth < DeepestChain && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style.Child("rPr");
            id = style.Val("basedOn");
        }
    }
}

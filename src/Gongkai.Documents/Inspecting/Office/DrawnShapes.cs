using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Shapes as all office programs draw them.</summary>
internal static class DrawnShapes
{
    private const double OpaqueFrom = 90_000;

    /// <summary>Whether the shape has a filling that nothing shows through.</summary>
    public static bool IsOpaque(XElement shape)
    {
        var properties = shape.Child("spPr");
        if (properties is null || properties.Child("noFill") is not null || properties.Child("prstGeom").Attr("prst") is "line" or "straightConnector1")
        {
            return false;
        }

        var filling = properties.Child("solidFill") ?? properties.Child("gradFill") ?? properties.Child("pattFill");
        var isFilled = filling is not null || shape.Child("style").Child("fillRef") is { } reference && reference.Attr("idx") is not ("0" or "1000") and not null;
        return isFilled && !(filling?.All("alpha").Any(alpha => alpha.Number("val", 100_000) < OpaqueFrom) ?? false);
    }

    public static string? Name(XElement shape) => shape.All("cNvPr").FirstOrDefault().Attr("name");

    /// <summary>Where a shape of a slide or sheet lies, in English metric units; null when it takes its place from a layout.</summary>
    public static PageRectangle? Place(XElement shape)
    {
        var frame = shape.Child("spPr").Child("xfrm") ?? shape.Child("xfrm") ?? shape.Child("grpSpPr").Child("xfrm");
        return frame.Child("off") is { } corner && frame.Child("ext") is { } size ? new PageRectangle(corner.Number("x"), corner.Number("y"), size.Number("cx"), size.Number("cy")) : null;
    }
}

/// <summary>Pictures that show less than they hold.</summary>
internal static class Cropping
{
    // Thousandths of a percent. Less than two in a hundred is trimming, not hiding.
    private const double Least = 2_000;

    public static bool IsCropped(XElement sourceRectangle) => new[] { "l", "t", "r", "b" }.Any(side => sourceRectangle.Number(side) >= Least);
}

/// <summary>Words in charts and diagrams.</summary>
internal static class DrawnText
{
    public static void Inspect(XDocument part, LeakPlace where, LeakLog log)
    {
        var number = 0;
        foreach (var text in part.Descendants().Where(element => element.Name.LocalName is "t" or "v" && !element.HasElements))
        {
            log.Text(text.Value, where with { Paragraph = ++number });
        }
    }
}

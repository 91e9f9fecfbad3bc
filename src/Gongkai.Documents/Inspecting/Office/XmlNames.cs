using System.Globalization;
using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looking at office parts by local names: both namespaces of the standard (transitional and strict) read the same.</summary>
internal static class XmlNames
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> All(this XContainer container, string name) => container.Descendants().Where(element => element.Name.LocalName == name);

    public static string? Attr(this XElement? element, string name) => element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

    /// <summary>The attribute <c>val</c> of a child; null when there is none.</summary>
    public static string? Val(this XElement? element, string child) => element.Child(child).Attr("val");

    /// <summary>Whether a child switch is there and on; null when it is not there.</summary>
    public static bool? Switch(this XElement? element, string child) => element.Child(child) is { } found ? found.Attr("val") is not ("0" or "false" or "off" or "none") : null;

    public static double Number(this XElement? element, string attribute, double otherwise = 0) =>
        double.TryParse(element.Attr(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

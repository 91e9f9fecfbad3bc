using System.Buffers;
using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Drawings of a Word part: what lies over text or pictures, what pictures keep beyond what they show, words in drawings.</summary>
internal static class WordShapes
{
    // A thinner or shorter shape is a rule, not a cover. English metric units: 12,700 to the point.
    private const double ThinnestCover = 6 * 12_700;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static void Inspect(XDocument story, string part, LeakLog log)
    {
        var number = 0;
        foreach (var element in story.Descendants())
        {
            log.Budget.Step();
            var where = new LeakPlace { Part = part, Paragraph = number };
            switch (element.Name.LocalName)
            {
                case "p" when element.Name.NamespaceName.Contains("wordprocessingml", StringComparison.Ordinal):
                    number++;
                    break;
                case "anchor" when element.Attr("behindDoc") is not ("1" or "true") && !WordParagraph.IsFallback(element):
                    InspectAnchor(element, where, log);
                    break;
                case "pict" when !IsSecondVersion(element):
                    InspectOldDrawing(element, where, log);
                    break;
                case "docPr" or "cNvPr":
                    InspectNames(element, where, log);
                    break;
                case "textpath":
                    log.Text(element.Attr("string") ?? "", where);
                    break;
                case "srcRect" when !WordParagraph.IsFallback(element) && Cropping.IsCropped(element):
                    log.Add("picture.cropped", where);
                    break;
            }
        }
    }

    private static void InspectAnchor(XElement anchor, LeakPlace where, LeakLog log)
    {
        var pictures = anchor.All("pic").Any();
        foreach (var shape in anchor.All("wsp").Where(shape => DrawnShapes.IsOpaque(shape) && !HasText(shape)))
        {
            var size = shape.Child("spPr").Child("xfrm").Child("ext") ?? anchor.Child("extent");
            var isAside = anchor.Elements().Any(element => element.Name.LocalName is "wrapTopAndBottom" or "wrapSquare" or "wrapTight" or "wrapThrough");
            if (size.Number("cx") >= ThinnestCover && size.Number("cy") >= ThinnestCover && (pictures || !isAside))
            {
                log.Add("word.covered", where, DrawnShapes.Name(shape) ?? anchor.Child("docPr").Attr("name") ?? "");
            }
        }
    }

    private static void InspectOldDrawing(XElement picture, LeakPlace where, LeakLog log)
    {
        foreach (var shape in picture.Descendants().Where(element => element.Name.LocalName is "rect" or "roundrect" or "oval" or "shape"))
        {
            var style = (shape.Attr("style") ?? "").Replace(" ", "", StringComparison.Ordinal);
            var isBehind = style.Contains("z-index:-", StringComparison.OrdinalIgnoreCase);
            var isPlain = !shape.Descendants().Any(element => element.Name.LocalName is "textbox" or "imagedata" or "textpath");
            var isFilled = shape.Attr("filled") is not ("f" or "false") && shape.Child("fill").Attr("opacity") is null && (shape.Is("rect") || shape.Attr("fillcolor") is not null);
            if (style.Contains("position:absolute", StringComparison.OrdinalIgnoreCase) && !isBehind && isPlain && isFilled && Length(style, "width:") >= 6 && Length(style, "height:") >= 6)
            {
                log.Add("word.covered", where, shape.Attr("id") ?? "");
            }
        }
    }

    private static void InspectNames(XElement properties, LeakPlace where, LeakLog log)
    {
        foreach (var words in new[] { properties.Attr("descr"), properties.Attr("title"), properties.Attr("name") }.OfType<string>())
        {
            if (PackageParts.IsLocal(words))
            {
                log.Add("package.local-path", where, words);
            }

            log.Text(words, where, TextOrigin.Hidden, canClean: true);
        }
    }

    private static bool IsSecondVersion(XElement element) => element.Ancestors().Any(ancestor => ancestor.Is("Fallback"));

    private static bool HasText(XElement shape) => shape.All("t").Any(text => !string.IsNullOrWhiteSpace(text.Value));

    private static double Length(string style, string name)
    {
        var at = style.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : style.AsSpan(at + name.Length).IndexOfAnyExcept(Digits);
        return at >= 0 && end > 0 && double.TryParse(style.AsSpan(at + name.Length, end), System.Globalization.CultureInfo.InvariantCulture, out var length) ? length : 0;
    }
}

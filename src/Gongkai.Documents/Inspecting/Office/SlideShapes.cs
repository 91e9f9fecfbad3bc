using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>The shapes of one slide in the order in which they lie on one another.</summary>
internal sealed class SlideShapes(LeakPlace where, PageRectangle slide, LeakLog log)
{
    private const double TinyText = 300;
    private const double UsualText = 1800;

    // A decoration may touch what lies below; a cover takes a good part of it.
    private const double CoversFrom = 0.25;

    private readonly List<PageRectangle> below = [];

    public void Inspect(XDocument xml)
    {
        foreach (var shape in xml.All("spTree").Elements().Where(element => element.Name.LocalName is "sp" or "pic" or "graphicFrame" or "grpSp"))
        {
            InspectShape(shape);
        }

        foreach (var run in xml.All("r").Where(run => run.Child("rPr").Number("sz", UsualText) <= TinyText && run.Child("t") is { } text && text.Value.Any(char.IsLetterOrDigit)))
        {
            log.Add("slide.tiny-text", where, run.Child("t")!.Value);
        }

        foreach (var rectangle in xml.All("srcRect").Where(Cropping.IsCropped))
        {
            log.Add("picture.cropped", where);
        }

        foreach (var words in xml.All("cNvPr").Select(properties => properties.Attr("descr")).OfType<string>())
        {
            log.Text(words, where, TextOrigin.Hidden, canClean: true);
        }
    }

    private void InspectShape(XElement shape)
    {
        var hasWords = shape.All("t").Any(text => !string.IsNullOrWhiteSpace(text.Value));
        var holds = hasWords || shape.Name.LocalName is "pic" or "graphicFrame" || shape.All("pic").Any();
        if (holds && shape.All("cNvPr").FirstOrDefault().Attr("hidden") is "1" or "true")
        {
            log.Add("slide.hidden-shape", where, DrawnShapes.Name(shape) ?? "");
        }

        if (DrawnShapes.Place(shape) is not { } place)
        {
            return;
        }

        if (holds && place.Area > 0 && place.Shared(slide) <= 0)
        {
            log.Add("slide.outside", where, hasWords ? string.Concat(shape.All("t").Select(text => text.Value)) : DrawnShapes.Name(shape) ?? "");
        }

        if (shape.Is("sp") && !hasWords && DrawnShapes.IsOpaque(shape) && below.Exists(lower => lower.Shared(place) > CoversFrom * Math.Min(lower.Area, place.Area)))
        {
            log.Add("slide.covered", where, DrawnShapes.Name(shape) ?? "");
        }

        if (holds)
        {
            below.Add(place);
        }
    }
}

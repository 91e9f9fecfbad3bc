using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into a file of slides.</summary>
internal static class SlidesInspector
{
    private const double DefaultWidth = 9_144_000;
    private const double DefaultHeight = 6_858_000;

    public static void Inspect(OfficeFile file, LeakLog log)
    {
        var main = file.Target("", "officeDocument") ?? "ppt/presentation.xml";
        var presentation = file.Xml(main)!;
        var size = presentation.Root.Child("sldSz");
        var slide = new PageRectangle(0, 0, size.Number("cx", DefaultWidth), size.Number("cy", DefaultHeight));
        var parts = file.Relations(main).ToLookup(relation => relation.Id, relation => relation.Target);
        var number = 0;
        foreach (var id in presentation.All("sldId"))
        {
            number++;
            if (parts[WorkbookSheets.RelationOf(id)].FirstOrDefault() is { } part && file.Has(part))
            {
                InspectSlide(file, part, number, slide, log);
            }
        }

        foreach (var comments in file.Parts.Where(part => part.StartsWith("ppt/comments/", StringComparison.OrdinalIgnoreCase) && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            InspectComments(file.Xml(comments)!, comments, log);
        }

        foreach (var drawn in file.Parts.Where(part => (part.StartsWith("ppt/charts/chart", StringComparison.OrdinalIgnoreCase) || part.StartsWith("ppt/diagrams/data", StringComparison.OrdinalIgnoreCase)) && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            DrawnText.Inspect(file.Xml(drawn)!, new LeakPlace { Part = drawn }, log);
        }
    }

    private static void InspectSlide(OfficeFile file, string part, int number, PageRectangle slide, LeakLog log)
    {
        var xml = file.Xml(part)!;
        var where = new LeakPlace { Part = part, Page = number };
        var isHidden = xml.Root.Attr("show") is "0" or "false";
        if (isHidden)
        {
            log.Add("slide.hidden", where, string.Join(' ', xml.All("t").Select(text => text.Value)));
        }

        var paragraph = 0;
        foreach (var words in xml.All("p").Where(element => element.Name.NamespaceName.Contains("drawingml", StringComparison.Ordinal)))
        {
            log.Text(string.Concat(words.All("t").Select(text => text.Value)), where with { Paragraph = ++paragraph }, isHidden ? TextOrigin.Hidden : TextOrigin.Visible);
        }

        new SlideShapes(where, slide, log).Inspect(xml);
        foreach (var notes in file.Relations(part).Where(relation => relation.Type == "notesSlide" && file.Has(relation.Target)))
        {
            InspectNotes(file.Xml(notes.Target)!, new LeakPlace { Part = notes.Target, Page = number }, log);
        }
    }

    private static void InspectNotes(XDocument notes, LeakPlace where, LeakLog log)
    {
        // The notes page also holds a picture of the slide and its number; only the body is speech.
        foreach (var shape in notes.All("sp").Where(shape => shape.All("ph").FirstOrDefault().Attr("type") is not ("sldNum" or "hdr" or "ftr" or "dt" or "sldImg")))
        {
            var words = string.Join('\n', shape.All("p").Select(paragraph => string.Concat(paragraph.All("t").Select(text => text.Value))));
            if (!string.IsNullOrWhiteSpace(words))
            {
                log.Add("slide.notes", where, words);
                log.Text(words, where, TextOrigin.Hidden, canClean: true);
            }
        }
    }

    private static void InspectComments(XDocument comments, string part, LeakLog log)
    {
        var number = 0;
        foreach (var comment in comments.Descendants().Where(element => element.Name.LocalName is "cm" or "reply"))
        {
            var words = string.Concat(comment.Descendants().Where(element => element.Name.LocalName is "text" or "t" && !element.HasElements).Select(element => element.Value));
            var where = new LeakPlace { Part = part, Paragraph = ++number };
            log.Add("slide.comment", where, words);
            log.Text(words, where, TextOrigin.Hidden, canClean: true);
        }
    }
}

using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Cleans a file of slides.</summary>
internal static class SlidesCleaner
{
    public static void Clean(OfficeEdit edit, CleaningOrder order)
    {
        var main = edit.File.Target("", "officeDocument") ?? "ppt/presentation.xml";
        if (order.Wants("slide.hidden"))
        {
            var hidden = edit.File.Relations(main).Where(relation => relation.Type == "slide" && edit.File.Xml(relation.Target)?.Root.Attr("show") is "0" or "false").Select(relation => relation.Target).ToHashSet(StringComparer.OrdinalIgnoreCase);
            edit.Drop(relation => hidden.Contains(relation.Target));
            edit.Change(main, LeaveSections);
        }

        edit.Drop(relation => (order.Wants("slide.notes") && relation.Type == "notesSlide") || (order.Wants("slide.comment") && relation.Type is "comments" or "commentAuthors" or "authors"));
        edit.File.RemoveUnreferenced();
    }

    // Sections list the slides once more, by number.
    private static bool LeaveSections(XDocument presentation)
    {
        var left = presentation.All("sldIdLst").Elements().Where(slide => WorkbookSheets.RelationOf(slide).Length > 0).Select(slide => slide.Attributes().First(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length == 0).Value).ToHashSet(StringComparer.Ordinal);
        var gone = presentation.All("sldId").Where(slide => WorkbookSheets.RelationOf(slide).Length == 0 && !left.Contains(slide.Attr("id") ?? "")).ToList();
        gone.ForEach(OfficeEdit.Remove);
        return gone.Count > 0;
    }
}

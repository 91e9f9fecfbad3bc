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
        }

        edit.Drop(relation => (order.Wants("slide.notes") && relation.Type == "notesSlide") || (order.Wants("slide.comment") && relation.Type is "comments" or "commentAuthors" or "authors"));
        edit.File.RemoveUnreferenced();
    }
}

using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Cleans a Word file.</summary>
internal static class WordCleaner
{
    private static readonly HashSet<string> CommentTypes = new(StringComparer.Ordinal) { "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people" };
    private static readonly string[] MoveMarks = ["moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"];

    public static void Clean(OfficeEdit edit, CleaningOrder order)
    {
        var main = edit.File.Target("", "officeDocument") ?? "word/document.xml";
        var styles = new WordStyles(edit.File.Target(main, "styles") is { } part ? edit.File.Xml(part) : null);
        foreach (var story in WordInspector.StoriesOf(edit.File, main).ToList())
        {
            edit.Change(story, xml => CleanStory(xml, styles, order));
        }

        edit.Change(edit.File.Target(main, "settings"), xml => CleanSettings(xml, order));
        edit.Drop(relation => (order.Wants("word.comment") && CommentTypes.Contains(relation.Type))
            || (order.Wants("word.glossary") && relation.Type == "glossaryDocument")
            || (order.Wants("package.local-path") && relation.Type == "attachedTemplate"));
        if (order.Wants("word.glossary"))
        {
            edit.File.RemoveUnreferenced();
        }
    }

    private static bool CleanStory(XDocument xml, WordStyles styles, CleaningOrder order)
    {
        var isChanged = false;
        if (order.Wants("word.tracked-change"))
        {
            isChanged |= AcceptChanges(xml);
        }

        if (order.Wants("word.comment"))
        {
            isChanged |= OfficeEdit.RemoveAll(xml, "commentRangeStart", "commentRangeEnd", "commentReference");
        }

        if (order.Wants("word.hidden-text"))
        {
            isChanged |= RemoveHidden(xml, styles);
        }

        if (order.Wants("word.field"))
        {
            isChanged |= FreeFields(xml);
        }

        if (order.Wants("package.revision-ids"))
        {
            isChanged |= RemoveRevisionIds(xml);
        }

        return isChanged;
    }

    /// <summary>Leaves the text as it stands when all changes are accepted.</summary>
    public static bool AcceptChanges(XDocument xml)
    {
        var changes = xml.Descendants().Where(element => WordChanges.IsInsertion(element) || WordChanges.IsDeletion(element) || WordChanges.IsFormer(element)).ToList();
        foreach (var change in changes.Where(change => change.Parent is not null))
        {
            var parent = change.Parent!;
            if (parent.Is("trPr") && WordChanges.IsDeletion(change))
            {
                OfficeEdit.Remove(parent.Parent!);
            }
            else if (parent.Is("rPr") && WordChanges.IsDeletion(change) && change.Ancestors().FirstOrDefault(element => element.Is("p")) is { } paragraph && WordParagraph.Shown(paragraph).Length == 0 && paragraph.Parent is { } holder && holder.Elements(paragraph.Name).Skip(1).Any())
            {
                OfficeEdit.Remove(paragraph);
            }
            else if (WordChanges.IsInsertion(change) && change.HasElements)
            {
                OfficeEdit.Unwrap(change);
            }
            else
            {
                OfficeEdit.Remove(change);
            }
        }

        return OfficeEdit.RemoveAll(xml, MoveMarks) | changes.Count > 0;
    }

    private static bool RemoveHidden(XDocument xml, WordStyles styles)
    {
        var hidden = WordParagraph.All(xml).SelectMany(paragraph => WordParagraph.Texts(paragraph).Where(text => styles.Look(text.Run, paragraph).IsHidden).Select(text => text.Run)).Distinct().ToList();
        hidden.ForEach(OfficeEdit.Remove);
        return hidden.Count > 0;
    }

    // The last result stays as plain text.
    private static bool FreeFields(XDocument xml)
    {
        var found = false;
        foreach (var field in xml.All("fldSimple").Where(field => WordStory.IsFetching(field.Attr("instr") ?? "")).ToList())
        {
            OfficeEdit.Unwrap(field);
            found = true;
        }

        foreach (var paragraph in WordParagraph.All(xml).Where(paragraph => WordStory.IsFetching(string.Concat(paragraph.All("instrText").Select(text => text.Value)))).ToList())
        {
            found |= OfficeEdit.RemoveAll(paragraph, "instrText", "fldChar");
        }

        return found;
    }

    private static bool RemoveRevisionIds(XDocument xml)
    {
        var ids = xml.Descendants().Attributes().Where(attribute => attribute.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal)).ToList();
        ids.ForEach(id => id.Remove());
        return ids.Count > 0;
    }

    private static bool CleanSettings(XDocument xml, CleaningOrder order)
    {
        List<string> names = [];
        names.AddRange(order.Wants("word.mail-merge") ? ["mailMerge"] : []);
        names.AddRange(order.Wants("word.variable") ? ["docVars"] : []);
        names.AddRange(order.Wants("package.revision-ids") ? ["rsids"] : []);
        names.AddRange(order.Wants("word.tracked-change") ? ["trackRevisions"] : []);
        names.AddRange(order.Wants("package.local-path") ? ["attachedTemplate"] : []);
        return OfficeEdit.RemoveAll(xml, [.. names]);
    }
}

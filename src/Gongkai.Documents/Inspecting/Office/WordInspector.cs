namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into a Word file.</summary>
internal static class WordInspector
{
    private static readonly HashSet<string> Stories = new(StringComparer.Ordinal) { "header", "footer", "footnotes", "endnotes" };

    public static void Inspect(OfficeFile file, LeakLog log)
    {
        var main = file.Target("", "officeDocument") ?? "word/document.xml";
        var styles = new WordStyles(file.Target(main, "styles") is { } part ? file.Xml(part) : null);
        foreach (var story in StoriesOf(file, main))
        {
            new WordStory(file.Xml(story)!, story, styles, log).Inspect();
        }

        InspectComments(file, main, log);
        InspectSettings(file, main, log);
        foreach (var drawn in file.Parts.Where(part => part.StartsWith("word/charts/", StringComparison.OrdinalIgnoreCase) || part.StartsWith("word/diagrams/data", StringComparison.OrdinalIgnoreCase)).Where(part => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            DrawnText.Inspect(file.Xml(drawn)!, new LeakPlace { Part = drawn }, log);
        }

        if (file.Target(main, "glossaryDocument") is { } glossary)
        {
            log.Add("word.glossary", new LeakPlace { Part = glossary });
            new WordStory(file.Xml(glossary)!, glossary, styles, log).Inspect();
        }
    }

    /// <summary>The parts whose paragraphs are printed: the body, heads, feet and notes.</summary>
    public static IEnumerable<string> StoriesOf(OfficeFile file, string main) =>
        file.Relations(main).Where(relation => Stories.Contains(relation.Type) && file.Has(relation.Target)).Select(relation => relation.Target).Prepend(main).Distinct();

    private static void InspectComments(OfficeFile file, string main, LeakLog log)
    {
        foreach (var relation in file.Relations(main).Where(relation => relation.Type == "comments" && file.Has(relation.Target)))
        {
            var number = 0;
            foreach (var comment in file.Xml(relation.Target)!.All("comment"))
            {
                var where = new LeakPlace { Part = relation.Target, Paragraph = ++number };
                var words = string.Join('\n', comment.All("p").Select(WordParagraph.Shown));
                log.Add("word.comment", where, $"{comment.Attr("author")}: {words}");
                log.Text(words, where, TextOrigin.Hidden, canClean: true);
            }
        }
    }

    private static void InspectSettings(OfficeFile file, string main, LeakLog log)
    {
        if (file.Target(main, "settings") is not { } part || file.Xml(part) is not { } settings)
        {
            return;
        }

        var where = new LeakPlace { Part = part };
        foreach (var merge in settings.All("mailMerge"))
        {
            log.Add("word.mail-merge", where, string.Join(' ', merge.Descendants().Select(element => element.Attr("val")).Where(value => value is { Length: > 12 })));
        }

        foreach (var variable in settings.All("docVar"))
        {
            log.Add("word.variable", where with { Cell = variable.Attr("name") ?? "" }, $"{variable.Attr("name")}: {variable.Attr("val")}");
            log.Text(variable.Attr("val") ?? "", where, TextOrigin.Hidden, canClean: true);
        }

        if (settings.All("rsid").Skip(1).Any())
        {
            log.Add("package.revision-ids", where);
        }
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into a Word file.</summary>
internal static partial class WordInspector
{
    private static readonly HashSet<string> Stories = new(StringComparer.Ordinal) { "header", "footer", "footnotes", "endnotes" };

    public static void Inspect(OfficeFile file, LeakLog log)
    {
        var main = file.Target("", "officeDocument") ?? "word/document.xml";
        var styles = new WordStyles(file.Target(main, "styles") is { } part ? file.Xml(part) : null);
        foreach (var story in StoriesOf(file, main))
        {
            InspectStory(file.Xml(story)!, story, styles, log);
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
            InspectStory(file.Xml(glossary)!, glossary, styles, log);
        }
    }

    /// <summary>The parts whose paragraphs are printed: the body, heads, feet and notes.</summary>
    public static IEnumerable<string> StoriesOf(OfficeFile file, string main) =>
        file.Relations(main).Where(relation => Stories.Contains(relation.Type) && file.Has(relation.Target)).Select(relation => relation.Target).Prepend(main).Distinct();

    /// <summary>Whether a field takes its content from elsewhere.</summary>
    public static bool IsFetching(string instruction) => Fetching().IsMatch(instruction);

    private static void InspectStory(XDocument story, string part, WordStyles styles, LeakLog log)
    {
        var heads = WordTables.Heads(story);
        var hasBackdrop = story.All("anchor").Any(anchor => anchor.Attr("behindDoc") is "1" or "true");
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var paragraph in WordParagraph.All(story))
        {
            number++;
            var where = new LeakPlace { Part = part, Paragraph = number };
            var texts = WordParagraph.Texts(paragraph).ToList();
            if (WordParagraph.IsFallback(paragraph))
            {
                var other = string.Concat(texts.Select(text => text.Text));
                if (other.Trim().Length == 0 || shown.Contains(other.Trim()))
                {
                    continue;
                }

                log.Add("word.alternative", where, other);
            }

            shown.Add(string.Concat(texts.Select(text => text.Text)).Trim());
            InspectParagraph(paragraph, where, heads.GetValueOrDefault(paragraph, ""), styles, hasBackdrop, log);
            InspectFields(paragraph, where, log);
        }

        WordChanges.Inspect(story, part, log);
        WordShapes.Inspect(story, part, log);
    }

    private static void InspectParagraph(XElement paragraph, LeakPlace where, string head, WordStyles styles, bool hasBackdrop, LeakLog log)
    {
        var visible = new System.Text.StringBuilder();
        var unseen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (text, rule) in WordSight.Of(paragraph, styles))
        {
            if (rule is null)
            {
                visible.Append(text.Text);
            }
            else
            {
                unseen[rule] = unseen.GetValueOrDefault(rule, "") + text.Text;
            }
        }

        foreach (var (rule, words) in unseen.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)))
        {
            log.Add(rule, where, words, rule == "word.pale-text" && hasBackdrop ? LeakSeverity.Warning : null);
            log.Text(words, where, TextOrigin.Hidden, head, canClean: rule == "word.hidden-text");
        }

        log.Text(visible.ToString(), where, TextOrigin.Visible, head);
    }

    private static void InspectFields(XElement paragraph, LeakPlace where, LeakLog log)
    {
        var instruction = string.Concat(paragraph.All("instrText").Select(part => part.Value)) + string.Concat(paragraph.All("fldSimple").Select(field => field.Attr("instr")));
        if (instruction.Length == 0)
        {
            return;
        }

        if (IsFetching(instruction))
        {
            log.Add("word.field", where, instruction.Trim());
        }

        log.Text(instruction, where, TextOrigin.Hidden);
    }

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

    [GeneratedRegex(@"^\s*(?:INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|MERGEFIELD|IMPORT|RD)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}

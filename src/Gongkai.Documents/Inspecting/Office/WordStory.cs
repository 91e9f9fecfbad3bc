using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into one part of a Word file whose paragraphs are printed.</summary>
internal sealed partial class WordStory(XDocument story, string part, WordStyles styles, LeakLog log)
{
    private readonly Dictionary<XElement, string> heads = WordTables.Heads(story);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    // Pale words on a picture behind the text are a title page, not a hiding place.
    private readonly bool hasBackdrop = story.All("anchor").Any(anchor => anchor.Attr("behindDoc") is "1" or "true");

    /// <summary>Whether a field takes its content from elsewhere.</summary>
    public static bool IsFetching(string instruction) => Fetching().IsMatch(instruction);

    public void Inspect()
    {
        var number = 0;
        foreach (var paragraph in WordParagraph.All(story))
        {
            var where = new LeakPlace { Part = part, Paragraph = ++number };
            if (!IsRepeated(paragraph, where))
            {
                InspectParagraph(paragraph, where);
                InspectFields(paragraph, where);
            }
        }

        WordChanges.Inspect(story, part, log);
        WordShapes.Inspect(story, part, log);
    }

    // Programs store a text box twice, for old and new readers. The second is looked at when it says something else.
    private bool IsRepeated(XElement paragraph, LeakPlace where)
    {
        var words = string.Concat(WordParagraph.Texts(paragraph).Select(text => text.Text)).Trim();
        if (!WordParagraph.IsFallback(paragraph))
        {
            shown.Add(words);
            return false;
        }

        if (words.Length == 0 || shown.Contains(words))
        {
            return true;
        }

        log.Add("word.alternative", where, words);
        return false;
    }

    private void InspectParagraph(XElement paragraph, LeakPlace where)
    {
        var head = heads.GetValueOrDefault(paragraph, "");
        var visible = new StringBuilder();
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

    private void InspectFields(XElement paragraph, LeakPlace where)
    {
        var instruction = string.Concat(paragraph.All("instrText").Select(text => text.Value)) + string.Concat(paragraph.All("fldSimple").Select(field => field.Attr("instr")));
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

    [GeneratedRegex(@"^\s*(?:INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|MERGEFIELD|IMPORT|RD)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}

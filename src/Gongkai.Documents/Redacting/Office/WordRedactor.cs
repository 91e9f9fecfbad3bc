using System.Xml.Linq;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Inspecting.Removing;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>Redacts a Word file. The copy holds what is seen, with tracked changes accepted, and no properties, comments, hidden text or embedded files.</summary>
internal sealed class WordRedactor : IRedactor
{
    private readonly OfficeFile file;
    private readonly List<(string Part, XDocument Xml)> stories = [];
    private readonly List<MarkedParagraph> paragraphs = [];

    public WordRedactor(RedactionRequest request)
    {
        Request = request;
        request.Allow(typeof(SpanMark), typeof(WordsMark), typeof(PatternMark), typeof(PictureMark));
        file = OfficeFile.Open(request.Bytes, request.Budget);
        var main = file.Target("", "officeDocument") ?? "word/document.xml";
        var styles = new WordStyles(file.Target(main, "styles") is { } part ? file.Xml(part) : null);
        foreach (var story in WordInspector.StoriesOf(file, main))
        {
            stories.Add((story, file.Xml(story)!));
            ReadStory(story, story == main, stories[^1].Xml, styles);
        }

        foreach (var mark in request.Marks.OfType<SpanMark>().Where(mark => !paragraphs.Exists(paragraph => paragraph.Fits(mark))))
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, $"{mark.Part} ¶{mark.Paragraph}");
        }

        PackagePictures.Check(file, request);
    }

    public RedactionRequest Request { get; }

    public RedactionPreview Preview()
    {
        var places = paragraphs.SelectMany(paragraph => paragraph.Gone.Select(stretch => new RedactedPlace(stretch.Ground, paragraph.Where with { Start = stretch.Start, Length = stretch.Length }, paragraph.Text.Substring(stretch.Start, stretch.Length))))
            .Concat(PackagePictures.Places(Request)).ToList();
        return new RedactionPreview([.. places], Elsewhere.Find(places, paragraphs.Select(paragraph => (paragraph.Where, paragraph.Text, paragraph.Gone))), places.Count == 0 ? new PageTally(1, 0, 0) : new PageTally(0, 1, 0));
    }

    public (byte[] Bytes, string Ending) Copy()
    {
        var (nowhere, onlyShown) = GoneWords();
        paragraphs.ForEach(paragraph => paragraph.Apply(Request));
        foreach (var (part, xml) in stories)
        {
            // Of two versions of one place the first stays.
            xml.All("Fallback").ToList().ForEach(OfficeEdit.Remove);
            PackageSweep.Apply(xml, [.. nowhere, .. onlyShown], withTexts: false);
            file.Replace(part, xml);
        }

        PackagePictures.Apply(file, Request);
        PackageParts(file, stories.ConvertAll(story => story.Part), [.. nowhere, .. onlyShown]);
        var copy = PackageCleaner.Clean(file.Save(), "docx", new CleaningOrder(null, Request.Options.Inspection, Request.Budget, 0)).ToArray();
        PackageProof.Check(copy, nowhere, onlyShown, part => stories.Exists(story => story.Part == part), Request.Budget);
        return (copy, "");
    }

    public void Dispose() => file.Dispose();

    /// <summary>Sweeps the parts that are not running text, and takes out links that hold the words.</summary>
    internal static void PackageParts(OfficeFile file, IReadOnlyCollection<string> running, List<string> words)
    {
        var edit = new OfficeEdit(file);
        edit.Drop(relation => relation.IsExternal && words.Exists(word => Uri.UnescapeDataString(relation.Target).Contains(word, StringComparison.OrdinalIgnoreCase)));
        foreach (var part in file.Parts.Where(part => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !running.Contains(part) && !part.StartsWith('[')).ToList())
        {
            edit.Change(part, xml => PackageSweep.Apply(xml, words, withTexts: true));
        }
    }

    private void ReadStory(string part, bool isMain, XDocument xml, WordStyles styles)
    {
        var heads = WordTables.Heads(xml);
        var number = 0;
        foreach (var paragraph in WordParagraph.All(xml))
        {
            Request.Budget.Piece();
            var marked = new MarkedParagraph(new LeakPlace { Part = part, Paragraph = ++number }, isMain, WordSight.Of(paragraph, styles));
            marked.Mark(Request, heads.GetValueOrDefault(paragraph, ""));
            paragraphs.Add(marked);
        }
    }

    private (List<string> Nowhere, List<string> OnlyShown) GoneWords()
    {
        var nowhere = PackageSweep.Worth(paragraphs.SelectMany(paragraph => Request.Stretches(paragraph.Text, paragraph.Head).Select(stretch => paragraph.Text.Substring(stretch.Start, stretch.Length))).Concat(Request.Marks.OfType<WordsMark>().Select(mark => mark.Words)));
        var all = PackageSweep.Worth(paragraphs.SelectMany(paragraph => paragraph.Gone.Select(stretch => paragraph.Text.Substring(stretch.Start, stretch.Length))));
        return (nowhere, [.. all.Except(nowhere)]);
    }
}

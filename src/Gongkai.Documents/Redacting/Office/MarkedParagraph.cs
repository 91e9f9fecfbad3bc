using System.Xml.Linq;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>A paragraph of a Word file with what goes of it.</summary>
internal sealed class MarkedParagraph
{
    private readonly bool isInBody;
    private readonly List<WordText> seen = [];
    private readonly List<WordText> unseen = [];

    public MarkedParagraph(LeakPlace where, bool isInBody, IEnumerable<(WordText Text, string? Unseen)> texts)
    {
        Where = where;
        this.isInBody = isInBody;
        foreach (var (text, rule) in texts)
        {
            (rule is null ? seen : unseen).Add(text);
        }

        Text = string.Concat(seen.Select(text => text.Text));
    }

    public LeakPlace Where { get; }

    /// <summary>What is seen of it.</summary>
    public string Text { get; }

    /// <summary>Head of its column.</summary>
    public string Head { get; private set; } = "";

    public List<TextStretch> Gone { get; private set; } = [];

    public bool Fits(SpanMark mark) => mark.Paragraph == Where.Paragraph && (mark.Part.Length == 0 ? isInBody : mark.Part == Where.Part) && mark.Start >= 0 && mark.Start <= Text.Length;

    public void Mark(RedactionRequest request, string head)
    {
        Head = head;
        Gone = TextStretch.Joined(request.Stretches(Text, head).Concat(request.Marks.OfType<SpanMark>().Where(Fits)
            .Select(mark => new TextStretch(mark.Start, Math.Min(mark.Length ?? Text.Length, Text.Length - mark.Start), mark.Ground))));
    }

    /// <summary>Changes the elements: what goes becomes the sign, what nobody saw goes without one.</summary>
    public void Apply(RedactionRequest request)
    {
        foreach (var text in unseen)
        {
            text.Element.Remove();
        }

        var start = 0;
        foreach (var text in seen)
        {
            var end = start + text.Text.Length;
            if (text.Element.Name.LocalName == "t" && Gone.Exists(stretch => stretch.Start < end && start < stretch.End))
            {
                text.Element.Value = Cut(text.Text, start, request);
                text.Element.SetAttributeValue(XNamespace.Xml + "space", "preserve");
            }

            start = end;
        }
    }

    // The sign stands in the element in which a stretch begins.
    private string Cut(string text, int start, RedactionRequest request)
    {
        var left = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var index = Gone.FindIndex(stretch => stretch.Start <= start + at && start + at < stretch.End);
            if (index < 0)
            {
                left.Append(text[at]);
            }
            else if (Gone[index].Start == start + at)
            {
                left.Append(request.Sign(Gone[index].Ground));
            }
        }

        return left.ToString();
    }
}

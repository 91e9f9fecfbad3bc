using System.Text;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Redacting;

/// <summary>Redacts texts and tables of values; the copy is UTF-8.</summary>
internal sealed class PlainTextRedactor : IRedactor
{
    private readonly string[] lines;
    private readonly List<TextStretch>[] stretches;

    public PlainTextRedactor(RedactionRequest request)
    {
        Request = request;
        request.Allow(typeof(SpanMark), typeof(WordsMark), typeof(PatternMark));
        lines = TextDecoder.Decode(request.Bytes.Span, request.Budget).Split('\n');
        stretches = [.. lines.Select((line, at) => Stretches(line, at + 1))];
        if (request.Marks.OfType<SpanMark>().FirstOrDefault(mark => mark.Paragraph < 1 || mark.Paragraph > lines.Length) is { } outside)
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, $"¶{outside.Paragraph}");
        }
    }

    public RedactionRequest Request { get; }

    public RedactionPreview Preview()
    {
        var places = lines.SelectMany((line, at) => stretches[at].Select(stretch => new RedactedPlace(stretch.Ground, new LeakPlace { Paragraph = at + 1, Start = stretch.Start, Length = stretch.Length }, line.Substring(stretch.Start, stretch.Length)))).ToList();
        var elsewhere = Elsewhere.Find(places, lines.Select((line, at) => (new LeakPlace { Paragraph = at + 1 }, line, stretches[at])));
        return new RedactionPreview([.. places], elsewhere, places.Count == 0 ? new PageTally(1, 0, 0) : new PageTally(0, 1, 0));
    }

    public (byte[] Bytes, string Ending) Copy() => (Encoding.UTF8.GetBytes(string.Join('\n', lines.Select((line, at) => Cut(line, stretches[at])))), "");

    public void Dispose()
    {
    }

    private List<TextStretch> Stretches(string line, int number) => TextStretch.Joined(Request.Stretches(line, "").Concat(Request.Marks.OfType<SpanMark>().Where(mark => mark.Paragraph == number).Select(mark =>
    {
        var start = Math.Clamp(mark.Start, 0, line.Length);
        return new TextStretch(start, Math.Min(mark.Length ?? line.Length, line.Length - start), mark.Ground);
    })));

    private string Cut(string line, List<TextStretch> gone)
    {
        var text = new StringBuilder(line);
        foreach (var stretch in Enumerable.Reverse(gone))
        {
            text.Remove(stretch.Start, stretch.Length).Insert(stretch.Start, Request.Sign(stretch.Ground));
        }

        return text.ToString();
    }
}

using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>A web page saved with its parts: the first page inside is read, pictures and styles are passed over.</summary>
internal static class MhtmlReader
{
    private const int MaxParts = 10_000;

    public static Document Read(string text, string name, ReadingBudget budget)
    {
        var part = Page(text, new MessagePart(text, 0, text.Length), 0) ?? throw new NotReadableException(NotReadableReason.Damaged, "mhtml");
        var bytes = part.Body();
        budget.Unpack(bytes.Length);
        var page = TextDecoder.Decode(part.Declare(bytes), budget);
        return HtmlReader.Read(page, name, DocumentKind.Mhtml, budget);
    }

    private static MessagePart? Page(string text, MessagePart part, int depth)
    {
        if (part.Type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return part;
        }

        if (part.Boundary.Length == 0 || depth > 4)
        {
            return null;
        }

        var mark = "--" + part.Boundary;
        var at = text.IndexOf(mark, part.BodyStart, part.End - part.BodyStart, StringComparison.Ordinal);
        for (var parts = 0; at >= 0 && parts < MaxParts; parts++)
        {
            var start = at + mark.Length;
            var next = text.IndexOf(mark, start, part.End - start, StringComparison.Ordinal);
            if (Page(text, new MessagePart(text, start, next < 0 ? part.End : next), depth + 1) is { } page)
            {
                return page;
            }

            at = next;
        }

        return null;
    }
}

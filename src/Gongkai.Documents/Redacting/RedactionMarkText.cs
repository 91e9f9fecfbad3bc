using System.Globalization;
using Gongkai.Documents.Inspecting;

namespace Gongkai.Documents.Redacting;

/// <summary>Marks as they are written on the command line and kept by forms: <c>GROUND@KIND=PLACE</c>, such as <c>privacy@words=张三</c>.</summary>
public static class RedactionMarkText
{
    /// <summary>The mark; null when it is written in another way.</summary>
    public static RedactionMark? Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var equals = at < 0 ? -1 : text.IndexOf('=', at);
        if (at < 1 || equals < 0 || equals + 1 == text.Length)
        {
            return null;
        }

        var (ground, place) = (text[..at], text[(equals + 1)..]);
        return text[(at + 1)..equals] switch
        {
            "words" => new WordsMark(ground, place),
            "pattern" => new PatternMark(ground, place),
            "page" => Page(ground, place),
            "region" => Rectangle(place) is { } region ? new RegionMark(ground, 1, region) : null,
            "paragraph" => Span(ground, place),
            "cell" => Cell(ground, place),
            "picture" => Picture(ground, place),
            _ => null,
        };
    }

    private static RedactionMark? Page(string ground, string place)
    {
        var parts = place.Split(':', 2);
        return Number(parts[0]) is not { } page ? null
            : parts.Length == 1 ? new PageMark(ground, page)
            : Rectangle(parts[1]) is { } region ? new RegionMark(ground, page, region) : null;
    }

    // 3 is the whole paragraph, 3:10+5 five characters from the tenth, word/footer1.xml#3 a paragraph of the foot.
    private static SpanMark? Span(string ground, string place)
    {
        var hash = place.LastIndexOf('#');
        var part = hash < 0 ? "" : place[..hash];
        var parts = place[(hash + 1)..].Split(':', '+');
        var numbers = parts.Select(Number).ToList();
        return numbers.Contains(null) ? null : numbers.Count switch
        {
            1 => new SpanMark(ground, part, numbers[0]!.Value, 0, null),
            3 => new SpanMark(ground, part, numbers[0]!.Value, numbers[1]!.Value, numbers[2]),
            _ => null,
        };
    }

    private static CellMark Cell(string ground, string place)
    {
        var mark = place.LastIndexOf('!');
        return mark < 0 ? new CellMark(ground, "", place) : new CellMark(ground, place[..mark].Trim('\''), place[(mark + 1)..]);
    }

    private static PictureMark? Picture(string ground, string place)
    {
        var parts = place.Split(':', 2);
        return parts.Length == 1 ? new PictureMark(ground, place, null) : Rectangle(parts[1]) is { } region ? new PictureMark(ground, parts[0], region) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PageRectangle? Rectangle(string text)
    {
        var sides = text.Split(',').Select(side => double.TryParse(side, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return sides.Count == 4 && sides.TrueForAll(side => side >= 0) && sides[2] > 0 && sides[3] > 0 ? new PageRectangle(sides[0], sides[1], sides[2], sides[3]) : null;
    }
}

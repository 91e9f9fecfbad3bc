using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Pages and XML parts with their elements and attributes changed: left out, doubled, swapped, renamed, put deep into one another, never closed.</summary>
internal static partial class MutatedMarkup
{
    private const int MostCharacters = 2_000_000;
    private static readonly Encoding Bytes = Encoding.Latin1;

    private static readonly ImmutableArray<string> Names = ["table", "tr", "td", "th", "tbody", "p", "div", "span", "br", "script", "style", "textarea", "title", "select", "svg", "math", "template", "noscript", "iframe", "plaintext", "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:gridSpan", "w:vMerge", "w:sdt", "w:txbxContent", "w:del", "w:ins", "row", "c", "v", "f", "is", "t", "mergeCell", "sheetData"];

    private static readonly ImmutableArray<string> Attributes = ["rowspan=\"{0}\"", "colspan=\"{0}\"", "rowspan={0} colspan={0}", "style=\"display:none\"", "style=\"mso-spacerun:yes;width:{0}px\"", "hidden", "w:val=\"{0}\"", "r=\"A{0}\"", "r=\"XFD{0}\"", "s=\"{0}\"", "t=\"s\"", "ref=\"A1:XFD{0}\"", "charset=\"utf-16\"", "x=\"", "xml:space=\"preserve\"", "xmlns=\"{0}\"", "val=\"restart\""];

    private static readonly ImmutableArray<string> Between = ["<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a [<!ENTITY b \"cccccccccc\">]>", "&b;", "&nbsp;", "&#x110000;", "&#0;", "&lt;", "<?x ", "</", "<", ">", "\"", "'", "=\r\n", "=E4=B8", "\n--", "\0", "１２", "〇", "　", "|"];

    /// <summary>One to six changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        // Every byte is one character here, so that no encoding is lost on the way.
        var text = Bytes.GetString(file);
        for (var left = rng.Between(1, 6); left > 0; left--)
        {
            var next = Once(text, Tag().Matches(text), rng);
            text = next.Length <= MostCharacters ? next : text;
        }

        return Bytes.GetBytes(text);
    }

    private static string Once(string text, MatchCollection tags, Rng rng)
    {
        if (tags.Count < 2)
        {
            return text.Insert(rng.Next(text.Length + 1), Of(rng.Pick(Between)));
        }

        var tag = tags[rng.Next(tags.Count)];
        var other = tags[rng.Next(tags.Count)];
        return rng.Next(13) switch
        {
            0 => text.Remove(tag.Index, tag.Length),
            1 => text.Insert(tag.Index, tag.Value),
            2 => Swapped(text, tag, other),
            3 => Renamed(text, tag, rng),
            4 or 5 => WithAttribute(text, tag, rng),
            6 => Repeated(text, tag, other, rng),
            7 => Moved(text, tag, other, rng),
            8 => Nested(text, tag, rng),
            9 => text.Insert(rng.Chance(50) ? tag.Index : tag.Index + tag.Length, Of(rng.Pick(Between))),
            10 => WithoutWords(text, tag, tags),
            11 => WithLongWords(text, tag, rng),
            _ => WithOtherValue(text, tag, other, rng),
        };
    }

    private static string Swapped(string text, Match one, Match two) => one.Index == two.Index ? text
        : one.Index > two.Index ? Swapped(text, two, one)
        : text[..one.Index] + two.Value + text[(one.Index + one.Length)..two.Index] + one.Value + text[(two.Index + two.Length)..];

    private static string Renamed(string text, Match tag, Rng rng)
    {
        var name = tag.Groups["name"];
        return text.Remove(name.Index, name.Length).Insert(name.Index, rng.Pick(Names));
    }

    private static string WithAttribute(string text, Match tag, Rng rng)
    {
        var name = tag.Groups["name"];
        var number = rng.Chance(60) ? rng.Pick(MutatedBytes.Absurd) : rng.Between(2, 300).ToString(CultureInfo.InvariantCulture);
        return text.Insert(name.Index + name.Length, " " + string.Format(CultureInfo.InvariantCulture, rng.Pick(Attributes), number));
    }

    private static string Repeated(string text, Match one, Match two, Rng rng)
    {
        var (start, end) = Extent(one, two);
        var piece = text.AsSpan(start, Math.Min(end - start, 20_000)).ToString();
        return text.Insert(end, string.Concat(Enumerable.Repeat(piece, rng.Chance(80) ? rng.Between(1, 4) : rng.Between(5, 60))));
    }

    private static string Moved(string text, Match one, Match two, Rng rng)
    {
        var (start, end) = Extent(one, two);
        var piece = text[start..end];
        var rest = text.Remove(start, end - start);
        return rest.Insert(rng.Next(rest.Length + 1), piece);
    }

    private const int MostOpening = 2_000_000;

    private static string Nested(string text, Match tag, Rng rng)
    {
        var deep = rng.Chance(80) ? rng.Between(2, 40) : rng.Between(200, 3_000);
        var opened = rng.Chance(50) ? tag.Value : $"<{rng.Pick(Names)}>";
        // What a tag that never ends would come to, no machine holds.
        var opening = string.Concat(Enumerable.Repeat(opened, Math.Min(deep, Math.Max(2, MostOpening / opened.Length))));
        return text.Insert(tag.Index, opening);
    }

    private static string WithoutWords(string text, Match tag, MatchCollection tags)
    {
        var start = tag.Index + tag.Length;
        var next = tags.FirstOrDefault(later => later.Index >= start);
        return next is null ? text : text.Remove(start, next.Index - start);
    }

    private static string WithLongWords(string text, Match tag, Rng rng)
    {
        var word = Of(rng.Pick(["0", "9", "1 ", "一、", "合计", "|", "\t", ".", "(", "年", "&amp;", "　"]));
        return text.Insert(tag.Index + tag.Length, string.Concat(Enumerable.Repeat(word, rng.Chance(80) ? rng.Between(2, 50) : rng.Between(1_000, 30_000))));
    }

    private static string WithOtherValue(string text, Match tag, Match other, Rng rng)
    {
        var (own, theirs) = (Value().Match(tag.Value), Value().Match(other.Value));
        return !own.Success ? WithAttribute(text, tag, rng)
            : text.Remove(tag.Index + own.Index, own.Length).Insert(tag.Index + own.Index, theirs.Success && rng.Chance(50) ? theirs.Value : $"\"{rng.Pick(MutatedBytes.Absurd)}\"");
    }

    private static (int Start, int End) Extent(Match one, Match two) =>
        one.Index <= two.Index ? (one.Index, two.Index + two.Length) : (two.Index, one.Index + one.Length);

    private static string Of(string words) => Bytes.GetString(Encoding.UTF8.GetBytes(words));

    [GeneratedRegex("<[/?!]?(?<name>[A-Za-z][A-Za-z0-9:]*)[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"<>]*\"")]
    private static partial Regex Value();
}

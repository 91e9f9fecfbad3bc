using System.Globalization;
using AngleSharp.Common;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Documents.Reading.Html;

/// <summary>The few attributes that matter, taken from a tag.</summary>
internal static class PageAttributes
{
    private const int MostPerTag = 64;

    /// <summary>Keeps the tokenizer from collecting what nobody asks for, and from collecting thousands.</summary>
    public static bool Matters(ref StructHtmlToken token, ReadOnlyMemory<char> name) =>
        name.Span is "rowspan" or "colspan" or "style" or "hidden" or "name" or "content" && token.Attributes.Count < MostPerTag;

    public static int Span(ref StructHtmlToken tag, string name)
    {
        var value = Value(ref tag, name).Trim();
        var digits = 0;
        while (digits < value.Length && char.IsAsciiDigit(value[digits]))
        {
            digits++;
        }

        return digits == 0 ? 1 : int.TryParse(value[..Math.Min(digits, 6)], NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;
    }

    public static ReadOnlySpan<char> Value(ref StructHtmlToken tag, string name)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            if (tag.Attributes[i].Name.Memory.Span.SequenceEqual(name))
            {
                return tag.Attributes[i].Value.Memory.Span;
            }
        }

        return default;
    }

    public static bool IsHidden(ref StructHtmlToken tag)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            var attribute = tag.Attributes[i];
            if (attribute.Name.Memory.Span is "hidden" || (attribute.Name.Memory.Span is "style" && Hides(attribute.Value.Memory.Span)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Hides(ReadOnlySpan<char> style) => Says(style, "display", "none") || Says(style, "visibility", "collapse") || Says(style, "mso-hide", "all");

    private static bool Says(ReadOnlySpan<char> style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var rest = style[(at + property.Length)..].TrimStart();
        return rest.StartsWith(":") && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace Gongkai.Bench.Load;

/// <summary>What stands in the fields of a form, as a browser would send it.</summary>
internal static partial class Typed
{
    /// <summary>The value of one field; empty when it has none.</summary>
    public static string Of(string page, string name) => All(page).GetValueOrDefault(name, "");

    /// <summary>All fields of a part of a page.</summary>
    public static Dictionary<string, string> All(string part)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(part))
        {
            fields[input.Groups["name"].Value] = WebUtility.HtmlDecode(Value().Match(input.Value) is { Success: true } value ? value.Groups[1].Value : input.Groups["text"].Value);
        }

        return fields;
    }

    /// <summary>The form with this mark, without what stands around it.</summary>
    public static string Form(string page, string mark) => page.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var start && page.IndexOf("</form>", start, StringComparison.Ordinal) is var end && end > start ? page[start..end] : "";

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*>|<textarea[^>]*name=\"(?<name>[^\"]+)\"[^>]*>(?<text>[^<]*)</textarea>")]
    private static partial Regex Input();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}

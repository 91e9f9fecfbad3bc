using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Looks at an answer for what should not be in it: script and elements out of what somebody sent, formulas in tables, stack traces, headers that changed.</summary>
internal static partial class PageEye
{
    private static readonly string[] Leading = ["href", "src", "action", "formaction", "data", "poster", "xlink:href"];

    public static IEnumerable<string> Faults(Sent answer)
    {
        if ((int)answer.Status >= 500)
        {
            yield return $"answers {(int)answer.Status}";
        }

        if (answer.Answer.Headers.Contains("X-Evil") || answer.Answer.Content.Headers.Contains("X-Evil"))
        {
            yield return "has a header that was sent to it";
        }

        if (answer.Text.Contains("   at Gongkai.", StringComparison.Ordinal) || answer.Text.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || answer.Text.Contains("root:x:0", StringComparison.Ordinal) || answer.Text.Contains("SQLite Error", StringComparison.Ordinal))
        {
            yield return "shows the inside of the program";
        }

        if (answer.Location is { } to && LeadsAway().IsMatch(to))
        {
            yield return $"leads to {to}";
        }
    }

    /// <summary>A page as a browser understands it.</summary>
    public static IEnumerable<string> FaultsOf(IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            if (element.LocalName.StartsWith("pwn", StringComparison.Ordinal) || element.LocalName is "iframe" or "object" or "embed" or "base" or "style" || (element.LocalName == "script" && (!element.HasAttribute("src") || element.TextContent.Length > 0)) || (element.LocalName == "meta" && element.HasAttribute("http-equiv")))
            {
                yield return $"holds <{element.LocalName}>";
            }

            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style" or "data-pwn" or "srcdoc" or "autofocus" && attribute.Value.Length > 0 || (Leading.Contains(attribute.Name) && Runs().IsMatch(attribute.Value)))
                {
                    yield return $"has {attribute.Name}={attribute.Value}";
                }
            }
        }
    }

    /// <summary>What is no page: it must be what it says, and no table may hold a formula.</summary>
    public static IEnumerable<string> FaultsOfFile(Sent answer) => answer.Type switch
    {
        "application/json" when !IsJson(answer.Text) => ["is no JSON"],
        "text/xml" or "application/xml" or "application/atom+xml" or "application/rss+xml" when !IsXml(answer.Text) => ["is no XML"],
        "text/csv" => answer.Text.TrimStart('\ufeff').Split('\n').SelectMany(line => line.Split(',')).Where(cell => Formula().IsMatch(cell.Trim('"', '\r', ' '))).Take(1).Select(cell => $"holds the formula {cell}"),
        _ => [],
    };

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsXml(string text)
    {
        try
        {
            return XDocument.Parse(text.TrimStart('\ufeff')).Descendants().All(element => !element.Name.LocalName.StartsWith("pwn", StringComparison.Ordinal));
        }
        catch (XmlException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?:https?:)?[\\/]{2}(?!127\.0\.0\.1:\d+/)|^(?!http)[a-z]+:|[\r\n]", RegexOptions.IgnoreCase)]
    private static partial Regex LeadsAway();

    [GeneratedRegex(@"^\s*(?:javascript|vbscript|data:text|//|https?://pwn)", RegexOptions.IgnoreCase)]
    private static partial Regex Runs();

    [GeneratedRegex(@"^[=+@\t](?![0-9.]+$)")]
    private static partial Regex Formula();
}

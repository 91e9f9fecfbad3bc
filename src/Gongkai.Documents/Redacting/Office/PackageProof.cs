using System.Text;
using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>Looks through a finished copy for what must not be in it. Finding it means that there is no copy.</summary>
internal static class PackageProof
{
    private const int SureLength = 6;

    /// <param name="bytes">The copy.</param>
    /// <param name="nowhere">Words that may stand nowhere.</param>
    /// <param name="onlyShown">Words that may stand in running text at unmarked places, and nowhere else.</param>
    /// <param name="isRunning">Whether a part is running text.</param>
    /// <param name="budget">Limits.</param>
    /// <exception cref="RedactionRefusedException">A word is there.</exception>
    public static void Check(byte[] bytes, List<string> nowhere, List<string> onlyShown, Func<string, bool> isRunning, ReadingBudget budget)
    {
        using var file = OfficeFile.Open(bytes, budget);
        foreach (var part in file.Parts)
        {
            var isXml = part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);
            var isRunningText = isRunning(part);
            List<string> texts = isRunningText ? nowhere : [.. nowhere, .. onlyShown];
            if (isXml ? HoldsXml(file.Xml(part)!, texts, [.. nowhere, .. onlyShown]) : HoldsBytes(file.Bytes(part), [.. nowhere, .. onlyShown]))
            {
                throw new RedactionRefusedException(RedactionRefusal.StillThere, part);
            }
        }
    }

    private static bool HoldsXml(XDocument xml, List<string> texts, List<string> attributes)
    {
        foreach (var paragraph in xml.Descendants().Where(element => element.Name.LocalName is "p" or "si" or "is" or "rich"))
        {
            var joined = string.Concat(paragraph.DescendantNodes().OfType<XText>().Select(text => text.Value));
            if (texts.Exists(word => joined.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return xml.DescendantNodes().OfType<XText>().Any(text => texts.Exists(word => text.Value.Contains(word, StringComparison.OrdinalIgnoreCase) && (IsSure(word) || text.Parent?.Name.LocalName is not ("v" or "f" or "c"))))
            || xml.Descendants().SelectMany(element => element.Attributes()).Any(attribute => attributes.Exists(word => (IsSure(word) || PackageSweep.IsTelling(attribute)) && attribute.Value.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    // Vector pictures, fonts and the like: words stand there as they are, in one of two encodings.
    private static bool HoldsBytes(byte[] bytes, List<string> words) => words.Exists(word => IsSure(word)
        && (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0));

    // A short number stands in any file as a size or a count.
    private static bool IsSure(string word) => word.Length >= SureLength || word.Any(character => character >= '\u2E80');
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Tells the names of persons in document properties from names of programs, machines and organs.</summary>
internal static partial class Authors
{
    private static readonly Lazy<FrozenSet<string>> Impersonal = new(Load);

    /// <summary>Adds what the author's property of a file says.</summary>
    public static void Inspect(string? name, LeakPlace where, LeakLog log)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            log.Add(IsPerson(name.Trim()) ? "package.author" : "package.author-plain", where, name.Trim());
        }
    }

    public static bool IsPerson(string name) => !Impersonal.Value.Contains(name.ToLowerInvariant()) && !Organ().IsMatch(name) && !Program().IsMatch(name) && name.Any(char.IsLetter);

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(Authors).Assembly.GetManifestResourceStream("inspecting/impersonal-authors.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("(?:局|委|厅|部|办|院|处|科|室|中心|政府|委员会|办公室|公司|集团|学校|大学|学院|医院|站|所|会|队|团|社|馆|网|科技|软件|工作组|公开)$|人民政府|Ministry|Bureau|Office|Department|Government|Committee|Commission|University|Company|Ltd", RegexOptions.CultureInvariant)]
    private static partial Regex Organ();

    [GeneratedRegex(@"(?:\b(?:Microsoft|Adobe|LibreOffice|OpenOffice|WPS|Word|Excel|PowerPoint|Acrobat|Apache|Python|Java|Gongkai)\b)|[0-9]+\.[0-9]+|^\W*[0-9]+\W*$|^(?:DESKTOP|LAPTOP|PC|WIN)-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Program();
}

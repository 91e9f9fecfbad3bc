using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.House;

/// <summary>Which project sees which: as <c>docs/map.md</c> says, and downward only.</summary>
public sealed partial class ProjectMapTests
{
    private const string Open = "<!-- references -->\n";
    private const string Close = "<!-- /references -->";

    // The arrows that the house allows; what they imply is allowed too. Whoever is not named on the left sees nobody.
    private static readonly ImmutableDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["App"] = ["Web", "Reader", "Scans"],
        ["Reader"] = ["Documents"],
        ["Scans"] = ["Documents"],
        ["Web"] = ["Storage", "Documents"],
        ["Storage"] = ["Oversight"],
        ["Oversight"] = ["Disclosure", "Requests"],
        ["Disclosure"] = ["Reports", "Agencies"],
        ["Requests"] = ["Reports", "Agencies"],
        ["Documents"] = ["Reports"],
        ["Reports"] = ["Text"],
    }.ToImmutableDictionary();

    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> References = Directory.EnumerateFiles(Checkout.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .ToImmutableSortedDictionary(Name, project => XDocument.Load(project).Descendants("ProjectReference").Select(reference => Name(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);

    [Fact]
    public void References_OfEveryProject_AreOnTheMap()
    {
        var written = string.Concat(References.Select(project => $"- {project.Key} → {(project.Value.IsEmpty ? "nobody" : string.Join(", ", project.Value))}\n"));
        var map = Checkout.Text("docs/map.md").ReplaceLineEndings("\n");
        var start = map.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var end = map.IndexOf(Close, StringComparison.Ordinal);
        Assert.True(start >= Open.Length && end >= start, "docs/map.md has lost the marks around its list of references.");
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(Checkout.PathOf("docs/map.md"), map[..start] + written + map[end..]);
            return;
        }

        Assert.Equal(written, map[start..end]);
    }

    [Fact]
    public void References_OfEveryProject_GoDownOnly()
    {
        var upward = References.SelectMany(project => project.Value.Where(target => !Below(project.Key).Contains(target)).Select(target => $"{project.Key} must not see {target}"));
        Expect.None(upward);
    }

    [Fact]
    public void ReadingAndWriting_AreStrangers()
    {
        Expect.None(Mentions("Reading", "Writing"));
        Expect.None(Mentions("Writing", "Reading"));
        Expect.None(Mentions("Writing", "Recognising"));
        Expect.None(Mentions("Inspecting", "Redacting"));
    }

    private static IEnumerable<string> Mentions(string room, string stranger) =>
        Directory.EnumerateFiles(Checkout.PathOf($"src/Gongkai.Documents/{room}"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(File.ReadAllText(file), $@"\bGongkai\.Documents\.{stranger}\b|\b{stranger}\.[A-Z]"))
            .Select(file => Path.GetRelativePath(Checkout.Folder, file));

    private static HashSet<string> Below(string project)
    {
        var below = new HashSet<string>(Allowed.GetValueOrDefault(project, []));
        foreach (var next in below.ToArray())
        {
            below.UnionWith(Below(next));
        }

        return below;
    }

    private static string Name(string project) => ProjectName().Match(project).Groups[1].Value;

    [GeneratedRegex(@"Gongkai\.([A-Za-z]+)\.csproj$")]
    private static partial Regex ProjectName();
}

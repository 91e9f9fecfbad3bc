using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.House;

/// <summary>Everything that people read stands in Chinese and in English, and every term of the field stands once in the glossary.</summary>
public sealed partial class WordsTests
{
    public static IEnumerable<TheoryDataRow<string>> Pairs => Checkout.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith("/zh.json", StringComparison.Ordinal)).Select(file => new TheoryDataRow<string>(file));

    public static IEnumerable<TheoryDataRow<string>> Bilingual => Checkout.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && Regex.IsMatch(file, @"/(?:rules|words|limits|refusals|acts|workflows|topics|fields|grounds)\.json$")).Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void WordFiles_HaveTheSameNamesAndPlacesInBothLanguages(string chinese)
    {
        var zh = Load(chinese);
        var en = Load(chinese.Replace("/zh.json", "/en.json", StringComparison.Ordinal));
        Assert.Equal(zh.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Expect.None(zh.Keys.Where(name => !Places(zh[name]).SetEquals(Places(en[name]))));
        Expect.None(zh.Keys.Where(name => !name.EndsWith(".examples", StringComparison.Ordinal) && !name.StartsWith("help.", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(en[name])));
    }

    [Theory]
    [MemberData(nameof(Bilingual))]
    public void DataFiles_SayEverythingInBothLanguages(string file)
    {
        using var json = JsonDocument.Parse(Checkout.Text(file));
        Expect.None(OneLanguageOnly(json.RootElement, file));
    }

    [Fact]
    public void ResourceFiles_HaveTheSameNamesInBothLanguages()
    {
        var resources = Checkout.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".resx", StringComparison.Ordinal)).ToLookup(file => Regex.Replace(file, @"(?:\.(?:zh|en)[\w-]*)?\.resx$", ""));
        foreach (var pair in resources)
        {
            Assert.True(pair.Count() == 2, $"{pair.Key} has {pair.Count()} languages.");
            var names = pair.Select(file => XDocument.Load(Checkout.PathOf(file)).Descendants("data").Select(data => data.Attribute("name")!.Value).Order(StringComparer.Ordinal)).ToList();
            Assert.Equal(names[0], names[1]);
        }
    }

    [Fact]
    public void Words_OfTheReader_AreUsedAndComplete()
    {
        var code = string.Concat(Checkout.Files.Where(file => Regex.IsMatch(file, @"^src/Gongkai\.(?:Reader|App)/.*\.cs$")).Select(Checkout.Text));
        var known = Pairs.SelectMany(pair => Load(pair.Data).Keys).ToHashSet(StringComparer.Ordinal);
        var asked = Asked().Matches(code).Select(match => match.Groups[1].Value);
        Expect.None(asked.Where(name => !known.Contains(name)));
    }

    [Fact]
    public void Glossary_NamesEachTermOnce()
    {
        var rows = Checkout.Text("docs/glossary.md").Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells.Length >= 3 && cells[0] != "中文" && !cells[0].StartsWith('-')).ToList();
        Assert.True(rows.Count >= 50, $"The glossary has only {rows.Count} terms.");
        Expect.None(rows.GroupBy(cells => cells[0]).Where(group => group.Count() > 1).Select(group => group.Key));
        Expect.None(rows.GroupBy(cells => cells[1]).Where(group => group.Count() > 1).Select(group => group.Key));
        Expect.None(rows.Where(cells => cells[0].Length == 0 || cells[1].Length == 0).Select(cells => string.Join('|', cells)));
    }

    private static Dictionary<string, string> Load(string file) => JsonSerializer.Deserialize<Dictionary<string, string>>(Checkout.Text(file))!;

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => Regex.Replace(match.Value, "(?:Zh|En)}$", "}"))];

    private static IEnumerable<string> OneLanguageOnly(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, at) => OneLanguageOnly(item, $"{path}[{at}]")),
        JsonValueKind.Object when json.TryGetProperty("zh", out var zh) | json.TryGetProperty("en", out var en) => HasBoth(zh, en) ? [] : [path],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => OneLanguageOnly(property.Value, $"{path}/{property.Name}")),
        _ => [],
    };

    private static bool HasBoth(JsonElement zh, JsonElement en) =>
        zh.ValueKind == en.ValueKind && (zh.ValueKind != JsonValueKind.String || (zh.GetString()!.Length > 0 && en.GetString()!.Length > 0 && Places(zh.GetString()!).SetEquals(Places(en.GetString()!))));

    [GeneratedRegex(@"\{[a-zA-Z-]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"words(?:\.Fill\(|\[)""([a-z.-]+)""")]
    private static partial Regex Asked();
}

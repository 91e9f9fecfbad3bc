using Gongkai.Documents.Inspecting;
using Xunit;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Leaks put into files of every kind on purpose: none passes.</summary>
public sealed class PlantedLeakTests
{
    private static readonly Dictionary<string, Planted> All = new[] { PlantedInWord.All(), PlantedInSheets.All(), PlantedInPdf.All(), PlantedElsewhere.All() }.SelectMany(planted => planted).ToDictionary(planted => planted.Name);

    public static IEnumerable<TheoryDataRow<string>> Names => All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void PlantedLeaks_AreManyOverAllKinds()
    {
        Assert.True(All.Count >= 60, $"Only {All.Count} leaks are planted.");
        Assert.Equal([".csv", ".doc", ".docx", ".html", ".jpg", ".pdf", ".png", ".pptx", ".txt", ".webp", ".xlsx", ".zip"], All.Keys.Select(Path.GetExtension).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inspect_PlantedLeak_StopsTheFile(string name)
    {
        var planted = All[name];
        var inspection = FileInspector.Inspect(planted.Bytes, name, cancellation: TestContext.Current.CancellationToken);
        Assert.True(inspection.Leaks.Any(leak => leak.Rule == planted.Rule && leak.Severity == LeakSeverity.Stop), $"{planted.Rule} not among: {string.Join("; ", inspection.Leaks)}");
        Assert.True(inspection.IsStopped);
        Assert.DoesNotContain("110101199003070476", string.Concat(inspection.Leaks.Select(leak => leak.Excerpt + leak.Key)), StringComparison.Ordinal);
    }
}

using Gongkai.Documents.Inspecting;
using Xunit;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Files that may go out: at most one in twenty is stopped.</summary>
public sealed class CleanCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Inspect_CleanFiles_StopsAtMostOneInTwenty()
    {
        var inspections = CleanPapers.All().Select(file => FileInspector.Inspect(file.Bytes, file.Name, cancellation: TestContext.Current.CancellationToken)).ToList();
        var stopped = inspections.Where(inspection => inspection.IsStopped).Select(inspection => $"{inspection.Name}: {string.Join("; ", inspection.Leaks.Where(leak => leak.Severity == LeakSeverity.Stop))}").ToList();
        output.WriteLine($"{inspections.Count} files, {stopped.Count} stopped, {inspections.Count(inspection => inspection.Leaks.Any(leak => leak.Severity == LeakSeverity.Warning))} with warnings");
        foreach (var warning in inspections.SelectMany(inspection => inspection.Leaks.Where(leak => leak.Severity == LeakSeverity.Warning).Select(leak => $"{inspection.Name}: {leak}")))
        {
            output.WriteLine(warning);
        }

        Assert.True(inspections.Count >= 200, $"Only {inspections.Count} files.");
        Assert.True(stopped.Count * 20 <= inspections.Count, string.Join('\n', stopped));
        Assert.Empty(stopped);
    }
}

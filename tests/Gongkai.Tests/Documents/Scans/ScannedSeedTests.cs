using System.Collections.Immutable;
using Gongkai.Corpus;
using Gongkai.Tests.Documents.Containers;
using Xunit;

namespace Gongkai.Tests.Documents.Scans;

/// <summary>The table of requests of the shared example reports, printed and scanned, each by another habit.</summary>
public sealed class ScannedSeedTests
{
    private static readonly ImmutableArray<ScanHabit> Habits =
        [new(150, -2.2, true, 10, 60), new(200, 3.1, true), new(100, 0.9, false, 6, 45), new(130, 5, false, 4, 80), new(200, -0.4, true, 16, 70)];

    private const int Quick = 2;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";

    public static IEnumerable<TheoryDataRow<string>> Names => (Seeds.Available ? Seeds.Names : [""]).Select(seed => new TheoryDataRow<string>(seed));

    [Theory]
    [MemberData(nameof(Names))]
    public void Seed_PrintedAndScanned_IsReadWithoutSilentMistakes(string seed)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        Assert.SkipUnless(IsLong || Seeds.Names.IndexOf(seed) < Quick, "Half a minute more for the others; runs with ./test --long.");
        ScanReading.SkipWithoutPrograms();
        var pdf = ScanReading.Printed(SeedContainerTests.Written(seed, "docx"));
        var printed = ScanReading.FiguresOf(File.ReadAllBytes(Seeds.PathOf(seed)), seed);
        var scan = MadeScan.Bound(MadeScan.Pages(pdf, Habits[Seeds.Names.IndexOf(seed) % Habits.Length], ScanReading.PageOfRequests(pdf)));
        // Where the table goes on over the page, the sums of its columns are not in the picture.
        ScanReading.AssertHonest(printed, ScanReading.Read(scan, "scan.pdf").Report.Figures, cell => cell.ToString().StartsWith("requests.", StringComparison.Ordinal), 0.9, 0.25);
    }
}

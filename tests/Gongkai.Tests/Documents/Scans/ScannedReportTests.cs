using System.Security.Cryptography;
using Gongkai.Documents.Reading;
using Gongkai.Reports;
using Gongkai.Scans;
using Gongkai.Tests.Documents.Reading;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Scans;

/// <summary>Reports that were printed and scanned: most figures are read, and none is wrong without saying so.</summary>
public sealed class ScannedReportTests
{
    private static readonly Lazy<(Figures Figures, byte[] Pdf)> Older = new(() => Print("reports/liuxi-township-2019.docx"));
    private static readonly Lazy<(Figures Figures, byte[] Pdf)> Newer = new(() => Print("reports/yunze-government-2022.docx"));

    // What scanners do, together; the other test goes through more of it.
    internal static readonly Dictionary<string, (ScanHabit Habit, double Right, double Certain)> Habits = new()
    {
        ["askew, sealed, coarse and pressed"] = (new ScanHabit(100, 1.7, true, 8, 50), 0.95, 0.7),
        ["in heavy grain"] = (new ScanHabit(200, 0.8, false, 24, 70), 0.98, 0.9),
    };

    public static IEnumerable<TheoryDataRow<string>> HabitNames => Habits.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void WholeReport_ScannedIntoAPdf_GivesItsFiguresPartsAndYear()
    {
        ScanReading.SkipWithoutPrograms();
        var read = ScanReading.Read(MadeScan.Bound(MadeScan.Pages(Older.Value.Pdf, new ScanHabit(150, 2.3, Grain: 6, Quality: 60))), "scan.pdf");
        ScanReading.AssertHonest(Older.Value.Figures, read.Report.Figures, _ => true, 0.98, 0.8);
        Assert.Equal((2019, "2019", 6), (read.Report.Year, read.Report.Form, read.Report.Sections.Length));
        Assert.Contains(read.Observations, observation => observation.Kind == ObservationKind.Recognised);
    }

    [Theory]
    [MemberData(nameof(HabitNames))]
    public void TableOfRequests_InAPicture_IsReadWithoutSilentMistakes(string habit)
    {
        ScanReading.SkipWithoutPrograms();
        var (scanner, right, certain) = Habits[habit];
        var picture = MadeScan.Pages(Newer.Value.Pdf, scanner, ScanReading.PageOfRequests(Newer.Value.Pdf)).Single();
        var read = ScanReading.Read(picture, "scan.jpg");
        Assert.Equal(DocumentKind.Picture, read.Source.Kind);
        ScanReading.AssertHonest(Newer.Value.Figures, read.Report.Figures, cell => cell.ToString().StartsWith("requests.", StringComparison.Ordinal), right, certain);
    }

    [Fact]
    public void Picture_WithoutLeaveToRecognise_IsRefusedWithThatReason()
    {
        ScanReading.SkipWithoutPrograms();
        var picture = MadeScan.Pages(Newer.Value.Pdf, new ScanHabit(50), 1).Single();
        DocumentReaderTests.AssertRefused(NotReadableReason.NeedsRecognition, picture, null, "scan.png");
        DocumentReaderTests.AssertRefused(NotReadableReason.NeedsRecognition, MadeScan.Bound([picture]), null, "scan.pdf");
        DocumentReaderTests.AssertRefused(NotReadableReason.TooLarge, picture, ScanReading.Limits with { MaxScans = 0 }, "scan.png");
        DocumentReaderTests.AssertRefused(NotReadableReason.Damaged, picture[..40], ScanReading.Limits, "scan.png");
    }

    // A model and a list of characters that do not belong together recognise nonsense.
    [Fact]
    public void Model_AndItsCharacters_AreTheOnesThatBelongTogether()
    {
        Assert.Equal("06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0", Convert.ToHexStringLower(SHA256.HashData(ModelFiles.Model())));
        Assert.Equal(6623, ModelFiles.Keys().Length);
        Assert.All(ModelFiles.Keys(), key => Assert.False(string.IsNullOrEmpty(key) || key.Contains('\r', StringComparison.Ordinal)));
    }

    private static (Figures Figures, byte[] Pdf) Print(string sample)
    {
        var docx = Samples.Bytes(sample);
        return (ScanReading.FiguresOf(docx, "report.docx"), ScanReading.Printed(docx));
    }
}

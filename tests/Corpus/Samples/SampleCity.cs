using System.Collections.Immutable;
using System.Text;
using Gongkai.Corpus.Shapes;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;

namespace Gongkai.Corpus.Samples;

/// <summary>The reports of 云泽市, an invented prefecture-level city, 2019 to 2025: what an organ carried out one year it carries in the next.</summary>
public static class SampleCity
{
    private const ulong Seed = 20190515;

    private static readonly (string Slug, string Organ, ReportScale Scale, int First, int Last)[] Organs =
    [
        ("yunze-government", "云泽市人民政府", ReportScale.Government, 2019, 2025),
        ("yunze-commerce", "云泽市商务局", ReportScale.Busy, 2019, 2025),
        ("yunze-water", "云泽市水务局", ReportScale.Busy, 2021, 2025),
        ("yunze-education", "云泽市教育局", ReportScale.Busy, 2022, 2025),
        ("baiyu-government", "白榆县人民政府", ReportScale.Government, 2020, 2024),
        ("weitang-housing", "云泽市苇塘区住房和城乡建设局", ReportScale.Busy, 2020, 2022),
        ("liuxi-township", "白榆县柳溪镇人民政府", ReportScale.Quiet, 2019, 2023),
    ];

    /// <summary>One file a report: Word, pages and texts of several habits in turn.</summary>
    public static IEnumerable<SampleFile> Files() => Organs.SelectMany((organ, index) => FilesOf(organ, index));

    /// <summary>The reports of one organ in order of years.</summary>
    internal static IEnumerable<AnnualReport> Series(string organ, ReportScale scale, int first, int last, ulong seed)
    {
        AnnualReport? previous = null;
        for (var year = first; year <= last; year++)
        {
            previous = RandomReports.Next(new Rng(seed + (ulong)year), new RandomOptions { Organ = organ, Year = year, Scale = scale, Previous = previous });
            yield return previous;
        }
    }

    private static IEnumerable<SampleFile> FilesOf((string Slug, string Organ, ReportScale Scale, int First, int Last) organ, int index)
    {
        var turn = index;
        foreach (var report in Series(organ.Organ, organ.Scale, organ.First, organ.Last, Seed + (ulong)(index * 1_000)))
        {
            var (extension, bytes) = Print(report, turn++);
            yield return new SampleFile($"reports/{organ.Slug}-{report.Year}{extension}", bytes, report);
        }
    }

    private static (string Extension, ImmutableArray<byte> Bytes) Print(AnnualReport report, int turn)
    {
        if (turn % 3 == 0)
        {
            using var file = new MemoryStream();
            DocxWriter.Write(ReportLayout.Lay(report), file);
            return (".docx", [.. file.ToArray()]);
        }

        var shapes = (turn % 3 == 1 ? ReportShapes.Pages : ReportShapes.Texts).Where(shape => shape.IsWhole && shape.Id is not ("html-boxes" or "S07" or "S09")).ToList();
        var printed = shapes[turn / 3 % shapes.Count].Print(report, new Rng(Seed + (ulong)turn));
        return (printed.Extension, [.. Encoding.UTF8.GetBytes(printed.Text)]);
    }
}

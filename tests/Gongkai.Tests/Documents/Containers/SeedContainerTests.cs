using System.Collections.Immutable;
using Gongkai.Corpus;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Containers;

/// <summary>The shared example reports, set anew in every kind of file that offices publish, give the expected figures again.</summary>
public sealed class SeedContainerTests
{
    private static readonly ImmutableDictionary<string, Action<ImmutableArray<Block>, Stream>> Writers = new Dictionary<string, Action<ImmutableArray<Block>, Stream>>
    {
        ["docx"] = (blocks, stream) => DocxWriter.Write(blocks, stream),
        ["xlsx"] = (blocks, stream) => XlsxWriter.Write(blocks, stream),
        ["html"] = (blocks, stream) => HtmlWriter.Write(blocks, stream),
        ["md"] = (blocks, stream) => MarkdownWriter.Write(blocks, stream),
    }.ToImmutableDictionary();

    public static IEnumerable<TheoryDataRow<string, string>> All =>
        (Seeds.Available ? Seeds.Names : [""]).SelectMany(seed => Writers.Keys.Order(StringComparer.Ordinal).Select(kind => new TheoryDataRow<string, string>(seed, kind)));

    [Theory]
    [MemberData(nameof(All))]
    public void Seed_SetAnew_GivesTheExpectedFigures(string seed, string kind)
    {
        Assert.SkipUnless(Seeds.Available, "The shared example reports are not here.");
        Assert.Equal(Seeds.ExpectedFigures(seed), Read(Written(seed, kind), "report." + kind));
    }

    internal static byte[] Written(string seed, string kind)
    {
        var report = ReportRecogniser.Recognise(DocumentReader.Read(File.ReadAllBytes(Seeds.PathOf(seed)), seed)).Report;
        using var file = new MemoryStream();
        Writers[kind](ReportLayout.Lay(report), file);
        return file.ToArray();
    }

    internal static ImmutableSortedDictionary<CellId, decimal?> Read(byte[] file, string name) =>
        ReportRecogniser.Recognise(DocumentReader.Read(file, name)).Report.Figures.ToImmutableSortedDictionary(figure => figure.Key, figure => figure.Value.Value);
}

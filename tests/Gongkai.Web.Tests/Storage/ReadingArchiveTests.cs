using Gongkai.Oversight.Library;
using Gongkai.Reports.Json;
using Gongkai.Reports;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class ReadingArchiveTests
{
    private static readonly System.Globalization.CultureInfo Chinese = System.Globalization.CultureInfo.GetCultureInfo("zh-Hans");

    // The statement holds every value, state, place, claim and finding with its places: what stays the same there, stays the same.
    [Fact]
    public void Read_OfEverySample_SaysTheSameToTheLastByte()
    {
        foreach (var read in Given.Reports.Select(Given.Read))
        {
            var again = ReadingArchive.Read(ReadingArchive.Write(read), PackedFigures.Unpack(PackedFigures.Pack(read.Report.Figures)));
            Assert.Equal(ReportJson.Write(ReportStatement.Of(read), Chinese), ReportJson.Write(ReportStatement.Of(again), Chinese));
            Assert.Equal(Places(read.Source), Places(again.Source));
            Assert.Equal(read.Observations.Select(Words), again.Observations.Select(Words));
        }
    }

    private static List<(string, TextSpan)> Places(Document source) =>
        [.. source.Blocks.SelectMany(TextsOf).SelectMany(text => Enumerable.Range(0, text.Length).Select(at => (text.Value[at..(at + 1)], text.SourceOf(at, 1))))];

    private static string Words(Observation seen) =>
        $"{seen.Kind} {seen.Section} [{string.Join(' ', seen.Cells)}] {seen.Expected} {seen.Actual} {seen.Text} [{string.Join(' ', seen.Places)}]";

    private static IEnumerable<MappedText> TextsOf(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Table table => table.Cells.Select(cell => cell.Text),
        _ => throw new InvalidOperationException("A kind of block that this test does not know."),
    };
}

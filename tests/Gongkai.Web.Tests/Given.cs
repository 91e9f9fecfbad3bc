using System.Text;
using Gongkai.Corpus.Samples;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;

namespace Gongkai.Web.Tests;

/// <summary>Reports to test with: those of the invented city and their damaged kin.</summary>
internal static class Given
{
    public static IEnumerable<SampleFile> Reports => SampleFiles.All.Where(file => file.Truth is not null);

    public static SampleFile File(string ending) => Reports.First(file => file.Path.EndsWith(ending, StringComparison.Ordinal));

    public static ReadReport Read(SampleFile file) => ReportRecogniser.Recognise(DocumentReader.Read(file.Bytes.AsMemory(), file.Path));

    public static ReadReport Read(string text, string name = "report.txt") => ReportRecogniser.Recognise(DocumentReader.Read(Encoding.UTF8.GetBytes(text), name));

    /// <summary>The same report in another file: one more blank line changes its hash.</summary>
    public static ReadReport ReadAgain(SampleFile file, int variant) => Read(Encoding.UTF8.GetString(file.Bytes.AsSpan()) + new string('\n', variant), Path.GetFileName(file.Path));
}

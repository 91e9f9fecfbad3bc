using AngleSharp.Html.Parser;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports.Checks;

namespace Gongkai.Bench;

/// <summary>The work that is timed, ours and the peer's.</summary>
internal static class Work
{
    /// <summary>Bytes to report to findings: all that <c>check</c> does but printing.</summary>
    public static int ReadAndCheck(Input input) =>
        ReportChecks.Run(ReportRecogniser.Recognise(DocumentReader.Read(input.Bytes, input.Name))).Length;

    /// <summary>The same for a file of the disk.</summary>
    public static int ReadAndCheck(string path) =>
        ReportChecks.Run(ReportRecogniser.Recognise(DocumentReader.Read(File.ReadAllBytes(path), Path.GetFileName(path)))).Length;

    /// <summary>Report to findings: what checking takes once a report has been read.</summary>
    public static int Audit(Input input) => ReportChecks.Run(input.Report).Length;

    /// <summary>Bytes to report.</summary>
    public static int Read(Input input) => ReportRecogniser.Recognise(DocumentReader.Read(input.Bytes, input.Name)).Report.Figures.Count;

    /// <summary>Bytes to blocks.</summary>
    public static int Blocks(Input input) => DocumentReader.Read(input.Bytes, input.Name).Blocks.Length;

    /// <summary>The peer: the page as a tree and nothing more.</summary>
    public static int BareParse(Input input) => new HtmlParser().ParseDocument(input.Text).All.Length;
}

using Gongkai.Documents.Programs;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Scans;
using Gongkai.Tests.House;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Scans;

/// <summary>Reads made scans and holds what was read against what was printed.</summary>
internal static class ScanReading
{
    public static readonly ReadingLimits Limits = new() { MayRecognise = true, MaxTime = TimeSpan.FromMinutes(2) };

    static ScanReading() => Recognition.Bring(() => LineModel.Open() is { } model ? model.Read : null);

    /// <summary>Skips visibly where something is missing that makes scans or reads them.</summary>
    public static void SkipWithoutPrograms()
    {
        Assert.SkipUnless(LibreOffice.Program is not null, "LibreOffice is not installed.");
        Assert.SkipUnless(MadeScan.Program is not null, "pdftoppm is not installed.");
        Assert.SkipUnless(Recognition.Brought is not null, "The library that runs the model does not run on this machine.");
    }

    /// <summary>The figures of a file that says them in characters.</summary>
    public static Figures FiguresOf(byte[] file, string name) => ReportRecogniser.Recognise(DocumentReader.Read(file, name)).Report.Figures;

    public static byte[] Printed(byte[] docx)
    {
        var (file, failure) = LibreOffice.Convert(docx, "docx", "pdf", LibreOffice.Longest);
        Assert.Equal(ConversionFailure.None, failure);
        return file!;
    }

    /// <summary>The page with the largest table, which is table 3.</summary>
    public static int PageOfRequests(byte[] pdf) =>
        DocumentReader.Read(pdf, "report.pdf").Blocks.OfType<Table>().MaxBy(table => table.Cells.Length)!.Page!.Value;

    public static ReadReport Read(byte[] file, string name) => ReportRecogniser.Recognise(DocumentReader.Read(file, name, Limits));

    /// <summary>No figure that claims to be certain differs, and of those that the scan shows the given parts are right and certain.</summary>
    public static void AssertHonest(Figures printed, Figures read, Func<CellId, bool> isShown, double right, double certain)
    {
        Expect.None(printed.Where(figure => read[figure.Key] is { State: FigureState.Read or FigureState.Inferred or FigureState.Blank } seen && seen.Value != figure.Value.Value)
            .Select(figure => $"{figure.Key}: {figure.Value.Value} was read as {read[figure.Key].Value} ({read[figure.Key].State})"));
        var shown = printed.Where(figure => figure.Value.Value is not null && isShown(figure.Key)).ToList();
        Assert.NotEmpty(shown);
        Assert.InRange(shown.Count(figure => read[figure.Key].Value == figure.Value.Value) / (double)shown.Count, right, 1);
        Assert.InRange(shown.Count(figure => read[figure.Key].IsCertain) / (double)shown.Count, certain, 1);
    }
}

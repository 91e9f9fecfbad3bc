using System.Diagnostics;
using Gongkai.Corpus;
using Gongkai.Corpus.Running;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Reading;
using Gongkai.Tests.Documents.Reading;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Containers;

/// <summary>Files of kinds that are read by way of LibreOffice.</summary>
public sealed class OfficeConversionTests
{
    public static IEnumerable<TheoryDataRow<string>> SeedNames => (Seeds.Available ? Seeds.Names : [""]).Select(seed => new TheoryDataRow<string>(seed));

    [Theory]
    [InlineData("doc")]
    [InlineData("rtf")]
    [InlineData("odt")]
    public void ReportSavedAsAnotherKind_GivesTheFiguresOfThePage(string kind)
    {
        var file = kind == "doc" ? Samples.Bytes("reading/report.doc") : Converted(Samples.Bytes("reading/report.docx"), kind);
        Assert.SkipUnless(LibreOffice.Program is not null, "LibreOffice is not installed.");
        Assert.Equal(SeedContainerTests.Read(Samples.Bytes("reading/report.html"), "report.html"), SeedContainerTests.Read(file, "report." + kind));
        Assert.Equal(DocumentKind.Office, Printed.Read(file, "report." + kind).Kind);
    }

    [Theory]
    [MemberData(nameof(SeedNames))]
    public void Seed_PrintedAsPdf_GivesTheExpectedFigures(string seed)
    {
        Assert.SkipUnless(Seeds.Available, "The shared example reports are not here.");
        Assert.Equal(Seeds.ExpectedFigures(seed), SeedContainerTests.Read(Converted(SeedContainerTests.Written(seed, "docx"), "pdf"), "report.pdf"));
    }

    [Fact]
    public void ProgramOverItsTime_IsEndedAndSaidSo()
    {
        Assert.SkipUnless(LibreOffice.Program is not null, "LibreOffice is not installed.");
        DocumentReaderTests.AssertRefused(NotReadableReason.TooSlow, Samples.Bytes("reading/report.doc"), new ReadingLimits { MaxTime = TimeSpan.FromMilliseconds(60) }, "report.doc");
    }

    [Fact]
    public void WithoutTheProgram_TheMessageNamesIt()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai-reader"), ["read", Path.Combine(Samples.Folder, "reading", "report.doc")]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Checkout.Folder };
        start.Environment["PATH"] = "/nowhere";
        using var reader = Process.Start(start)!;
        var said = reader.StandardError.ReadToEnd();
        reader.WaitForExit();
        Assert.Equal(2, reader.ExitCode);
        Assert.Contains("LibreOffice", said, StringComparison.Ordinal);
    }

    private static byte[] Converted(byte[] docx, string kind)
    {
        var (file, failure) = LibreOffice.Convert(docx, "docx", kind, LibreOffice.Longest);
        Assert.SkipWhen(failure == ConversionFailure.Missing, "LibreOffice is not installed.");
        Assert.Equal(ConversionFailure.None, failure);
        return file!;
    }
}

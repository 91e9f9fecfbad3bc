using Gongkai.Corpus;
using Gongkai.Corpus.Accuracy;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Xunit;

namespace Gongkai.Tests.Documents.Containers;

/// <summary>What every reader owes, whatever kind of file the report comes in: the old form told from the new one, “/” from an empty cell, units kept,
/// lost cells never shifted, traditional script read with its original kept, a body printed twice taken once.</summary>
public sealed class EveryContainerTests
{
    private const ulong Seed = 5_300;
    private const int MostTries = 12;

    /// <summary>The containers that keep labels and values together.</summary>
    public static TheoryData<string> Containers => [.. CorpusDocuments.Containers.Where(container => !CorpusDocuments.Make("plain", container, Seed).IsDamaged)];

    [Theory]
    [MemberData(nameof(Containers))]
    public void Read_TheOldFormInALaterYear_IsTheOldFormAndAFinding(string container)
    {
        var (_, read) = Read("S47", container, Seed);

        Assert.Equal("2019", read.Report.Form);
        Assert.Contains(ReportChecks.Run(read), finding => finding.Rule == "S-13");
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Read_ASlash_IsNotApplicableWithoutAValue(string container)
    {
        var figures = Enumerable.Range(0, MostTries).SelectMany(at => Read("S29", container, Seed + (ulong)at).Read.Report.Figures).Where(pair => pair.Value.State == FigureState.NotApplicable).ToList();

        Assert.NotEmpty(figures);
        Assert.All(figures, pair => Assert.Null(pair.Value.Value));
        Assert.All(figures, pair => Assert.Contains(pair.Value.Raw!.Trim()[0], "/／-—－–"));
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Read_AnAmount_KeepsItsUnitAndIsNeverMultipliedWithoutOne(string container)
    {
        AssertSound("S34", container);
        AssertSound("S34-none", container);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Read_ARowThatLostCells_ShiftsNothing(string container) => AssertSound("S19-lost", container);

    [Theory]
    [MemberData(nameof(Containers))]
    public void Read_TraditionalScript_IsReadAndItsOriginalKept(string container)
    {
        var (document, read) = Read("S40", container, Seed);

        AssertSound("S40", container);
        Assert.Equal(document.Truth.Organ, read.Report.Organ);
        Assert.Contains(read.Observations, observation => observation.Kind == ObservationKind.TraditionalScript);
        Assert.Contains("報告", read.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void Read_ABodyPrintedTwice_IsOneReportWithItsDifferences(string container)
    {
        AssertSound("S24", container);
        AssertSound("S24-differ", container);
        Assert.Contains(Enumerable.Range(0, MostTries).SelectMany(at => Read("S24", container, Seed + (ulong)at).Read.Observations), observation => observation.Kind == ObservationKind.SectionRepeated);
        Assert.Contains(Read("S24-differ", container, Seed).Read.Observations, observation => observation.Kind == ObservationKind.CopiesDiffer);
    }

    private static void AssertSound(string shape, string container)
    {
        var (document, read) = Read(shape, container, Seed);
        var score = DocumentScore.Of(document, read);
        Assert.Empty(score.Wrong);
        Assert.Empty(score.Invented);
        Assert.True(score.Right > 0, document.FileName);
    }

    private static (CorpusDocument Document, ReadReport Read) Read(string shape, string container, ulong seed)
    {
        var document = CorpusDocuments.Make(shape, container, seed);
        return (document, ReportRecogniser.Recognise(DocumentReader.Read(document.Bytes, document.FileName, cancellation: TestContext.Current.CancellationToken)));
    }
}

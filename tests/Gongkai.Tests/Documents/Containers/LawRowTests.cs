using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gongkai.Corpus;
using Gongkai.Corpus.Accuracy;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Conversion;
using Xunit;

namespace Gongkai.Tests.Documents.Containers;

/// <summary>Rows of the table “rule, consequence, test” that speak of reading, in every kind of file: row by container.
/// Kinds that we do not write ourselves are saved by LibreOffice from a Word file.</summary>
public sealed class LawRowTests
{
    private const ulong Seed = 5_300;
    private const int MostTries = 40;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GONGKAI_LONG") == "1";

    /// <summary>What a row asks, and the shape of a document in which it matters.</summary>
    private sealed record Row(string Shape, Action<CorpusDocument, ReadReport> Holds);

    private static readonly ImmutableSortedDictionary<int, Row> Rows = new Dictionary<int, Row>
    {
        [42] = new("S47", TheOldFormIsFoundAndSaidToBeOutdated),
        [43] = new("S29", ASlashDoesNotApplyAndHasNoValue),
        [44] = new("S34", AnAmountKeepsItsUnitAndIsNeverMultipliedWithoutOne),
        [45] = new("S47", WhatTheNewFormAsksAndTheOldOneDidNotIsUnknown),
        [48] = new("S19-lost", LostCellsAreMissingAndShiftNothing),
        [52] = new("S40", TraditionalScriptIsReadAndTheOriginalKept),
        [53] = new("S24", ABodyPrintedTwiceIsOneReport),
    }.ToImmutableSortedDictionary();

    private static readonly ImmutableArray<string> Own = ["docx-hand", "docx-own", "xlsx-hand", "xlsx-own", "html", "mhtml", "S07", "S03", "S04"];
    private static readonly ImmutableArray<string> Saved = ["pdf", "doc", "odt", "rtf"];
    private static readonly ConcurrentDictionary<(string, string, ulong), CorpusDocument> Made = new();

    public static IEnumerable<TheoryDataRow<int, string>> Table =>
        from row in Rows.Keys
        from container in Own.Concat(Saved)
        select new TheoryDataRow<int, string>(row, container);

    [Theory]
    [MemberData(nameof(Table))]
    public void Row_InThisKindOfFile_Holds(int row, string container)
    {
        Assert.SkipWhen(Saved.Contains(container) && LibreOffice.Program is null, "LibreOffice is not installed.");
        Assert.SkipWhen(container is "odt" or "rtf" && !IsLong, "Saved by another program; runs with ./test --long.");
        var document = Document(Rows[row].Shape, container, SeedOf(row));

        var read = ReportRecogniser.Recognise(DocumentReader.Read(document.Bytes, document.FileName, cancellation: TestContext.Current.CancellationToken));

        var score = DocumentScore.Of(document, read);
        Assert.Empty(score.Wrong);
        Assert.Empty(score.Invented);
        Assert.True(score.Right > 0, document.FileName);
        Rows[row].Holds(document, read);
    }

    private static void TheOldFormIsFoundAndSaidToBeOutdated(CorpusDocument document, ReadReport read)
    {
        Assert.Equal("2019", read.Report.Form);
        Assert.Contains(ReportChecks.Run(read), finding => finding.Rule == "S-13");
    }

    private static void ASlashDoesNotApplyAndHasNoValue(CorpusDocument document, ReadReport read)
    {
        var slashes = read.Report.Figures.Where(figure => figure.Value.State == FigureState.NotApplicable).ToList();
        Assert.NotEmpty(slashes);
        Assert.All(slashes, slash => Assert.Null(slash.Value.Value));
    }

    private static void AnAmountKeepsItsUnitAndIsNeverMultipliedWithoutOne(CorpusDocument document, ReadReport read)
    {
        var amounts = read.Report.Figures.Where(figure => figure.Key.Definition.Unit is CellUnit.Amount or CellUnit.AmountInWan && figure.Value is { State: FigureState.Read, Raw: not null }).ToList();
        Assert.NotEmpty(amounts);
        Assert.All(amounts, amount => Assert.Contains(amount.Value.Value!.Value, document.Truth.Cells[amount.Key].Allowed));
    }

    private static void WhatTheNewFormAsksAndTheOldOneDidNotIsUnknown(CorpusDocument document, ReadReport read)
    {
        var other = CellId.Parse("requests.other.total");
        var there = FormConverter.Convert(read.Report, FormCatalogue.Default.Form("2021"));
        var back = FormConverter.Convert(there.Report, FormCatalogue.Default.Form("2019")).Report;

        var unknown = there.Log.Where(line => line.Grade is ConversionGrade.Unknown or ConversionGrade.Hint).ToList();
        Assert.Contains(unknown, line => line.Cell.Code.StartsWith("requests.other.", StringComparison.Ordinal));
        Assert.Contains(unknown, line => line.Cell.Code.StartsWith("disclosure.", StringComparison.Ordinal));
        Assert.All(unknown, line => Assert.Null(there.Report.Figures[line.Cell].Value));
        Assert.NotNull(read.Report.Figures[other].Value);
        Assert.Equal(read.Report.Figures[other].Value, there.Report.Figures[other].Value);
        Assert.Equal(read.Report.Figures[other].Value, back.Figures[other].Value);
    }

    private static void LostCellsAreMissingAndShiftNothing(CorpusDocument document, ReadReport read) =>
        Assert.Contains(read.Report.Figures, figure => figure.Value is { State: FigureState.Absent or FigureState.Blank or FigureState.Doubtful or FigureState.Inferred });

    private static void TraditionalScriptIsReadAndTheOriginalKept(CorpusDocument document, ReadReport read)
    {
        Assert.Equal(document.Truth.Organ, read.Report.Organ);
        Assert.Contains(read.Observations, observation => observation.Kind == ObservationKind.TraditionalScript);
        Assert.Contains("報告", read.Source.Text, StringComparison.Ordinal);
    }

    private static void ABodyPrintedTwiceIsOneReport(CorpusDocument document, ReadReport read)
    {
        Assert.True(read.Report.Sections.Length <= 6);
        Assert.Contains(read.Observations, observation => observation.Kind is ObservationKind.SectionRepeated or ObservationKind.CopiesDiffer);
    }

    // Not every blank form prints a slash, and not every one printed twice prints its words twice: the first that does.
    private static ulong SeedOf(int row) => row is 43 or 53
        ? Enumerable.Range(0, MostTries).Select(at => Seed + (ulong)at).First(seed => Matters(row, CorpusDocuments.Make(Rows[row].Shape, "html", seed)))
        : Seed;

    private static bool Matters(int row, CorpusDocument document)
    {
        var read = ReportRecogniser.Recognise(DocumentReader.Read(document.Bytes, document.FileName));
        return row == 43 ? read.Report.Figures.Any(figure => figure.Value.State == FigureState.NotApplicable) : read.Observations.Any(observation => observation.Kind == ObservationKind.SectionRepeated);
    }

    private static CorpusDocument Document(string shape, string container, ulong seed) => Made.GetOrAdd((shape, container, seed), key =>
    {
        if (Own.Contains(container))
        {
            return CorpusDocuments.Make(shape, container, seed);
        }

        var word = CorpusDocuments.Make(shape, "docx-own", seed);
        var (file, failure) = LibreOffice.Convert(word.Bytes, "docx", container, LibreOffice.Longest);
        Assert.Equal(ConversionFailure.None, failure);
        return word with { Container = container, FileName = $"report.{container}", Bytes = file! };
    });
}

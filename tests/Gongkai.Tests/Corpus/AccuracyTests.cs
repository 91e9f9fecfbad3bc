using Gongkai.Corpus;
using Gongkai.Corpus.Accuracy;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Tests.Corpus;

/// <summary>A document of every shape in every container, each read and compared with the truth, cell by cell. <c>bench -- accuracy</c> does more of them.</summary>
public sealed class AccuracyTests
{
    private const ulong Seed = 20_261_126;
    private static readonly Lazy<AccuracyTable> Read = new(ReadAll);

    [Fact]
    public void Corpus_EveryShapeInEveryContainer_NothingIsSilentlyWrongOrInvented()
    {
        Assert.Equal(CorpusDocuments.Shapes.Length * CorpusDocuments.Containers.Length, Read.Value.Count);
        Assert.Empty(Read.Value.Scores.SelectMany(score => score.Wrong.Concat(score.Invented).Select(fault => $"{score.Document.FileName}: {fault}")));
    }

    [Fact]
    public void Corpus_EveryShapeInEveryContainer_IsReadAndRight()
    {
        Assert.True(Read.Value.Undamaged.RightShare >= 0.995, Read.Value.ToString());
        Assert.True(Read.Value.Undamaged.FlaggedShare <= 0.005, Read.Value.ToString());
        Assert.True(Read.Value.Damaged.RightShare >= 0.97, Read.Value.ToString());
    }

    [Fact]
    public void Corpus_EveryShapeInEveryContainer_TellsOrganYearAndForm()
    {
        Assert.True(Read.Value.All.OrganShare >= 0.99, Read.Value.ToString());
        Assert.True(Read.Value.All.YearShare >= 0.99, Read.Value.ToString());
        Assert.True(Read.Value.All.FormShare >= 0.99, Read.Value.ToString());
    }

    private static AccuracyTable ReadAll()
    {
        var table = new AccuracyTable();
        foreach (var score in CorpusDocuments.Own(1, Seed).AsParallel().AsOrdered().Select(document => DocumentScore.Of(document, Recognised(document))))
        {
            table.Add(score);
        }

        return table;
    }

    private static ReadReport? Recognised(CorpusDocument document)
    {
        try
        {
            return ReportRecogniser.Recognise(DocumentReader.Read(document.Bytes, document.FileName));
        }
        catch (NotReadableException)
        {
            return null;
        }
    }
}

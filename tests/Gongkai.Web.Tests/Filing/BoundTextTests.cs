using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

public sealed class BoundTextTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.total");
    private static readonly CellId Done = CellId.Parse("requests.total.total");
    private static readonly BoundText Words = BoundText.FromTemplate("新收{requests.received.total}件，办结{requests.total.total}件。", cell => cell == Received ? "12" : "9");

    [Fact]
    public void Template_PutsTheCellsNumbersIn_AndMarksThem()
    {
        Assert.Equal("新收12件，办结9件。", Words.Plain);
        Assert.Equal("新收〖12〗件，办结〖9〗件。", Words.Marked);
        Assert.Equal([Received, Done], Words.Numbers.Select(number => number.Cell));
    }

    [Fact]
    public void Field_WithWordsChanged_KeepsEveryBinding()
    {
        var (text, changes) = BoundText.FromMarked("全年共新收〖12〗件申请，\n已办结〖9〗件。", 1, Words);
        Assert.Empty(changes);
        Assert.Equal("全年共新收12件申请，\n已办结9件。", text.Plain);
        Assert.Equal("全年共新收13件申请，\n已办结9件。", text.With(cell => cell == Received ? "13" : "9").Plain);
    }

    [Fact]
    public void Field_WithABoundNumberWrittenOtherwise_SaysSoAndKeepsTheCells()
    {
        var (text, changes) = BoundText.FromMarked("新收〖15〗件，办结〖9〗件。", 1, Words);
        Assert.Equal("新收12件，办结9件。", text.Plain);
        Assert.Equal([new BoundChange(1, Received, "15", "12")], changes);
    }

    [Fact]
    public void Field_WithABoundNumberTakenOutOrAdded_KeepsTheOthers()
    {
        var (shorter, none) = BoundText.FromMarked("办结〖9〗件。", 1, Words);
        Assert.Equal([Done], shorter.Numbers.Select(number => number.Cell));
        Assert.Empty(none);
        var (longer, lost) = BoundText.FromMarked("新收〖12〗件，其中〖3〗件来自企业，办结〖9〗件。", 1, Words);
        Assert.Equal("新收12件，其中3件来自企业，办结9件。", longer.Plain);
        Assert.Equal([Received, Done], longer.Numbers.Select(number => number.Cell));
        Assert.Equal([new BoundChange(1, null, "3", "3")], lost);
    }

    [Fact]
    public void Report_WithAnotherFigure_ChangesItsWords_AndTheFairCopyKeepsTheBinding()
    {
        var form = FormCatalogue.Default.Form("2021");
        var empty = new AnnualReport { Organ = "云泽市水务局", Year = 2025, Form = "2021", Figures = Figures.From(form.Cells.Select(cell => KeyValuePair.Create(cell.Id, TypedFigure.Empty))) };
        var bound = Suggestions.Fill(BoundReport.Of(empty), Gongkai.Agencies.Organs.OrganKind.Department);
        Assert.Contains("新收政府信息公开申请——件", bound.Report.Section(1)!.Text.Value, StringComparison.Ordinal);
        bound = bound.With(bound.Report.Figures.With(Received, Figure.Of(7)));
        Assert.Contains("新收政府信息公开申请7件", bound.Report.Section(1)!.Text.Value, StringComparison.Ordinal);
        var copy = FairCopy.Write(bound);
        var read = FairCopy.Read(copy);
        Assert.Equal(bound.Bound[1].AsEnumerable(), read.Bound[1].AsEnumerable());
        Assert.Equal(FairCopy.HashOf(copy), FairCopy.HashOf(FairCopy.Write(read)));
    }

    [Fact]
    public void Suggestions_ForAGovernment_NameWhatItOwes_ForABureauNot()
    {
        var empty = new AnnualReport { Organ = "白榆县人民政府", Year = 2025, Form = "2021" };
        Assert.Contains("责任追究", Suggestions.Fill(BoundReport.Of(empty), Gongkai.Agencies.Organs.OrganKind.Government).Report.Section(1)!.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("责任追究", Suggestions.Fill(BoundReport.Of(empty), Gongkai.Agencies.Organs.OrganKind.Department).Report.Section(1)!.Text.Value, StringComparison.Ordinal);
    }
}

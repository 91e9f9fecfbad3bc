using Gongkai.Corpus;
using Gongkai.Corpus.Damage;
using Gongkai.Corpus.Shapes;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Tests.Corpus;

public sealed class CorpusTests
{
    [Fact]
    public void RandomReports_ManySeeds_SatisfyEveryEquationOfTheirForm()
    {
        for (var seed = 0UL; seed < 400; seed++)
        {
            var report = RandomReports.Next(new Rng(seed));
            var form = FormCatalogue.Default.Form(report.Form!);
            Assert.Equal(form.Cells.Length, report.Figures.Count);
            Assert.All(form.Equations, equation => Assert.Equal(equation.Left.Sum(cell => report.Figures[cell].Value), equation.Right.Sum(cell => report.Figures[cell].Value)));
            Assert.All(report.Figures, figure => Assert.True(figure.Value.Value >= 0 || figure.Key.Definition.Unit == CellUnit.SignedCount));
        }
    }

    [Fact]
    public void RandomReports_SameSeed_IsTheSameReport()
    {
        var shape = ReportShapes.Texts[0];

        Assert.Equal(Print(7), Print(7));
        Assert.NotEqual(Print(7), Print(8));

        string Print(ulong seed) => shape.Print(RandomReports.Next(new Rng(seed)), new Rng(seed)).Text;
    }

    [Fact]
    public void Paper_BothForms_ReadsInTheOrderOfTheForm()
    {
        foreach (var form in FormCatalogue.Default.Forms.Where(form => form.Edition is "2019" or "2021"))
        {
            var cells = Paper.Of(form.Edition).Tables.SelectMany(table => table.Rows).SelectMany(row => row).Where(cell => cell.Figure is not null).Select(cell => cell.Figure!.Value);
            Assert.Equal(form.Cells.Select(cell => cell.Id), cells);
        }
    }

    public static TheoryData<string> Shapes => [.. ReportShapes.All.Select(shape => shape.Id)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shape_AnyReport_PlacesEveryFigureWhereItIsPrinted(string id)
    {
        var shape = ReportShapes.All.Single(shape => shape.Id == id);
        for (var seed = 0UL; seed < 20; seed++)
        {
            var report = RandomReports.Next(new Rng(seed), new RandomOptions { BlankPercent = 40 });
            var placed = shape.Print(report, new Rng(seed));
            Assert.Equal(FormCatalogue.Default.Form(report.Form!).Cells.Select(cell => cell.Id), placed.Rows.SelectMany(row => row.Figures).Select(figure => figure.Cell));
            foreach (var figure in placed.Rows.SelectMany(row => row.Figures))
            {
                var printed = placed.Text.Substring(figure.Value.Start, figure.Value.Length).Replace("</span><span lang=EN-US>", "", StringComparison.Ordinal);
                Assert.Equal(report.Figures[figure.Cell].Raw ?? "", printed);
                Assert.True(figure.Extent.Start <= figure.Value.Start && figure.Extent.End >= figure.Value.End);
            }
        }
    }

    [Fact]
    public void SeedPlaces_EverySeed_PlacesEveryPrintedFigure()
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        foreach (var name in Seeds.Names)
        {
            var placed = SeedPlaces.Of(name);
            var printed = Seeds.ExpectedFigures(name).Where(figure => figure.Value is not null).Select(figure => figure.Key);
            Assert.Equal(printed.Order(), placed.Rows.SelectMany(row => row.Figures).Select(figure => figure.Cell).Distinct().Order());
        }
    }

    [Fact]
    public void Mutations_EveryKind_SayWhatIsPrintedAfterwards()
    {
        var report = ReportShapes.Texts[0].Print(RandomReports.Next(new Rng(3), new RandomOptions { Scale = ReportScale.Government }), new Rng(3));
        foreach (var kind in Enum.GetValues<DamageKind>())
        {
            var mutant = Mutations.Apply(report, kind, new Rng(11))!;
            Assert.NotEqual(report.Text, mutant.Text);
            Assert.Equal(report.Rows.Sum(row => row.Figures.Length), mutant.Allowed.Count);
            Assert.True(mutant.Damaged.Count < mutant.Allowed.Count);
        }
    }
}

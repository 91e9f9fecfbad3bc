using System.Text;
using Gongkai.Corpus;
using Gongkai.Corpus.Damage;
using Gongkai.Corpus.Shapes;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Tests.Documents.Recognising;

/// <summary>Reports damaged by program: nothing may be silently wrong, and what stands outside the damage is read.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int MutantsPerSeedAndKind = 56;
    private const int ReportsPerShape = 6;
    private const double LeastReadOutside = 0.97;
    private const double MostFlaggedUndamaged = 0.005;

    // A row that printed a value too many is in order when it loses one.
    private const double MostUnnamed = 0.005;

    // Damage that can be seen in the print. Two values that changed places, and two lines that run together and are read all the same, cannot.
    private static readonly DamageKind[] Visible = [DamageKind.DropCell, DamageKind.DropRow, DamageKind.BlankRow, DamageKind.JunkInLabel, DamageKind.DuplicatePart, DamageKind.ExtraNumber];

    // Known limit: where each row ends in bars for the places that merged cells cover, a row that lost a cell looks like one whose last cell is blank.
    private static readonly DamageKind? UnsureInBars = DamageKind.DropCell;

    [Fact]
    public void Seeds_TwoThousandMutants_AreNeverSilentlyWrong()
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var table = new ScoreTable();
        foreach (var seed in Seeds.Names.Select(SeedPlaces.Of))
        {
            Score(table, seed, MutantsPerSeedAndKind, (ulong)seed.Name.Sum(character => character));
        }

        Assert.True(table.Count >= 2_000, $"Only {table.Count} mutants were made.");
        Judge(table);
    }

    [Fact]
    public void TextShapes_Mutants_AreNeverSilentlyWrong()
    {
        var table = new ScoreTable();
        foreach (var shape in ReportShapes.Texts.Where(shape => shape.IsWhole))
        {
            for (var seed = 0UL; seed < ReportsPerShape; seed++)
            {
                Score(table, shape.Print(RandomReports.Next(new Rng(seed)), new Rng(seed)), 2, seed, shape.Id == "S03" ? UnsureInBars : null);
            }
        }

        Judge(table);
    }

    [Fact]
    public void Seeds_Undamaged_AreReadAlmostWithoutFlags()
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        int figures = 0, flagged = 0;
        foreach (var seed in Seeds.Names.Select(SeedPlaces.Of))
        {
            var read = Read(seed.Text, seed.Name).Report.Figures;
            var printed = seed.Rows.SelectMany(row => row.Figures).DistinctBy(figure => figure.Cell).ToList();
            Assert.All(printed.Where(figure => read[figure.Cell].IsCertain), figure => Assert.Equal(figure.Amount, read[figure.Cell].Value));
            figures += printed.Count;
            flagged += printed.Count(figure => read[figure.Cell].State != FigureState.Read);
        }

        Assert.True(flagged <= figures * MostFlaggedUndamaged, $"{flagged} of {figures} figures are flagged.");
    }

    private static void Score(ScoreTable table, PlacedReport report, int mutants, ulong seed, DamageKind? except = null)
    {
        foreach (var kind in Enum.GetValues<DamageKind>().Where(kind => kind != except))
        {
            var rng = new Rng((seed * 31) + (ulong)kind);
            for (var number = 0; number < mutants; number++)
            {
                if (Mutations.Apply(report, kind, rng) is { } mutant)
                {
                    table.Add(mutant, Gongkai.Corpus.Damage.Score.Of(mutant, Read(mutant.Text, "mutant" + report.Extension)));
                }
            }
        }
    }

    private static ReadReport Read(string text, string name) =>
        ReportRecogniser.Recognise(DocumentReader.Read(Encoding.UTF8.GetBytes(text), name, cancellation: TestContext.Current.CancellationToken));

    private void Judge(ScoreTable table)
    {
        output.WriteLine(table.ToString());
        var wrong = table.SilentlyWrong.ToList();
        Assert.True(wrong.Count == 0, $"{table}\n{wrong.Count} silently wrong:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(table.OutsideRead >= LeastReadOutside, table.ToString());
        Assert.Empty(table.Unreported);
        foreach (var kind in Visible)
        {
            var unnamed = table.Unnamed(kind).ToList();
            Assert.True(unnamed.Count <= table.Count * MostUnnamed, $"{kind}: {unnamed.Count} are named by no finding:\n{string.Join('\n', unnamed.Take(40))}");
        }
    }
}

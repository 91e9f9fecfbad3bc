using System.Globalization;
using System.Text;

namespace Gongkai.Corpus.Accuracy;

/// <summary>Scores added up by shape and by container.</summary>
public sealed class AccuracyTable
{
    private readonly List<DocumentScore> scores = [];

    /// <summary>Documents so far.</summary>
    public int Count => scores.Count;

    /// <summary>Every score.</summary>
    public IReadOnlyList<DocumentScore> Scores => scores;

    /// <summary>The sum over documents that are not damaged.</summary>
    public AccuracySum Undamaged => Sum(scores.Where(score => !score.Document.IsDamaged));

    /// <summary>The sum over damaged documents.</summary>
    public AccuracySum Damaged => Sum(scores.Where(score => score.Document.IsDamaged));

    /// <summary>The sum over all.</summary>
    public AccuracySum All => Sum(scores);

    /// <summary>Adds a document.</summary>
    public void Add(DocumentScore score) => scores.Add(score);

    /// <summary>The table by shape, the table by container, and the sums.</summary>
    public override string ToString()
    {
        var table = new StringBuilder();
        Print(table, "shape", scores.GroupBy(score => score.Document.Shape));
        Print(table, "container", scores.GroupBy(score => score.Document.Container));
        table.AppendLine(Head("all"));
        table.AppendLine(Line("undamaged", Undamaged));
        table.AppendLine(Line("damaged", Damaged));
        table.AppendLine(Line("all", All));
        return table.ToString();
    }

    private static void Print(StringBuilder table, string by, IEnumerable<IGrouping<string, DocumentScore>> groups)
    {
        table.AppendLine(Head(by));
        foreach (var group in groups)
        {
            table.AppendLine(Line(group.Key, Sum(group)));
        }

        table.AppendLine();
    }

    private static AccuracySum Sum(IEnumerable<DocumentScore> scores) => scores.Aggregate(new AccuracySum(), (sum, score) => sum.With(score));

    private static string Head(string by) => $"{by,-16} {"docs",5} {"cells",8} {"right",9} {"flagged",8} {"missing",8} {"wrong",6} {"invented",8} {"organ",8} {"year",8} {"form",8}";

    private static string Line(string name, AccuracySum sum) => string.Create(CultureInfo.InvariantCulture,
        $"{name,-16} {sum.Documents,5} {sum.Cells,8} {sum.RightShare,9:P2} {sum.FlaggedShare,8:P2} {sum.MissingShare,8:P2} {sum.Wrong,6} {sum.Invented,8} {sum.OrganShare,8:P1} {sum.YearShare,8:P1} {sum.FormShare,8:P1}");
}

/// <summary>A sum of scores.</summary>
public sealed record AccuracySum
{
    public int Documents { get; init; }
    public int Right { get; init; }
    public int Flagged { get; init; }
    public int Missing { get; init; }
    public int Wrong { get; init; }
    public int Invented { get; init; }
    public int Organs { get; init; }
    public int Years { get; init; }
    public int Forms { get; init; }

    /// <summary>Cells outside the damage.</summary>
    public int Cells => Right + Flagged + Missing;

    public double RightShare => Share(Right, Cells);

    public double FlaggedShare => Share(Flagged, Cells);

    public double MissingShare => Share(Missing, Cells);

    public double OrganShare => Share(Organs, Documents);

    public double YearShare => Share(Years, Documents);

    public double FormShare => Share(Forms, Documents);

    /// <summary>The sum with one more document.</summary>
    public AccuracySum With(DocumentScore score) => new()
    {
        Documents = Documents + 1,
        Right = Right + score.Right,
        Flagged = Flagged + score.Flagged,
        Missing = Missing + score.Missing,
        Wrong = Wrong + score.Wrong.Length,
        Invented = Invented + score.Invented.Length,
        Organs = Organs + (score.IsOrganRight ? 1 : 0),
        Years = Years + (score.IsYearRight ? 1 : 0),
        Forms = Forms + (score.IsFormRight ? 1 : 0),
    };

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}

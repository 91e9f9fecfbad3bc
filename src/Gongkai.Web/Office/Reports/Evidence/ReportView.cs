using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Layout;
using Gongkai.Text;

namespace Gongkai.Web.Office.Reports.Evidence;

/// <summary>One report as its page shows it: the official form on one side, the source on the other, and what leads from each to the other.</summary>
internal sealed class ReportView
{
    private readonly ILookup<CellId, int> findingsOf;
    private readonly FrozenMarks marks;

    public ReportView(OpenedReport opened, int? part)
    {
        Opened = opened;
        Form = FormCatalogue.Default.Find(opened.Read.Report.Form);
        Figures = Form is null ? opened.Read.Report.Figures : Completion.Compute(Form, opened.Read.Report.Figures);
        Blocks = ReportLayout.Lay(opened.Read.Report);
        Source = new SourceView(opened.Read.Source);
        marks = new FrozenMarks(SourceMarks.Of(opened));
        PartNumber = Math.Clamp(part ?? (marks.First is { } first ? Source.PartOf(first) : 1), 1, Source.PartCount);
        findingsOf = opened.Findings.SelectMany((finding, index) => finding.Cells.Select(cell => (cell, Number: index + 1))).ToLookup(pair => pair.cell, pair => pair.Number);
        Subheads = [.. Blocks.OfType<Heading>().Where(heading => heading.Level == 2).Select(heading => heading.Text.Value)];
        ShownCells = [.. Blocks.OfType<Table>().SelectMany(table => table.Cells).Select(cell => cell.Anchor).OfType<string>()];
    }

    public OpenedReport Opened { get; }

    public Form? Form { get; }

    /// <summary>The figures, with what the equations give beside them.</summary>
    public Figures Figures { get; }

    /// <summary>The official form, filled.</summary>
    public ImmutableArray<Block> Blocks { get; }

    public SourceView Source { get; }

    /// <summary>The part of the source that is shown, from 1.</summary>
    public int PartNumber { get; }

    /// <summary>Codes of the cells in the tables of this page.</summary>
    public ImmutableHashSet<string> ShownCells { get; }

    /// <summary>Lines of the report's words that are heads inside a part.</summary>
    public ImmutableHashSet<string> Subheads { get; }

    /// <summary>Marks on a piece of the source or of the report's words.</summary>
    public IReadOnlyList<SourceMark> MarksIn(TextSpan span) => marks.In(span);

    /// <summary>Numbers of the findings that concern a cell.</summary>
    public IEnumerable<int> FindingsOf(CellId cell) => findingsOf[cell];

    /// <summary>Heaviest weight among the findings of a cell; null for none.</summary>
    public Severity? SeverityOf(CellId cell) => findingsOf[cell].Select(number => (Severity?)Opened.Findings[number - 1].Severity).Max();

    /// <summary>Where on this page, or on which part of it, a place of the source is; null when it is nowhere.</summary>
    public string? Address(SourcePlace? where, string id)
    {
        if (where is not { } place || place.Span.End > Opened.Read.Source.Text.Length)
        {
            return null;
        }

        var part = Source.PartOf(place.Span);
        return part == PartNumber ? $"#{id}" : string.Create(CultureInfo.InvariantCulture, $"/reports/{Opened.Line.Id}?part={part}#{id}");
    }

    /// <summary>The sums that a cell must be, with the numbers as printed: “25 + 2 + 1 = 28”; for one that is not, both sides.</summary>
    public IEnumerable<(string Rule, string Sum, decimal Total, bool Holds)> SumsOf(CellId cell)
    {
        foreach (var equation in Form?.EquationsOf.GetValueOrDefault(cell) ?? [])
        {
            if (equation.Right is [.., var last] && (equation.Right.Length == 1 ? last == cell : equation.Right.Contains(cell)) && equation.Cells.All(part => Figures[part].Value is not null || part == cell))
            {
                var left = equation.Left.Select(part => Figures[part].Value ?? 0).ToList();
                var rest = equation.Right.Where(part => part != cell).Select(part => Figures[part].Value ?? 0).ToList();
                var total = left.Sum() - rest.Sum();
                var added = left.Where(value => value != 0).DefaultIfEmpty(0).Select(value => RuleBook.Number(value));
                var taken = rest.Select(value => $" − {RuleBook.Number(value)}");
                yield return (equation.Rule, string.Join(" + ", added) + string.Concat(taken), total, Figures[cell].Value == total);
            }
        }
    }

    /// <summary>Marks in order, found by halving.</summary>
    private sealed class FrozenMarks(ImmutableArray<SourceMark> marks)
    {
        private readonly int longest = marks.Select(mark => mark.Span.Length).DefaultIfEmpty().Max();

        public TextSpan? First => marks.FirstOrDefault(mark => mark.Cells.Length > 0)?.Span;

        public List<SourceMark> In(TextSpan span)
        {
            int low = 0, high = marks.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = marks[middle].Span.Start < span.Start - longest ? (middle + 1, high) : (low, middle);
            }

            var found = new List<SourceMark>();
            for (; low < marks.Length && marks[low].Span.Start <= span.End; low++)
            {
                if (marks[low].Span.End >= span.Start)
                {
                    found.Add(marks[low]);
                }
            }

            return found;
        }
    }
}

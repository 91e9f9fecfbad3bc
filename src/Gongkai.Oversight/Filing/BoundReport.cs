using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>A report with the numbers in its words that follow its tables.</summary>
/// <param name="Report">The report, words and figures.</param>
/// <param name="Bound">The bound numbers by part; a part without any is not here.</param>
public sealed record BoundReport(AnnualReport Report, ImmutableSortedDictionary<int, ImmutableArray<BoundNumber>> Bound)
{
    /// <summary>A report whose words follow nothing.</summary>
    public static BoundReport Of(AnnualReport report) => new(report, ImmutableSortedDictionary<int, ImmutableArray<BoundNumber>>.Empty);

    /// <summary>The words of a part.</summary>
    public BoundText Part(int number) => new(Report.Section(number)?.Text.Value ?? "", Bound.GetValueOrDefault(number, []));

    /// <summary>The same report with other figures; its bound numbers follow.</summary>
    public BoundReport With(Figures figures)
    {
        var report = Report with { Figures = figures };
        return With(report, Bound.Keys.Select(number => KeyValuePair.Create(number, Part(number).With(BoundText.PrinterOf(report)))));
    }

    /// <summary>The same report with other words in some parts. Empty words take the part away.</summary>
    public BoundReport With(params IEnumerable<KeyValuePair<int, BoundText>> parts) => With(Report, parts);

    private BoundReport With(AnnualReport report, IEnumerable<KeyValuePair<int, BoundText>> parts)
    {
        var form = FormCatalogue.Default.Find(report.Form);
        var sections = report.Sections.ToDictionary(section => section.Number);
        var bound = Bound.ToBuilder();
        foreach (var (number, text) in parts)
        {
            bound.Remove(number);
            if (text.Plain.Length == 0)
            {
                sections.Remove(number);
                continue;
            }

            var title = sections.TryGetValue(number, out var own) ? own.Title : form?.Sections.FirstOrDefault(section => section.Number == number)?.Title ?? "";
            sections[number] = own is not null && own.Text.Value == text.Plain ? own : new ReportSection(number, title, MappedText.Unplaced(text.Plain));
            if (!text.Numbers.IsEmpty)
            {
                bound[number] = text.Numbers;
            }
        }

        return new BoundReport(report with { Sections = [.. sections.Values.OrderBy(section => section.Number)] }, bound.ToImmutable());
    }
}

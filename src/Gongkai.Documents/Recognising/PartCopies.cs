using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Parts of words alone whose heading stands more than once (shape S24). Parts with a table are compared by their figures.</summary>
internal static class PartCopies
{
    private const double SameWords = 0.8;
    private const double SomeWords = 0.3;

    public static IEnumerable<Observation> Of(ImmutableArray<PartHeading> headings, ImmutableArray<Piece> pieces, IReadOnlyCollection<TableReading> tables)
    {
        foreach (var part in headings.Select((heading, at) => (heading, at)).GroupBy(print => print.heading.Number, print => print.at).OrderBy(part => part.Key)
            .Where(part => part.Skip(1).Any() && tables.All(table => table.Table.Number != part.Key)))
        {
            var first = headings[part.First()];
            var words = Words(headings, pieces, part.First());
            foreach (var again in part.Skip(1))
            {
                yield return new Observation(Kind(words, Words(headings, pieces, again)))
                {
                    Section = part.Key,
                    Expected = 1,
                    Actual = part.Count(),
                    Text = first.Title,
                    Places = [FigureMaking.Place(first.Piece), FigureMaking.Place(headings[again].Piece)],
                };
            }
        }
    }

    private static ObservationKind Kind(HashSet<string> first, HashSet<string> again) => Shared(first, again) switch
    {
        >= SameWords => ObservationKind.SectionRepeated,
        >= SomeWords => ObservationKind.CopiesDiffer,
        _ => ObservationKind.HeadingRepeated,
    };

    private static HashSet<string> Words(ImmutableArray<PartHeading> headings, ImmutableArray<Piece> pieces, int at)
    {
        var end = at + 1 < headings.Length ? headings[at + 1].Piece.Index : pieces.Length;
        return [.. pieces[headings[at].Piece.Index..end].Where(piece => piece.Key.Length > 0).Select(piece => piece.Key)];
    }

    // By characters, of the shorter print: the last copy of a page is followed by whatever stands at its foot.
    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var shorter = Math.Min(one.Sum(key => key.Length), other.Sum(key => key.Length));
        return (double)one.Where(other.Contains).Sum(key => key.Length) / Math.Max(1, shorter);
    }
}

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
        var prints = headings.Select((heading, at) => (heading, words: Words(pieces, heading.Piece.Index, at + 1 < headings.Length ? headings[at + 1].Piece.Index : pieces.Length)));
        foreach (var part in prints.GroupBy(print => print.heading.Number).OrderBy(part => part.Key).Where(part => tables.All(table => table.Table.Number != part.Key)))
        {
            var first = part.First();
            foreach (var again in part.Skip(1))
            {
                yield return new Observation(Kind(first.words, again.words))
                {
                    Section = part.Key,
                    Expected = 1,
                    Actual = part.Count(),
                    Text = first.heading.Title,
                    Places = [FigureMaking.Place(first.heading.Piece), FigureMaking.Place(again.heading.Piece)],
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

    private static HashSet<string> Words(ImmutableArray<Piece> pieces, int start, int end) =>
        [.. pieces[start..end].Where(piece => piece.Key.Length > 0).Select(piece => piece.Key)];

    // By characters, of the shorter print: the last copy of a page is followed by whatever stands at its foot.
    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var shorter = Math.Min(one.Sum(key => key.Length), other.Sum(key => key.Length));
        return (double)one.Where(other.Contains).Sum(key => key.Length) / Math.Max(1, shorter);
    }
}

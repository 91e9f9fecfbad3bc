using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>A heading of one of the report's parts.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Piece">Where it stands.</param>
/// <param name="Length">How many characters of the piece are heading; the rest is the part's first words.</param>
/// <param name="Title">The heading as printed, without number.</param>
internal sealed record PartHeading(int Number, Piece Piece, int Length, string Title);

/// <summary>A wording of a part's heading, folded.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Key">Folded words.</param>
/// <param name="IsOfficial">True for the form's own.</param>
internal readonly record struct PartWording(int Number, string Key, bool IsOfficial);

/// <summary>Finds the headings of the six parts by their words, whatever number stands before them.</summary>
internal static class PartHeadings
{
    private const string Numerals = "一二三四五六七八九十";
    private const int LongestHeading = 40;

    public static ImmutableArray<PartHeading> Find(ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        var found = new List<PartHeading>();
        foreach (var piece in pieces)
        {
            if (piece.Table == 0 || piece.ColumnSpan > 1)
            {
                if (Match(piece, vocabulary.PartWordings) is { } heading)
                {
                    found.Add(heading);
                }
            }
        }

        return WithoutContents(found, pieces);
    }

    private static PartHeading? Match(Piece piece, ImmutableArray<PartWording> wordings)
    {
        var text = piece.Text.Value;
        var enumerator = LabelFold.EnumeratorLength(text);
        var isBracketed = enumerator > 0 && text.TrimStart()[0] is '(' or '（' or '〔' or '[';
        if (piece.IsValue || isBracketed || piece.Key.Length < 4)
        {
            return null;
        }

        var number = enumerator > 0 ? Numerals.IndexOf(text.TrimStart()[0], StringComparison.Ordinal) + 1 : 0;
        var words = text[Math.Min(text.Length, enumerator)..];
        var line = LabelFold.Of(words);
        PartHeading? best = null;
        var bestScore = 0.0;
        foreach (var (section, key, isOfficial) in wordings)
        {
            if (Score(line, key, number == section, enumerator > 0, isOfficial || piece.HeadingLevel > 0) is var score && score > bestScore)
            {
                bestScore = score;
                var isWhole = line.Length <= key.Length + 8;
                best = new PartHeading(section, piece, isWhole ? text.Length : enumerator + LengthOf(words, key.Length), isWhole ? Title(words) : key);
            }
        }

        return best;
    }

    // A heading that runs into its first sentence is taken only when its number is right and its words are exact.
    private static double Score(string line, string key, bool numberFits, bool hasNumber, bool mayStandAlone)
    {
        if (line.Length > LongestHeading)
        {
            return numberFits && line.StartsWith(key, StringComparison.Ordinal) && key.Length >= 4 ? 0.9 + (key.Length * 0.001) : 0;
        }

        if (numberFits && line.Length > key.Length + 8 && key.Length >= 6 && line.StartsWith(key, StringComparison.Ordinal))
        {
            return 0.9 + (key.Length * 0.001);
        }

        return numberFits || hasNumber || mayStandAlone ? Similarity.Of(line, key, numberFits ? 0.6 : hasNumber ? 0.85 : 0.95) : 0;
    }

    private static int LengthOf(string text, int folded)
    {
        var at = 0;
        for (var kept = 0; at < text.Length && kept < folded; at++)
        {
            kept += LabelFold.Keeps(text[at]) ? 1 : 0;
        }

        return at;
    }

    private static string Title(string words) => string.Concat(words.Where(character => !char.IsWhiteSpace(character))).TrimEnd('。', '：', ':', '.', '；');

    // A table of contents is three or more headings one right behind the other, or headings that end in a page number.
    private static ImmutableArray<PartHeading> WithoutContents(List<PartHeading> found, ImmutableArray<Piece> pieces)
    {
        var kept = ImmutableArray.CreateBuilder<PartHeading>();
        for (var i = 0; i < found.Count;)
        {
            var end = i + 1;
            while (end < found.Count && found[end].Number == found[end - 1].Number + 1 && IsNext(found[end - 1].Piece, found[end].Piece, pieces))
            {
                end++;
            }

            var isRepeatedLater = found.Skip(end).Any(later => later.Number == found[i].Number);
            if (end - i >= 3 && isRepeatedLater)
            {
                i = end;
                continue;
            }

            kept.AddRange(found[i..end]);
            i = end;
        }

        return kept.ToImmutable();
    }

    private static bool IsNext(Piece one, Piece next, ImmutableArray<Piece> pieces)
    {
        for (var at = one.Index + 1; at < next.Index; at++)
        {
            if (pieces[at].Key.Length > 0 && !pieces[at].Key.All(char.IsAsciiDigit))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The words of the parts: everything under a heading that belongs to no table and was not printed before.</summary>
internal static class SectionReader
{
    private const int LongEnoughToRepeat = 16;
    private const int LongestHead = 12;

    public static (ImmutableArray<ReportSection> Sections, MappedText? Preamble) Read(ImmutableArray<PartHeading> headings, ImmutableArray<Piece> pieces, IReadOnlyCollection<TableReading> tables, int bodyStart)
    {
        var isTable = TablePieces(headings, pieces, tables);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sections = new Dictionary<int, ReportSection>();
        MappedText? preamble = null;
        for (var i = -1; i < headings.Length; i++)
        {
            var heading = i < 0 ? null : headings[i];
            var start = heading?.Piece.Index ?? bodyStart;
            var end = i + 1 < headings.Length ? headings[i + 1].Piece.Index : pieces.Length;
            var words = Words(heading, pieces, start, end, isTable, seen);
            if (heading is null)
            {
                preamble = words.Length == 0 ? null : words;
            }
            else if (!sections.ContainsKey(heading.Number))
            {
                sections[heading.Number] = new ReportSection(heading.Number, heading.Title, words, heading.Piece.Text.SourceOf(0, heading.Length));
            }
        }

        return ([.. sections.Values.OrderBy(section => section.Number)], preamble);
    }

    // Heads stand before the first label; a sentence inside a table (a note, an extra line) stays with the words.
    private static bool[] TablePieces(ImmutableArray<PartHeading> headings, ImmutableArray<Piece> pieces, IReadOnlyCollection<TableReading> tables)
    {
        var isTable = new bool[pieces.Length];
        var isHeading = headings.Select(heading => heading.Piece.Index).ToHashSet();
        foreach (var table in tables)
        {
            var start = table.Start;
            while (start > 0 && !isHeading.Contains(start - 1) && IsTablePart(pieces, start - 1))
            {
                start--;
            }

            for (var at = start; at < Math.Min(table.End, pieces.Length); at++)
            {
                isTable[at] = IsTablePart(pieces, at);
            }
        }

        return isTable;
    }

    private static bool IsTablePart(ImmutableArray<Piece> pieces, int at) =>
        pieces[at].IsValue
        || pieces[at].Key.Length <= LongestHead
        || FormVocabulary.Current.Find(pieces[at].Key).Length > 0
        || (pieces[at].GlossFreeKey.Length > 1 && FormVocabulary.Current.Find(pieces[at].GlossFreeKey).Length > 0)
        || (at + 1 < pieces.Length && pieces[at + 1].IsValue);

    // Most characters that the words can have, so that room for them is made once.
    private static int Length(ImmutableArray<Piece> pieces, int start, int end, bool[] isTable)
    {
        var length = 0;
        for (var at = start; at < end; at++)
        {
            length += isTable[at] ? 0 : pieces[at].Text.Length + 1;
        }

        return length;
    }

    private static MappedText Words(PartHeading? heading, ImmutableArray<Piece> pieces, int start, int end, bool[] isTable, HashSet<string> seen)
    {
        var builder = new MappedText.Builder(Length(pieces, start, end, isTable));
        for (var at = start; at < end; at++)
        {
            var piece = pieces[at];
            var skip = heading is not null && at == start ? heading.Length : 0;
            if ((isTable[at] && skip == 0) || piece.Text.Length <= skip || (piece.IsValue && piece.Table > 0))
            {
                continue;
            }

            // The same long paragraph a second time is a copy of the page, not more to say.
            if (piece.Key.Length >= LongEnoughToRepeat && !seen.Add(piece.Key))
            {
                continue;
            }

            if (builder.Length > 0)
            {
                builder.Append('\n', new TextSpan(piece.Text.Source.Start, 0));
            }

            builder.Append(piece.Text, skip, piece.Text.Length - skip);
        }

        return builder.ToMappedText();
    }
}

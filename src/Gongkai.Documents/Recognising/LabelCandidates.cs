using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Every place where a label of a table may stand: known wordings, whole or broken over several pieces, with or without a gloss behind them,
/// and damaged ones that have values behind them. Which of them are labels is for <see cref="LabelChain"/>.</summary>
internal sealed class LabelCandidates
{
    private const int MostPieces = 20;
    private const int MostDamagedPieces = 3;
    private const double LeastSimilarity = 0.45;
    private const double LeastSimilarityOfShort = 0.6;
    private const int ShortLabel = 4;
    private const double AlsoHead = 0.7;
    private const double Broken = 0.98;
    private readonly MergedTable table;
    private readonly ImmutableArray<Piece> pieces;
    private readonly FormVocabulary vocabulary;
    private readonly List<RowAnchor> found = [];

    private LabelCandidates(MergedTable table, ImmutableArray<Piece> pieces, FormVocabulary vocabulary) => (this.table, this.pieces, this.vocabulary) = (table, pieces, vocabulary);

    /// <summary>The candidates in the order of where they begin.</summary>
    public static List<RowAnchor> Find(MergedTable table, ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        var candidates = new LabelCandidates(table, pieces, vocabulary);
        for (var at = 0; at < pieces.Length; at++)
        {
            if (pieces[at].Spelt is { } spelt)
            {
                candidates.AddSpelt(pieces[at], spelt);
            }
            else if (candidates.MayBeLabel(pieces[at]))
            {
                candidates.AddAt(at);
            }
        }

        return candidates.found;
    }

    private void AddSpelt(Piece piece, SpeltRow spelt)
    {
        if (table.Rows.Contains(spelt.Row))
        {
            found.Add(new RowAnchor(spelt.Row, piece, spelt.Similarity) { HasValues = true });
        }
    }

    private bool MayBeLabel(Piece piece) => !piece.IsValue && piece.Key.Length > 0 && piece.Key.Length <= vocabulary.LongestKey * 2;

    private void AddAt(int at)
    {
        var piece = pieces[at];
        var isKnown = AddKnown(piece, piece, vocabulary.Find(piece.Key), 1)
            || AddKnown(piece, piece, piece.BareKey.Length > 0 ? vocabulary.Find(piece.BareKey) : [], 1)
            || AddKnown(piece, piece, piece.GlossFreeKey.Length > 1 ? vocabulary.Find(piece.GlossFreeKey) : [], Broken);
        isKnown |= AddBroken(at);
        if (!isKnown && HasValuesBehind(piece) && vocabulary.Find(piece.Key).IsEmpty)
        {
            AddDamaged(piece, piece, piece.Key, piece.BareKey);
        }
    }

    private bool AddKnown(Piece first, Piece last, ImmutableArray<Term> terms, double weight)
    {
        if (terms.IsEmpty)
        {
            return false;
        }

        // “其他” alone is a column head far more often than the row “3.其他”.
        var alsoHead = terms.Any(static term => term.Kind == TermKind.ColumnHead);
        var hasValues = HasValuesBehind(last);
        if (!hasValues && !(table.HasBlocks ? HasValuesBefore(first) : !alsoHead))
        {
            return false;
        }

        var before = found.Count;
        foreach (var term in terms)
        {
            // Wordings with and without their number stand for the same row.
            if (term.Kind == TermKind.Row && term.Table == table.Number && found.FindIndex(before, anchor => anchor.Row.Index == term.Row) < 0)
            {
                found.Add(new RowAnchor(table.Rows[term.Row], first, alsoHead ? AlsoHead : weight) { Last = last, HasValues = hasValues });
            }
        }

        return found.Count > before;
    }

    // A label broken over the lines of a narrow column, or one whose number stands in a cell of its own.
    private bool AddBroken(int at)
    {
        Span<char> joined = stackalloc char[vocabulary.LongestKey + 1];
        var length = 0;
        var any = false;
        var most = vocabulary.CanStart(pieces[at].Key[0]) ? MostPieces : MostDamagedPieces;
        for (var last = at; last < pieces.Length && last < at + most && IsNext(at, last) && length + pieces[last].Key.Length <= vocabulary.LongestKey; last++)
        {
            pieces[last].Key.CopyTo(joined[length..]);
            length += pieces[last].Key.Length;
            if (last > at && AddKnown(pieces[at], pieces[last], vocabulary.Find(joined[..length]), Broken))
            {
                any = true;
            }
            else if (last > at && !any && last < at + MostDamagedPieces && HasValuesBehind(pieces[last]) && vocabulary.Find(pieces[last].Key).IsEmpty && vocabulary.Find(pieces[at].Key).IsEmpty)
            {
                AddDamaged(pieces[at], pieces[last], joined[..length], default);
            }
        }

        return any;
    }

    // Lines of one label may lie in a table and beside it, where the line breaks in its cell cut the table.
    private bool IsNext(int first, int at) => at == first
        || (MayBeLabel(pieces[at]) && (pieces[at].Table != pieces[at - 1].Table || pieces[at].Table == 0 || pieces[at].Row - pieces[at - 1].Row <= 1));

    private void AddDamaged(Piece first, Piece last, ReadOnlySpan<char> key, ReadOnlySpan<char> bare)
    {
        var likely = new List<(MergedRow Row, double Similarity)>();
        foreach (var row in table.Rows)
        {
            if (Likeness(key, bare, row) is > 0 and var similarity)
            {
                likely.Add((row, similarity));
            }
        }

        if (likely.Count == 0 || IsLikelierElsewhere(key, bare, likely.Max(row => row.Similarity)))
        {
            return;
        }

        likely.Sort((one, other) => other.Similarity.CompareTo(one.Similarity));
        foreach (var (row, similarity) in likely)
        {
            found.Add(new RowAnchor(row, first, similarity) { Last = last, HasValues = true, Alternatives = [.. likely.Where(other => other.Row != row).Take(3)] });
        }
    }

    private bool IsLikelierElsewhere(ReadOnlySpan<char> key, ReadOnlySpan<char> bare, double here)
    {
        foreach (var row in vocabulary.Tables.Where(other => other != table).SelectMany(other => other.Rows))
        {
            if (Likeness(key, bare, row) > here)
            {
                return true;
            }
        }

        return false;
    }

    // 0 when it is less than matters. Short labels have little to be alike by.
    private static double Likeness(ReadOnlySpan<char> key, ReadOnlySpan<char> bare, MergedRow row)
    {
        var best = 0.0;
        foreach (var label in row.Keys)
        {
            var least = Math.Max(best, label.Length <= ShortLabel ? LeastSimilarityOfShort : LeastSimilarity);
            best = Math.Max(best, Math.Max(Similarity.Of(key, label, least), bare.IsEmpty ? 0 : Similarity.Of(bare, label, least)));
        }

        return best;
    }

    private bool HasValuesBefore(Piece label) => label.Table == 0 && label.Index > 0 && pieces[label.Index - 1] is { IsValue: true, Table: 0 };

    private bool HasValuesBehind(Piece label)
    {
        var at = label.Index + 1;
        // The last cell of a flattened table may have lost its separator and stand alone.
        return at < pieces.Length && pieces[at].IsValue && (label.Table == pieces[at].Table || pieces[at].Table == 0 || label.Table == 0);
    }
}

using System.Collections.Immutable;
using System.Text;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>A page laid out as text (shape S09): the values of a row stand on one line, its label is broken over lines above and below, among
/// pieces of its category and of its neighbours. The words around each line of values are compared with every row of the form, and all lines are
/// given their rows together, in form order, so that as much as possible of all labels is spelt.</summary>
internal static class LayoutRows
{
    private const int FewestLines = 8;
    private const int MostWordsBefore = 12;
    private const int LongestFragment = 30;
    private const double Least = 0.7;
    private const double Unlabelled = 0.6;
    private const double KnownEnough = 0.7;

    // A long label spelt to three quarters says more than a short one spelt in full.
    private const int LongestWeighed = 16;

    /// <summary>A line of values: its first piece, and the index behind its last.</summary>
    private readonly record struct ValueLine(int Start, int End);

    /// <summary>A label put together for a line of values out of the words from a place on.</summary>
    private sealed record LineLabel(int From, ValueLine Line, SpeltRow Row);

    /// <summary>The pieces with such rows put in order: a label, then its values. The same where there are none.</summary>
    public static ImmutableArray<Piece> Arrange(ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        foreach (var (table, columns) in vocabulary.Tables.Where(table => table.HasRowLabels && !table.HasBlocks).SelectMany(Widths))
        {
            var labels = Prints(pieces, Lines(pieces, columns))
                .Where(lines => lines.Count >= FewestLines && lines.Count(line => IsLabelled(pieces, line, table, vocabulary)) < lines.Count * KnownEnough)
                .SelectMany(lines => Labels(pieces, lines, table)).ToList();
            pieces = labels.Count == 0 ? pieces : Put(pieces, labels);
        }

        return pieces;
    }

    private static IEnumerable<(MergedTable Table, int Columns)> Widths(MergedTable table) =>
        table.Forms.Select(form => table.Table(form).Blocks[0].Columns.Length).Distinct().Select(columns => (table, columns));

    private static List<ValueLine> Lines(ImmutableArray<Piece> pieces, int columns)
    {
        var lines = new List<ValueLine>();
        for (var end = columns; end <= pieces.Length; end++)
        {
            var last = pieces[end - 1];
            if (last.Line == 0 || (end < pieces.Length && pieces[end].Line == last.Line))
            {
                continue;
            }

            var start = end;
            while (start > 0 && pieces[start - 1].Line == last.Line && pieces[start - 1].Value.Kind is PrintKind.Number or PrintKind.NotApplicable)
            {
                start--;
            }

            if (end - start == columns)
            {
                lines.Add(new ValueLine(start, end));
            }
        }

        return lines;
    }

    // A document may print the table twice: the prints are apart by whole paragraphs.
    private static IEnumerable<List<ValueLine>> Prints(ImmutableArray<Piece> pieces, List<ValueLine> lines)
    {
        var print = new List<ValueLine>();
        foreach (var line in lines)
        {
            if (print.Count > 0 && pieces[print[^1].End..line.Start].Any(piece => piece.Key.Length > LongestFragment * 2))
            {
                yield return print;
                print = [];
            }

            print.Add(line);
        }

        yield return print;
    }

    private static IEnumerable<LineLabel> Labels(ImmutableArray<Piece> pieces, List<ValueLine> lines, MergedTable table)
    {
        var rows = Rows(table, [.. lines.Select((_, at) => Window(pieces, lines, at))]);
        var found = rows.Where(row => row is not null).Select(row => row!.Value.Row).ToHashSet();

        // With as many lines as an edition has rows, all in place, nothing can be shifted; else order alone says what belongs where.
        var isComplete = found.Count == lines.Count && table.Forms.Any(form => table.Table(form).Blocks.Sum(block => block.Rows.Length) == lines.Count && found.All(row => IsIn(row, form)));
        for (var at = 0; at < lines.Count && found.Count >= FewestLines; at++)
        {
            if (rows[at] is { } row)
            {
                yield return new LineLabel(at == 0 ? lines[at].Start : lines[at - 1].End, lines[at], new SpeltRow(row.Row, row.Similarity, isComplete));
            }
        }
    }

    private static bool IsLabelled(ImmutableArray<Piece> pieces, ValueLine line, MergedTable table, FormVocabulary vocabulary) =>
        line.Start > 0 && vocabulary.Find(pieces[line.Start - 1].Key).Concat(vocabulary.Find(pieces[line.Start - 1].BareKey)).Any(term => term.Kind == TermKind.Row && term.Table == table.Number);

    // The words between the lines of values above and below.
    private static string Window(ImmutableArray<Piece> pieces, List<ValueLine> lines, int at)
    {
        var from = at > 0 ? lines[at - 1].End : Math.Max(0, lines[at].Start - MostWordsBefore);
        var to = at + 1 < lines.Count ? lines[at + 1].Start : Math.Min(pieces.Length, lines[at].End + MostWordsBefore);
        var words = new StringBuilder();
        for (var piece = from; piece < to; piece++)
        {
            if (!pieces[piece].IsValue && pieces[piece].Key.Length <= LongestFragment)
            {
                words.Append(pieces[piece].Key);
            }
        }

        return words.ToString();
    }

    // The assignment in form order that spells most, over all lines at once.
    private static (MergedRow Row, double Similarity)?[] Rows(MergedTable table, List<string> windows)
    {
        var spelt = new double[windows.Count, table.Rows.Length];
        var weight = new double[windows.Count, table.Rows.Length];
        var best = new double[windows.Count + 1, table.Rows.Length + 1];
        for (var line = windows.Count - 1; line >= 0; line--)
        {
            for (var row = table.Rows.Length - 1; row >= 0; row--)
            {
                spelt[line, row] = table.Rows[row].Keys.Where(key => key.Length > 1).Select(key => Spelt(windows[line], key)).DefaultIfEmpty().Max();
                weight[line, row] = (spelt[line, row] - Unlabelled) * Math.Min(LongestWeighed, table.Rows[row].Keys.Max(key => key.Length));
                best[line, row] = Math.Max(Math.Max(best[line + 1, row], best[line, row + 1]), weight[line, row] + best[line + 1, row + 1]);
            }
        }

        var rows = new (MergedRow, double)?[windows.Count];
        for (int line = 0, row = 0; line < windows.Count && row < table.Rows.Length;)
        {
            if (best[line, row] == weight[line, row] + best[line + 1, row + 1] && spelt[line, row] > Unlabelled)
            {
                rows[line] = spelt[line, row] >= Least ? (table.Rows[row], spelt[line, row]) : null;
                line++;
                row++;
            }
            else if (best[line, row] == best[line, row + 1])
            {
                row++;
            }
            else
            {
                line++;
            }
        }

        return WithoutChoice(table, rows, spelt);
    }

    // A line around which another label of the edition is spelt that no line has taken may be that row's: it gets none.
    private static (MergedRow Row, double Similarity)?[] WithoutChoice(MergedTable table, (MergedRow Row, double Similarity)?[] rows, double[,] spelt)
    {
        var taken = rows.Where(row => row is not null).Select(row => row!.Value.Row).ToHashSet();
        var edition = table.Forms.MaxBy(form => taken.Count(row => IsIn(row, form)))!;
        return [.. rows.Select((row, line) => row is not null && table.Rows.Any(other => IsIn(other, edition) && !taken.Contains(other) && spelt[line, other.Index] >= Least) ? null : row)];
    }

    private static bool IsIn(MergedRow row, Form form) => row.Editions.Any(edition => edition.Form == form);

    // How much of a label stands in a text, in order: the longest common subsequence over the label's length.
    private static double Spelt(string text, string label)
    {
        Span<int> row = stackalloc int[label.Length + 1];
        row.Clear();
        foreach (var character in text)
        {
            var diagonal = 0;
            for (var at = 1; at <= label.Length; at++)
            {
                var above = row[at];
                row[at] = character == label[at - 1] ? diagonal + 1 : Math.Max(above, row[at - 1]);
                diagonal = above;
            }
        }

        return (double)row[label.Length] / label.Length;
    }

    // Each label in front of its values; the words that spelt it are gone from the stream.
    private static ImmutableArray<Piece> Put(ImmutableArray<Piece> pieces, List<LineLabel> labels)
    {
        var put = ImmutableArray.CreateBuilder<Piece>(pieces.Length + labels.Count);
        var next = 0;
        foreach (var label in labels)
        {
            Copy(label.From);
            var first = pieces[label.Line.Start];
            var words = pieces[label.From..label.Line.Start].Where(piece => !piece.IsValue).Select(piece => piece.Text).ToList();
            put.Add(new Piece(put.Count, words.Count > 0 ? MappedText.Join(words) : MappedText.At("", first.Text.Source.Start), first.Page, 0, 0, 0) { Printed = string.Concat(words.Select(text => text.Value)), Line = first.Line, Spelt = label.Row });
            next = label.Line.Start;
            Copy(label.Line.End);
        }

        Copy(pieces.Length);
        return put.ToImmutable();

        void Copy(int end)
        {
            for (; next < end; next++)
            {
                put.Add(pieces[next].At(put.Count));
            }
        }
    }
}

/// <summary>The row that the words around a line of values spell together.</summary>
/// <param name="Row">The row.</param>
/// <param name="Similarity">How much of its label they spell.</param>
/// <param name="IsSure">False where only the order of lines says so.</param>
internal sealed record SpeltRow(MergedRow Row, double Similarity, bool IsSure);

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Oversight.Filing;

/// <summary>A number in the words that follows a cell of the tables 绑定数字.</summary>
/// <param name="Start">First character in the plain text.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Cell">The cell it follows.</param>
public readonly record struct BoundNumber(int Start, int Length, CellId Cell);

/// <summary>A bound number that somebody wrote otherwise.</summary>
/// <param name="Part">In which part.</param>
/// <param name="Cell">The cell it follows; null when the number lost its binding.</param>
/// <param name="Written">What was written.</param>
/// <param name="Kept">What stands there, for the cell says so.</param>
public sealed record BoundChange(int Part, CellId? Cell, string Written, string Kept);

/// <summary>The words of a part with the numbers in it that follow the tables. In fields they stand between 〖 and 〗, so that everybody sees which they are.</summary>
public sealed record BoundText(string Plain, ImmutableArray<BoundNumber> Numbers)
{
    private const char Open = '〖';
    private const char Close = '〗';
    private const string Nothing = "——";
    private const int LongestNumber = 24;

    /// <summary>Words without such numbers.</summary>
    public static BoundText Of(string plain) => new(plain, []);

    /// <summary>The words as fields show them.</summary>
    public string Marked
    {
        get
        {
            var text = new StringBuilder(Plain.Length + (Numbers.Length * 2));
            var at = 0;
            foreach (var number in Numbers)
            {
                text.Append(Plain, at, number.Start - at).Append(Open).Append(Plain, number.Start, number.Length).Append(Close);
                at = number.Start + number.Length;
            }

            return text.Append(Plain, at, Plain.Length - at).ToString();
        }
    }

    /// <summary>The words of a template, whose {cell} places become bound numbers.</summary>
    public static BoundText FromTemplate(string template, Func<CellId, string> print)
    {
        var text = new StringBuilder(template.Length);
        var numbers = ImmutableArray.CreateBuilder<BoundNumber>();
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end > at && CellId.TryParse(template[(at + 1)..end], out var cell))
            {
                Bind(text, numbers, cell, print(cell));
                at = end + 1;
            }
            else
            {
                text.Append(template[at++]);
            }
        }

        return new BoundText(text.ToString(), numbers.ToImmutable());
    }

    /// <summary>Reads what stands in a field. Numbers between the marks keep their cells, in order; a cell's number stays what the cell says, whatever was written.</summary>
    /// <param name="marked">The field.</param>
    /// <param name="part">Number of the part, for what is said of changes.</param>
    /// <param name="before">The words that stood in the field.</param>
    /// <returns>The words, and the bound numbers that were written otherwise or lost.</returns>
    public static (BoundText Text, ImmutableArray<BoundChange> Changes) FromMarked(string marked, int part, BoundText before)
    {
        var pieces = Cut(marked);
        var written = pieces.Where(piece => piece.IsNumber).Select(piece => piece.Text).ToList();
        var cells = Align(written, before);
        var text = new StringBuilder(marked.Length);
        var numbers = ImmutableArray.CreateBuilder<BoundNumber>();
        var changes = ImmutableArray.CreateBuilder<BoundChange>();
        var index = 0;
        foreach (var (piece, isNumber) in pieces)
        {
            if (!isNumber)
            {
                text.Append(piece);
                continue;
            }

            var (cell, kept) = cells[index++];
            if (cell is { } bound)
            {
                Bind(text, numbers, bound, kept);
            }
            else
            {
                text.Append(piece);
            }

            if (cell is null || piece != kept)
            {
                changes.Add(new BoundChange(part, cell, piece, cell is null ? piece : kept));
            }
        }

        return (new BoundText(text.ToString(), numbers.ToImmutable()), changes.ToImmutable());
    }

    /// <summary>The same words with the numbers that the cells give now.</summary>
    public BoundText With(Func<CellId, string> print)
    {
        if (Numbers.IsEmpty)
        {
            return this;
        }

        var text = new StringBuilder(Plain.Length);
        var numbers = ImmutableArray.CreateBuilder<BoundNumber>(Numbers.Length);
        var at = 0;
        foreach (var number in Numbers)
        {
            text.Append(Plain, at, number.Start - at);
            Bind(text, numbers, number.Cell, print(number.Cell));
            at = number.Start + number.Length;
        }

        return new BoundText(text.Append(Plain, at, Plain.Length - at).ToString(), numbers.ToImmutable());
    }

    /// <summary>How words print a figure: as its cell does; a dash where there is none yet.</summary>
    public static Func<CellId, string> PrinterOf(AnnualReport report)
    {
        var form = FormCatalogue.Default.Find(report.Form);
        return cell => TypedFigure.TextOf(report.Figures[cell], form?.Place(cell)?.Column.Unit ?? cell.Definition.Unit) is { Length: > 0 } print ? print : Nothing;
    }

    private static void Bind(StringBuilder text, ImmutableArray<BoundNumber>.Builder numbers, CellId cell, string print)
    {
        numbers.Add(new BoundNumber(text.Length, print.Length, cell));
        text.Append(print);
    }

    private static List<(string Text, bool IsNumber)> Cut(string marked)
    {
        var pieces = new List<(string, bool)>();
        var start = 0;
        for (var open = marked.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = marked.IndexOf(Open, open + 1))
        {
            var close = marked.IndexOf(Close, open);
            if (close > open && close - open - 1 <= LongestNumber && marked.AsSpan(open + 1, close - open - 1).IndexOfAny(Open, '\n') < 0)
            {
                pieces.Add((marked[start..open], false));
                pieces.Add((marked[(open + 1)..close].Trim(), true));
                start = close + 1;
                open = close;
            }
        }

        pieces.Add((marked[start..], false));
        return pieces;
    }

    // As many as before: one for one. Otherwise the longest run of same numbers in the same order; the others lost their cell.
    private static (CellId? Cell, string Kept)[] Align(List<string> written, BoundText before)
    {
        var old = before.Numbers.Select(number => (number.Cell, Print: before.Plain.Substring(number.Start, number.Length))).ToList();
        if (old.Count == written.Count)
        {
            return [.. old.Select(number => ((CellId?)number.Cell, number.Print))];
        }

        var lengths = new int[written.Count + 1, old.Count + 1];
        for (var i = written.Count - 1; i >= 0; i--)
        {
            for (var j = old.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = written[i] == old[j].Print ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var cells = new (CellId?, string)[written.Count];
        for (int i = 0, j = 0; i < written.Count; i++)
        {
            while (j < old.Count && written[i] != old[j].Print && lengths[i, j + 1] == lengths[i, j])
            {
                j++;
            }

            cells[i] = j < old.Count && written[i] == old[j].Print ? (old[j].Cell, old[j++].Print) : (null, written[i]);
        }

        return cells;
    }

    /// <summary>Start, length and cell as text, for the fair copy.</summary>
    internal static string Place(BoundNumber number) => string.Create(CultureInfo.InvariantCulture, $"{number.Start} {number.Length} {number.Cell.Code}");

    /// <summary>Reads <see cref="Place"/>.</summary>
    internal static BoundNumber Parse(string place)
    {
        var fields = place.Split(' ');
        return new BoundNumber(int.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), CellId.Parse(fields[2]));
    }
}

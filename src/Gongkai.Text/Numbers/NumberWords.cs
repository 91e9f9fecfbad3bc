using System.Globalization;

namespace Gongkai.Text;

/// <summary>The words around numbers, from their tables.</summary>
internal sealed class NumberWords
{
    private static readonly Lazy<NumberWords> Loaded = new(() => new NumberWords());
    private readonly (string Word, NumberBound Bound, bool OnlyLone)[] before;
    private readonly string[] identifierBefore;

    private NumberWords()
    {
        var rows = DataFile.Rows("numbers.tsv").ToLookup(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);
        before = [.. rows["before"].Select(cells => (Word: cells[0], BoundOf(cells[1]), false))
            .Concat(rows["before-lone"].Select(cells => (Word: cells[0], BoundOf(cells[1]), true)))
            .OrderByDescending(entry => entry.Word.Length)];
        Inside = new PhraseTable(rows["inside"].Select(Phrase.FromRow));
        Behind = new PhraseTable(rows["behind"].Select(Phrase.FromRow));
        Times = new PhraseTable(rows["times"].Select(Phrase.FromRow));
        Phrases = new PhraseTable(rows["phrase"].Select(Phrase.FromRow));
        IdentifierBehind = new PhraseTable(rows["identifier-behind"].Select(Phrase.FromRow));
        identifierBefore = [.. rows["identifier-before"].Select(cells => cells[0])];
        Never = string.Concat(rows["never"].Select(cells => cells[0]));
        Range = string.Concat(rows["range"].Select(cells => cells[0]));
        Measures = PhraseTable.Load("measures.tsv");
    }

    public static NumberWords Current => Loaded.Value;

    /// <summary>余, 多: between the digits and the multiplier or measure.</summary>
    public PhraseTable Inside { get; }

    /// <summary>以上, 左右.</summary>
    public PhraseTable Behind { get; }

    /// <summary>万, 亿 and the like, each with its factor.</summary>
    public PhraseTable Times { get; }

    public PhraseTable Measures { get; }

    /// <summary>Set phrases that begin with a numeral.</summary>
    public PhraseTable Phrases { get; }

    public PhraseTable IdentifierBehind { get; }

    /// <summary>Characters behind which a numeral of one character counts nothing.</summary>
    public string Never { get; }

    /// <summary>Characters that join the ends of a range.</summary>
    public string Range { get; }

    public bool IsAfterIdentifierWord(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" ：:（(");
        foreach (var word in identifierBefore)
        {
            if (text.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the words of doubt before the number at a place, blanks included, and what they say; 0 for none.</summary>
    public int BoundBefore(ReadOnlySpan<char> text, int at, out NumberBound bound)
    {
        var trimmed = text[..at].TrimEnd();
        var isLone = CharacterNumeral.BeginsWithUnit(text[at..]);
        foreach (var (word, said, onlyLone) in before)
        {
            if (trimmed.EndsWith(word) && (isLone || !onlyLone))
            {
                bound = said;
                return at - trimmed.Length + word.Length;
            }
        }

        bound = NumberBound.Exact;
        return 0;
    }

    public static NumberBound BoundOf(string said) => said switch
    {
        "more" => NumberBound.More,
        "less" => NumberBound.Less,
        "about" => NumberBound.About,
        _ => throw new InvalidDataException($"'{said}' says nothing about a number."),
    };

    public static decimal FactorOf(Phrase times) => decimal.Parse(times.Instead, CultureInfo.InvariantCulture);
}

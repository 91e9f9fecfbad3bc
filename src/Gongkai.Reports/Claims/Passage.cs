using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>A stretch of words between two commas, or inside one pair of brackets that holds a number.</summary>
internal readonly record struct Clause(int Start, int End, int Depth);

/// <summary>A sentence: its clauses, and the paragraph it stands in.</summary>
internal sealed record Sentence(int Start, int End, int Paragraph, ImmutableArray<Clause> Clauses);

/// <summary>The words of one part, looked through once: known words, numbers, sentences, and which characters none of them explains.</summary>
internal sealed class Passage
{
    private const int LongestTitle = 120;
    private static readonly SearchValues<char> OfficeEndings = SearchValues.Create("局委厅办院所站队");
    private readonly List<Word> words;
    private readonly int[] unknownBefore;

    /// <summary>Looks through a part.</summary>
    /// <param name="section">The part.</param>
    /// <param name="report">The report that it belongs to.</param>
    /// <param name="aliases">What the report may call its organ.</param>
    public Passage(ReportSection section, AnnualReport report, ImmutableArray<string> aliases)
    {
        Section = section.Number;
        Mapped = section.Text;
        Text = section.Text.Value;
        Report = report;
        words = Lexicon.Current.Find(Text);
        var known = new bool[Text.Length];
        CountedNumbers.Find(Text, Numbers, Years, known);
        Numbers.RemoveAll(number => InTitle(number.Start) || InsideWord(number));
        new Examples(Text, words, Numbers).Drop(known);
        CarriedYears.Settle(words, Years, report.Year);
        unknownBefore = CountUnknown(known, aliases);
        Sentences = SentenceCutter.Cut(Text, Numbers);
    }

    public int Section { get; }

    public MappedText Mapped { get; }

    public string Text { get; }

    public AnnualReport Report { get; }

    public List<CountedNumber> Numbers { get; } = [];

    public List<NamedYear> Years { get; } = [];

    public List<Sentence> Sentences { get; }

    /// <summary>Places where the report names its own organ.</summary>
    public List<TextSpan> Selves { get; } = [];

    /// <summary>Where the next number behind a place starts; the end of the text where none does.</summary>
    public int NextNumber(int behind)
    {
        int low = 0, high = Numbers.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Numbers[middle].Start < behind ? (middle + 1, high) : (low, middle);
        }

        return low < Numbers.Count ? Numbers[low].Start : Text.Length;
    }

    /// <summary>How many characters of the span are in no known word, number, bracketed title or name of the organ.</summary>
    public int Unknown(int start, int end) => end <= start ? 0 : unknownBefore[end] - unknownBefore[start];

    /// <summary>The known words that start inside the span.</summary>
    public ReadOnlySpan<Word> WordsIn(int start, int end)
    {
        var first = FirstWordAt(start);
        var last = first;
        while (last < words.Count && words[last].Start < end)
        {
            last++;
        }

        return CollectionsMarshal.AsSpan(words)[first..last];
    }

    /// <summary>All kinds of words inside the span.</summary>
    public WordClass ClassesIn(int start, int end)
    {
        var classes = WordClass.None;
        for (var i = FirstWordAt(start); i < words.Count && words[i].Start < end; i++)
        {
            classes |= words[i].Class;
        }

        return classes;
    }

    /// <summary>The words of the span that name rows or columns of the form.</summary>
    public ImmutableArray<Word> RowsIn(int start, int end)
    {
        var rows = ImmutableArray<Word>.Empty;
        foreach (var word in WordsIn(start, end))
        {
            rows = word.Row is null ? rows : rows.Add(word);
        }

        return rows;
    }

    private int FirstWordAt(int start)
    {
        int low = 0, high = words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // 全县政府信息公开 names no 县政府, and 各街道 no 街道; 市公安局本级 does name 市公安局.
    private bool CutsWord(int start, int end)
    {
        const int longest = 8;
        foreach (var word in WordsIn(Math.Max(0, start - longest), end))
        {
            if ((word.Start > start && word.End > end && !word.Is(WordClass.Office)) || (word.Start < start && word.End > start))
            {
                return true;
            }
        }

        return false;
    }

    // 市住建局 in the report of 海安市住房和城乡建设局 is the organ itself.
    private void FindShortNames(bool[] known)
    {
        const int longest = 7;
        for (var end = NextOffice(1); end < Text.Length; end = NextOffice(end + 1))
        {
            if (known[end] || known[end - 1])
            {
                continue;
            }

            var start = end;
            while (start > 0 && end - start < longest && !known[start - 1] && char.IsLetter(Text[start - 1]))
            {
                start--;
            }

            if (OrganNames.IsShortFor(Text.AsSpan(start, end + 1 - start), Report.Organ))
            {
                Array.Fill(known, true, start, end + 1 - start);
                Selves.Add(TextSpan.Between(start, end + 1));
            }
        }
    }

    private int NextOffice(int from) => from < Text.Length && Text.AsSpan(from).IndexOfAny(OfficeEndings) is >= 0 and var found ? from + found : Text.Length;

    // 滨泽经开区管委会 in the report of 滨泽经济技术开发区管理委员会: what stands before the known part is short for the rest.
    private int WithShortFront(bool[] known, int start, int end)
    {
        const int longest = 8;
        var front = start;
        for (var at = start - 1; at >= 0 && start - at <= longest && !known[at] && char.IsLetter(Text[at]); at--)
        {
            front = OrganNames.IsShortFor(Text.AsSpan(at, end - at), Report.Organ) ? at : front;
        }

        return front;
    }

    // 两项合计, 县乡两级 are words of their own and count nothing.
    private bool InsideWord(CountedNumber number)
    {
        const int longest = 8;
        foreach (var word in WordsIn(Math.Max(0, number.Start - longest), number.NumberEnd))
        {
            if (word.Start <= number.Start && word.End >= number.End && word.Length > number.End - number.Start)
            {
                return true;
            }
        }

        return false;
    }

    private bool InTitle(int at)
    {
        for (var i = at; i >= 0 && at - i < LongestTitle && Text[i] is not ('》' or '〉' or '。' or '\n'); i--)
        {
            if (Text[i] is '《' or '〈')
            {
                return true;
            }
        }

        return false;
    }

    private int[] CountUnknown(bool[] known, ImmutableArray<string> aliases)
    {
        foreach (var word in words)
        {
            Array.Fill(known, true, word.Start, word.Length);
        }

        foreach (var alias in aliases)
        {
            for (var at = Text.IndexOf(alias, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(alias, at + alias.Length, StringComparison.Ordinal))
            {
                if (!CutsWord(at, at + alias.Length))
                {
                    var start = WithShortFront(known, at, at + alias.Length);
                    Array.Fill(known, true, start, at + alias.Length - start);
                    Selves.Add(TextSpan.Between(start, at + alias.Length));
                }
            }
        }

        FindShortNames(known);
        Selves.Sort((left, right) => left.Start.CompareTo(right.Start));
        var counts = new int[Text.Length + 1];
        var title = false;
        for (var i = 0; i < Text.Length; i++)
        {
            title = Text[i] is '《' || (title && Text[i] is not '》' and not '\n');
            counts[i + 1] = counts[i] + (known[i] || title || !IsLetterOrDigit(Text[i]) ? 0 : 1);
        }

        return counts;
    }

    // Nearly every character is Han, and for it the tables need not be asked.
    private static bool IsLetterOrDigit(char character) => character is >= '\u4E00' and <= '\u9FFF' || char.IsLetterOrDigit(character);
}

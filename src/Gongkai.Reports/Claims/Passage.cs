using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>A stretch of words between two commas, or inside one pair of brackets that holds a number.</summary>
internal readonly record struct Clause(int Start, int End, int Depth);

/// <summary>A sentence: its clauses, and the paragraph it stands in.</summary>
internal sealed record Sentence(int Start, int End, int Paragraph, ImmutableArray<Clause> Clauses);

/// <summary>The words of one part, looked through once: known words, numbers, sentences, and which characters none of them explains.</summary>
internal sealed class Passage
{
    private readonly int[] unknownBefore;

    public Passage(ReportSection section, AnnualReport report)
    {
        Section = section.Number;
        Mapped = section.Text;
        Text = section.Text.Value;
        Report = report;
        Words = Lexicon.Current.Find(Text);
        var all = NumberFinder.FindNumbers(Text);
        Years = [.. all.Where(number => number.IsYear)];
        Numbers = [.. all.Where(number => number.IsQuantity && !InTitle(number.Start))];
        unknownBefore = CountUnknown(all);
        Sentences = SentenceCutter.Cut(Text, Numbers);
    }

    public int Section { get; }

    public MappedText Mapped { get; }

    public string Text { get; }

    public AnnualReport Report { get; }

    public List<Word> Words { get; }

    public List<FoundNumber> Numbers { get; }

    public List<FoundNumber> Years { get; }

    public List<Sentence> Sentences { get; }

    /// <summary>How many characters of the span are in no known word, number, bracketed title or name of the organ.</summary>
    public int Unknown(int start, int end) => end <= start ? 0 : unknownBefore[end] - unknownBefore[start];

    /// <summary>The known words that start inside the span.</summary>
    public IEnumerable<Word> WordsIn(int start, int end)
    {
        for (var i = FirstWordAt(start); i < Words.Count && Words[i].Start < end; i++)
        {
            yield return Words[i];
        }
    }

    /// <summary>All kinds of words inside the span.</summary>
    public WordClass ClassesIn(int start, int end)
    {
        var classes = WordClass.None;
        for (var i = FirstWordAt(start); i < Words.Count && Words[i].Start < end; i++)
        {
            classes |= Words[i].Class;
        }

        return classes;
    }

    private int FirstWordAt(int start)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].Start < start)
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

    private bool InTitle(int at)
    {
        for (var i = at; i >= 0 && at - i < 120 && Text[i] is not ('》' or '〉' or '。' or '\n'); i--)
        {
            if (Text[i] is '《' or '〈')
            {
                return true;
            }
        }

        return false;
    }

    private int[] CountUnknown(List<FoundNumber> numbers)
    {
        var known = new bool[Text.Length];
        foreach (var word in Words)
        {
            Array.Fill(known, true, word.Start, word.Length);
        }

        foreach (var number in numbers)
        {
            Array.Fill(known, true, number.Start, number.End - number.Start);
        }

        foreach (var alias in OrganNames.Aliases(Report.Organ))
        {
            for (var at = Text.IndexOf(alias, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(alias, at + alias.Length, StringComparison.Ordinal))
            {
                Array.Fill(known, true, at, alias.Length);
            }
        }

        var counts = new int[Text.Length + 1];
        var title = false;
        for (var i = 0; i < Text.Length; i++)
        {
            title = Text[i] is '《' || (title && Text[i] is not '》' and not '\n');
            counts[i + 1] = counts[i] + (known[i] || title || !char.IsLetterOrDigit(Text[i]) ? 0 : 1);
        }

        return counts;
    }
}

/// <summary>Short forms by which a report calls its own organ.</summary>
internal static class OrganNames
{
    /// <summary>The name, what remains of it behind each place, and a government's place itself; longest first.</summary>
    public static IEnumerable<string> Aliases(string? organ) => string.IsNullOrEmpty(organ) ? []
        : organ.Contains("人民政府", StringComparison.Ordinal) ? Tails(organ).Concat(Tails(organ.Replace("人民政府", "政府", StringComparison.Ordinal)))
        : Tails(organ);

    private static IEnumerable<string> Tails(string organ)
    {
        yield return organ;
        foreach (var tail in new[] { "人民政府办公室", "人民政府办公厅", "人民政府" })
        {
            if (organ.EndsWith(tail, StringComparison.Ordinal) && organ.Length > tail.Length + 1)
            {
                yield return organ[..^tail.Length];
            }
        }

        for (var i = 1; i < organ.Length - 2; i++)
        {
            if (organ[i - 1] is '省' or '市' or '县' or '区' or '州' or '旗' or '盟')
            {
                yield return organ[i..];
                yield return organ[(i - 1)..];
            }
        }
    }

    /// <summary>True for a people's government (《条例》第五十条: its report owes more).</summary>
    public static bool IsGovernment(string? organ) => organ is not null && organ.EndsWith("人民政府", StringComparison.Ordinal);

    /// <summary>True for what speaks for a whole area: a government, its general office, a zone's committee, a sub-district.</summary>
    public static bool SpeaksForArea(string? organ) => organ is not null
        && (IsGovernment(organ) || organ.EndsWith("管委会", StringComparison.Ordinal) || organ.EndsWith("管理委员会", StringComparison.Ordinal)
            || organ.EndsWith("街道办事处", StringComparison.Ordinal) || organ.EndsWith("人民政府办公室", StringComparison.Ordinal) || organ.EndsWith("人民政府办公厅", StringComparison.Ordinal));
}

namespace Gongkai.Reports.Claims;

/// <summary>出入境证件、机动车号牌等行政事业性收费; 行政许可（医师注册等）4773件: examples of the noun beside them, which neither name nor narrow what is counted.</summary>
internal static class Examples
{
    private const WordClass Exemplified = WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClass.Fee | WordClass.Applicant | WordClass.Result;
    private const WordClass Leads = WordClasses.Verbs | WordClasses.Times | WordClasses.ListMarks | WordClass.Filler | WordClass.Total | WordClass.Region | WordClass.Others | WordClass.Office;
    private const string Parting = "，,。；;：:\n（(）)";
    private const int LongestBracket = 60;

    /// <summary>Takes the examples out of the words, and marks their characters as known.</summary>
    public static void Drop(string text, List<Word> words, List<CountedNumber> numbers, bool[] known)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words[i - 1].Is(WordClass.Etc) && words[i].Is(Exemplified) && words[i].Start == words[i - 1].End)
            {
                var end = words[i - 1].End;
                Forget(words, known, StartBefore(text, words, i - 1, numbers), end);
                i = Math.Min(i, words.Count);
            }
        }

        foreach (var number in numbers)
        {
            if (number.Start > 2 && text[number.Start - 1] is '）' or ')' && text[number.Start - 2] == '等' && OpensAt(text, number.Start) is var open and > 0 && words.Exists(word => word.End == open && word.Is(Exemplified)))
            {
                Forget(words, known, open, number.Start);
            }
        }
    }

    // Behind the last mark or number, and behind the verbs and places that open the clause.
    private static int StartBefore(string text, List<Word> words, int etc, List<CountedNumber> numbers)
    {
        var start = words[etc].Start;
        while (start > 0 && !Parting.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        foreach (var number in numbers)
        {
            start = number.End <= words[etc].Start ? Math.Max(start, number.End) : start;
        }

        foreach (var word in words)
        {
            if (word.Start >= start && word.Start < words[etc].Start)
            {
                if (!word.Is(Leads) || word.Start > start)
                {
                    break;
                }

                start = word.End;
            }
        }

        return start;
    }

    private static int OpensAt(string text, int end)
    {
        var open = text.LastIndexOfAny(['（', '('], end - 1, Math.Min(LongestBracket, end));
        return open;
    }

    private static void Forget(List<Word> words, bool[] known, int start, int end)
    {
        words.RemoveAll(word => word.Start >= start && word.End <= end);
        Array.Fill(known, true, start, end - start);
    }
}

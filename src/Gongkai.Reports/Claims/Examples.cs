using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>出入境证件、机动车号牌等行政事业性收费; 行政许可（医师注册等）4773件: examples of the noun beside them, which neither name nor narrow what is counted.</summary>
internal sealed class Examples(string text, List<Word> words, List<CountedNumber> numbers)
{
    private const WordClass Exemplified = WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClass.Fee | WordClass.Applicant | WordClass.Result;
    private const WordClass Leads = WordClasses.Verbs | WordClasses.Times | WordClasses.ListMarks | WordClass.Filler | WordClass.Total | WordClass.Region | WordClass.Others | WordClass.Office;
    private const string Parting = "，,。；;：:\n（(）)";
    private const int Longest = 80;

    /// <summary>Takes the examples out of the words, and marks their characters as known.</summary>
    public void Drop(bool[] known)
    {
        var spans = Before().Concat(InBrackets()).OrderBy(span => span.Start).ToList();
        spans.ForEach(span => Array.Fill(known, true, span.Start, span.Length));
        var next = 0;
        words.RemoveAll(word =>
        {
            while (next < spans.Count && spans[next].End <= word.Start)
            {
                next++;
            }

            return next < spans.Count && word.Start >= spans[next].Start && word.End <= spans[next].End;
        });
    }

    private IEnumerable<TextSpan> Before()
    {
        for (var at = 1; at < words.Count; at++)
        {
            if (words[at - 1].Is(WordClass.Etc) && words[at].Is(Exemplified) && words[at].Start == words[at - 1].End)
            {
                yield return TextSpan.Between(StartBefore(at - 1), words[at - 1].End);
            }
        }
    }

    // 行政许可（医师注册、护士注册等）4773件
    private IEnumerable<TextSpan> InBrackets()
    {
        var at = 0;
        foreach (var number in numbers)
        {
            var open = number.Start > 2 && text[number.Start - 1] is '）' or ')' && text[number.Start - 2] == '等' ? text.LastIndexOfAny(['（', '('], number.Start - 1, Math.Min(Longest, number.Start)) : -1;
            while (at < words.Count && words[at].End < open)
            {
                at++;
            }

            if (open > 0 && at < words.Count && words[at].End == open && words[at].Is(Exemplified))
            {
                yield return TextSpan.Between(open, number.Start);
            }
        }
    }

    // Behind the last mark or number, and behind the verbs and places that open the clause.
    private int StartBefore(int etc)
    {
        var end = words[etc].Start;
        var start = end;
        while (start > 0 && end - start < Longest && !Parting.Contains(text[start - 1], StringComparison.Ordinal) && !EndsNumber(start))
        {
            start--;
        }

        var first = etc;
        while (first > 0 && words[first - 1].Start >= start)
        {
            first--;
        }

        for (; first < etc && words[first].Start == start && words[first].Is(Leads); first++)
        {
            start = words[first].End;
        }

        return start;
    }

    private bool EndsNumber(int at)
    {
        int low = 0, high = numbers.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = numbers[middle].End < at ? (middle + 1, high) : (low, middle);
        }

        return low < numbers.Count && numbers[low].End == at;
    }
}

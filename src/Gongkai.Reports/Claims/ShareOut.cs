using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>行政复议、行政诉讼分别为3件、2件: gives each number its own noun, in order; where the counts differ none is sure.</summary>
internal sealed class ShareOut(Passage passage, Setting setting)
{
    private const WordClass Topics = WordClasses.Disputes | WordClasses.Rows | WordClass.CarriedIn | WordClass.CarriedOut | WordClass.Receive | WordClass.Reply | WordClass.Licence | WordClass.Penalty | WordClass.Coercion;

    private readonly Queue<Word> waiting = new();
    private readonly Queue<int> years = new();
    private WordClass shared;
    private Draft? first;

    public void Apply(Draft draft, List<CountedNumber> numbers, int at, string after)
    {
        if (waiting.Count > 0)
        {
            Give(draft, waiting.Dequeue(), after);
            return;
        }

        if (years.Count > 0)
        {
            Give(draft, years.Dequeue());
            return;
        }

        var words = passage.Text.AsSpan(draft.Start, draft.At - draft.Start);
        var mark = words.IndexOf("分别", StringComparison.Ordinal);
        mark = mark < 0 ? words.IndexOf("依次", StringComparison.Ordinal) : mark;
        if (mark < 0 || SharesYears(draft, numbers, at))
        {
            return;
        }

        var topics = new List<Word>();
        foreach (var word in passage.WordsIn(draft.Start, draft.Start + mark))
        {
            if (word.Is(Topics))
            {
                topics.Add(word);
            }
        }

        // 分季度看，新收申请依次为48件、36件、41件、32件: none of them is all of the one noun.
        if (topics.Count == 1 && BareNumbers(numbers, at) > 1)
        {
            draft.Meaning = QuantityRules.Other;
        }

        if (topics.Count < 2)
        {
            return;
        }

        if (BareNumbers(numbers, at) != topics.Count)
        {
            draft.Meaning = QuantityRules.Other;
            return;
        }

        shared = draft.Own & ~Topics;
        Give(draft, topics[0], after);
        topics.Skip(1).ToList().ForEach(waiting.Enqueue);
    }

    /// <summary>2020至2022年依次收到3件、5件、9件: as many years as numbers, each number of its own year.</summary>
    private bool SharesYears(Draft draft, List<CountedNumber> numbers, int at)
    {
        var named = YearsBefore(passage.Sentences[draft.Sentence].Start, draft.At);
        if (named.Count < 2 || named.Count != BareNumbers(numbers, at))
        {
            return false;
        }

        first = draft;
        named.ForEach(years.Enqueue);
        Give(draft, years.Dequeue());
        return true;
    }

    private List<int> YearsBefore(int start, int end)
    {
        const int digits = 4;
        var named = new List<int>();
        var behind = -1;
        for (var i = start; i + digits <= end; i++)
        {
            if (passage.Text[i] != '2' || !int.TryParse(passage.Text.AsSpan(i, digits), System.Globalization.NumberStyles.None, null, out var year) || (i + digits < end && !"年、至到和—-～".Contains(passage.Text[i + digits], StringComparison.Ordinal)))
            {
                continue;
            }

            if (behind >= 0 && passage.Text.AsSpan(behind, i - behind).Trim('年') is "至" or "到" or "—" or "-" or "～" or "——")
            {
                named.AddRange(Enumerable.Range(named[^1] + 1, Math.Max(0, year - named[^1] - 1)));
            }

            named.Add(year);
            i += digits - 1;
            behind = i + 1;
        }

        return named;
    }

    private void Give(Draft draft, int year)
    {
        var isReported = year == passage.Report.Year;
        (draft.Own, draft.Rows, draft.Meaning, draft.IsExplicit, draft.IsKnown, draft.IsPlainlySaid) = (first!.Own, first.Rows, first.Meaning, first.IsExplicit, first.IsKnown, first.IsPlainlySaid);
        draft.Scope = isReported ? DraftScope.OfActor(first.Actor) : ClaimScope.OtherYear;
        draft.Actor = first.Actor;
        draft.IsPlain = draft.IsPlainlySaid && draft.Scope == ClaimScope.Organ;
        setting.ForgetYears();
    }

    private void Give(Draft draft, Word topic, string after)
    {
        draft.Own = (topic.Class & Topics) | shared;
        draft.Rows = topic.Row is null ? [] : [topic];
        if (draft.UnitKind == UnitKind.Percent)
        {
            return;
        }

        draft.Meaning = QuantityRules.Current.Find(new Wording(draft.Own, draft.Rows, draft.UnitKind, false, after, false));
        draft.IsExplicit = true;
    }

    /// <summary>How many numbers follow each other with nothing but 、 and 和 between.</summary>
    private int BareNumbers(List<CountedNumber> numbers, int at)
    {
        var count = 1;
        for (; at + count < numbers.Count; count++)
        {
            var between = passage.Text.AsSpan(numbers[at + count - 1].End, numbers[at + count].Start - numbers[at + count - 1].End).Trim("、和及 ");
            if (between.Length > 0)
            {
                break;
            }
        }

        return count;
    }
}

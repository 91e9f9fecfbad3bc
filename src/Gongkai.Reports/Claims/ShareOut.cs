using System.Collections.Immutable;

namespace Gongkai.Reports.Claims;

/// <summary>行政复议、行政诉讼分别为3件、2件: gives each number its own noun, in order; where the counts differ none is sure.</summary>
internal sealed class ShareOut(Passage passage)
{
    private const WordClass Topics = WordClasses.Disputes | WordClasses.Rows | WordClass.CarriedIn | WordClass.CarriedOut | WordClass.Receive | WordClass.Reply;

    private readonly Queue<Word> waiting = new();
    private WordClass shared;

    public void Apply(Draft draft, List<CountedNumber> numbers, int at, string after)
    {
        if (waiting.Count > 0)
        {
            Give(draft, waiting.Dequeue(), after);
            return;
        }

        var mark = passage.Text.AsSpan(draft.Start, draft.At - draft.Start).IndexOf("分别", StringComparison.Ordinal);
        if (mark < 0)
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

namespace Gongkai.Reports.Claims;

/// <summary>行政复议、行政诉讼分别为3件、2件: gives each number its own noun, in order; where the counts differ none is sure.</summary>
internal sealed class ShareOut(Passage passage)
{
    private const WordClass Topics = WordClass.Reconsideration | WordClass.Litigation | WordClass.Granted | WordClass.Partly | WordClass.Refused | WordClass.Unavailable
        | WordClass.NotProcessed | WordClass.OtherHandling | WordClass.CarriedIn | WordClass.CarriedOut | WordClass.Natural | WordClass.Organisation | WordClass.Receive | WordClass.Reply
        | WordClass.Upheld | WordClass.Corrected | WordClass.OtherResult | WordClass.Pending | WordClass.DirectSuit | WordClass.LaterSuit;

    private readonly Queue<WordClass> waiting = new();

    public void Apply(Draft draft, List<FoundNumber> numbers, int at, string after)
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

        var topics = passage.WordsIn(draft.Start, draft.Start + mark).Where(word => word.Is(Topics)).Select(word => word.Class & Topics).ToList();
        if (topics.Count < 2)
        {
            return;
        }

        if (BareNumbers(numbers, at) != topics.Count)
        {
            draft.Meaning = QuantityRules.Other;
            return;
        }

        var shared = draft.Own & ~Topics;
        Give(draft, topics[0] | shared, after);
        topics.Skip(1).ToList().ForEach(topic => waiting.Enqueue(topic | shared));
    }

    private static void Give(Draft draft, WordClass own, string after)
    {
        draft.Own = own;
        draft.Meaning = QuantityRules.Current.Find(own, draft.UnitKind, false, after, false);
        draft.IsExplicit = true;
    }

    /// <summary>How many numbers follow each other with nothing but 、 and 和 between.</summary>
    private int BareNumbers(List<FoundNumber> numbers, int at)
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

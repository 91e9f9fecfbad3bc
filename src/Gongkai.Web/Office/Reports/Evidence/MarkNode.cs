using Gongkai.Text;

namespace Gongkai.Web.Office.Reports.Evidence;

/// <summary>A mark on a piece of shown text, with the marks inside it. Ranges count in the shown text, the end not included.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last one.</param>
/// <param name="Mark">What it is.</param>
/// <param name="IsFirst">True where the mark begins; where it goes on behind the end of another, its name must not stand twice.</param>
/// <param name="Inner">Marks inside, in order.</param>
internal sealed record MarkNode(int Start, int End, SourceMark Mark, bool IsFirst, List<MarkNode> Inner)
{
    /// <summary>The marks that lie on a text, one inside the other; those that cross are cut.</summary>
    public static List<MarkNode> On(MappedText text, IReadOnlyList<SourceMark> marks)
    {
        var open = new PriorityQueue<MarkNode, (int, int, int)>();
        var order = 0;
        void Add(MarkNode node) => open.Enqueue(node, (node.Start, -node.End, order++));
        foreach (var mark in marks)
        {
            if (RangeOf(text, mark.Span) is { } range)
            {
                Add(new MarkNode(range.Start, range.End, mark, range.IsFirst, []));
            }
        }

        var top = new List<MarkNode>();
        var path = new Stack<MarkNode>();
        while (open.TryDequeue(out var node, out _))
        {
            while (path.TryPeek(out var outer) && outer.End <= node.Start && !(outer.End == node.End && outer.Start == node.Start))
            {
                path.Pop();
            }

            if (path.TryPeek(out var around) && node.End > around.End)
            {
                Add(node with { Start = around.End, IsFirst = false });
                node = node with { End = around.End };
            }

            (path.TryPeek(out var holder) ? holder.Inner : top).Add(node);
            path.Push(node);
        }

        return top;
    }

    // A mark of no characters (a cell printed empty) stands before the first character behind it.
    private static (int Start, int End, bool IsFirst)? RangeOf(MappedText text, TextSpan span)
    {
        var whole = text.Source;
        if (!text.IsPlaced || span.Start > whole.End || span.End < whole.Start || (span.Length > 0 && !span.Overlaps(whole)))
        {
            return null;
        }

        var start = 0;
        while (start < text.Length && Ends(text, start) <= span.Start)
        {
            start++;
        }

        if (span.Length == 0)
        {
            return span.Start == whole.End && whole.Length > 0 && text.Length == start ? (start, start, true) : span.Start < whole.Start ? null : (start, start, true);
        }

        var end = start;
        while (end < text.Length && text.SourceOf(end, 1).Start < span.End)
        {
            end++;
        }

        return end > start ? (start, end, whole.Start <= span.Start) : null;
    }

    private static int Ends(MappedText text, int at) => text.SourceOf(at, 1).End;
}

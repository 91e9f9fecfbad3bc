using System.Collections.Immutable;

namespace Gongkai.Reports.Comparison;

/// <summary>Finds for each paragraph of a report where it comes from in another: first what stands in the same order, then what was moved,
/// then what was copied, then what was rewritten.</summary>
internal sealed class ParagraphMatch
{
    private const double LeastLikeness = 0.5;
    private const int ComparedLength = 400;

    private readonly List<Line> before;
    private readonly List<Line> after;

    private ParagraphMatch(AnnualReport before, AnnualReport after)
    {
        this.before = Lines(before);
        this.after = Lines(after);
    }

    public static ImmutableArray<ParagraphChange> Follow(AnnualReport before, AnnualReport after)
    {
        var match = new ParagraphMatch(before, after);
        match.KeepInOrder();
        match.Settle(ParagraphFate.Moved, line => match.before.Find(other => !other.IsTaken && other.Words == line.Words));
        match.Settle(ParagraphFate.Copied, line => match.before.Find(other => other.Words == line.Words));
        match.Settle(ParagraphFate.Changed, match.MostAlike);
        return match.Changes();
    }

    private static List<Line> Lines(AnnualReport report) =>
        [.. report.Sections.SelectMany(section => section.Text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(words => new Line(section.Number, words)))];

    private void Settle(ParagraphFate fate, Func<Line, Line?> find)
    {
        foreach (var line in after.Where(line => line.Fate is null))
        {
            if (find(line) is { } source)
            {
                (line.Fate, line.Source) = (fate, source);
                source.IsTaken = true;
            }
        }
    }

    private Line? MostAlike(Line line)
    {
        var best = before.Where(other => !other.IsTaken).Select(other => (Line: other, Likeness: Likeness(line, other))).OrderByDescending(pair => pair.Likeness).FirstOrDefault();
        return best.Likeness > LeastLikeness ? best.Line : null;
    }

    // What stands in the same part comes first.
    private static double Likeness(Line line, Line other)
    {
        const double elsewhere = 0.9;
        var likeness = Text.Similarity.Of(line.Words.AsSpan(0, Math.Min(line.Words.Length, ComparedLength)), other.Words.AsSpan(0, Math.Min(other.Words.Length, ComparedLength)));
        return line.Section == other.Section ? likeness : likeness * elsewhere;
    }

    private void KeepInOrder()
    {
        foreach (var section in after.Select(line => line.Section).Distinct())
        {
            KeepInOrder(before.FindAll(line => line.Section == section), after.FindAll(line => line.Section == section));
        }
    }

    // The longest common sequence of paragraphs keeps its place: the rest was moved or written anew.
    private static void KeepInOrder(List<Line> old, List<Line> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i].Words == now[j].Words ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < old.Count && j < now.Count;)
        {
            if (old[i].Words == now[j].Words)
            {
                (now[j].Fate, now[j].Source, old[i].IsTaken) = (ParagraphFate.Same, old[i], true);
                (i, j) = (i + 1, j + 1);
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private ImmutableArray<ParagraphChange> Changes()
    {
        var changes = ImmutableArray.CreateBuilder<ParagraphChange>();
        foreach (var section in after.Concat(before).Select(line => line.Section).Distinct().Order())
        {
            changes.AddRange(after.Where(line => line.Section == section).Select(line => new ParagraphChange(section, line.Fate ?? ParagraphFate.Added, line.Source?.Words, line.Words) { From = line.Source?.Section }));
            changes.AddRange(before.Where(line => line.Section == section && !line.IsTaken).Select(line => new ParagraphChange(section, ParagraphFate.Removed, line.Words, null) { From = section }));
        }

        return changes.ToImmutable();
    }

    private sealed class Line(int section, string words)
    {
        public int Section => section;

        public string Words => words;

        public ParagraphFate? Fate { get; set; }

        public Line? Source { get; set; }

        public bool IsTaken { get; set; }
    }
}

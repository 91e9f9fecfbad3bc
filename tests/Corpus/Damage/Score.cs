using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Corpus.Damage;

/// <summary>How a damaged report was read.</summary>
/// <param name="SilentlyWrong">Cells read with certainty as something that is neither printed there nor stood there: <c>cell: value for allowed</c>.</param>
/// <param name="Outside">How many figures stand outside the damaged block.</param>
/// <param name="OutsideRead">How many of them were read, and right.</param>
/// <param name="Inside">How many figures stand inside.</param>
/// <param name="InsideFlagged">How many of them were flagged or left open.</param>
/// <param name="IsNamed">True when an observation or an uncertain figure names a cell of the damaged block.</param>
public sealed record Score(ImmutableArray<string> SilentlyWrong, int Outside, int OutsideRead, int Inside, int InsideFlagged, bool IsNamed)
{
    /// <summary>Compares what was read with what the mutant prints.</summary>
    public static Score Of(Mutant mutant, ReadReport read)
    {
        var figures = read.Report.Figures;
        var wrong = ImmutableArray.CreateBuilder<string>();
        foreach (var (cell, figure) in figures.Where(figure => figure.Value.IsCertain))
        {
            var allowed = mutant.Allowed.GetValueOrDefault(cell, []);
            if (!allowed.Contains(figure.Value!.Value))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cell}: {figure.State.Code()} {figure.Value} for {(allowed.IsEmpty ? "nothing" : string.Join('|', allowed))}"));
            }
        }

        var outside = mutant.Printed.Except(mutant.Damaged);
        var flagged = mutant.Damaged.Count(cell => !figures[cell].IsCertain);
        var named = flagged > 0 || read.Observations.Any(observation => observation.Cells.Any(mutant.Damaged.Contains));
        return new Score(wrong.ToImmutable(), outside.Count, outside.Count(cell => figures[cell] is { State: FigureState.Read, Value: { } value } && mutant.Allowed[cell].Contains(value)), mutant.Damaged.Count, flagged, named);
    }
}

/// <summary>Scores added up by kind of damage.</summary>
public sealed class ScoreTable
{
    private readonly SortedDictionary<string, List<(Mutant Mutant, Score Score)>> byKind = new(StringComparer.Ordinal);

    /// <summary>Mutants scored so far.</summary>
    public int Count => byKind.Values.Sum(scores => scores.Count);

    /// <summary>Every silently wrong figure with its mutant.</summary>
    public IEnumerable<string> SilentlyWrong => byKind.Values.SelectMany(scores => scores).SelectMany(scored => scored.Score.SilentlyWrong.Select(wrong => $"{scored.Mutant.Detail}: {wrong}"));

    /// <summary>The share of figures outside the damage that were read, and right; 1 when there are none.</summary>
    public double OutsideRead => Share(byKind.Values.SelectMany(scores => scores));

    /// <summary>Adds a score.</summary>
    public void Add(Mutant mutant, Score score)
    {
        var kind = mutant.Kind.ToString();
        if (!byKind.TryGetValue(kind, out var scores))
        {
            byKind[kind] = scores = [];
        }

        scores.Add((mutant, score));
    }

    /// <summary>One line per kind: mutants, silently wrong, share read outside, flagged inside, mutants whose damage is named.</summary>
    public override string ToString()
    {
        var table = new StringBuilder("kind            mutants  wrong  outside  flagged  named\n");
        foreach (var (kind, scores) in byKind)
        {
            var wrong = scores.Sum(scored => scored.Score.SilentlyWrong.Length);
            var inside = Math.Max(1, scores.Sum(scored => scored.Score.Inside));
            var flagged = (double)scores.Sum(scored => scored.Score.InsideFlagged) / inside;
            var named = (double)scores.Count(scored => scored.Score.IsNamed) / scores.Count;
            table.AppendLine(CultureInfo.InvariantCulture, $"{kind,-15} {scores.Count,7} {wrong,6} {Share(scores),8:P2} {flagged,8:P1} {named,6:P0}");
        }

        return table.ToString();
    }

    private static double Share(IEnumerable<(Mutant Mutant, Score Score)> scores)
    {
        var all = scores.ToList();
        var outside = all.Sum(scored => scored.Score.Outside);
        return outside == 0 ? 1 : (double)all.Sum(scored => scored.Score.OutsideRead) / outside;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Reports;
using Gongkai.Reports.Checks;

namespace Gongkai.Corpus.Damage;

/// <summary>How a damaged report was read.</summary>
/// <param name="SilentlyWrong">Cells read with certainty as something that is neither printed there nor stood there: <c>cell: value for allowed</c>.</param>
/// <param name="Outside">How many figures stand outside the damaged block.</param>
/// <param name="OutsideRead">How many of them were read, and right.</param>
/// <param name="Inside">How many figures stand inside.</param>
/// <param name="InsideFlagged">How many of them were flagged or left open.</param>
/// <param name="IsNamed">True when a finding names a cell of the damaged block, or the part that stands twice.</param>
/// <param name="Unreported">Equations that the print breaks, every figure of them read, and that no finding reports.</param>
public sealed record Score(ImmutableArray<string> SilentlyWrong, int Outside, int OutsideRead, int Inside, int InsideFlagged, bool IsNamed, ImmutableArray<string> Unreported)
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
        var findings = ReportChecks.Run(read);
        var named = findings.Any(finding => finding.Cells.Any(mutant.Damaged.Contains)) || read.Observations.Any(observation => mutant.Repeated > 0 && observation.Section == mutant.Repeated && observation.Kind is ObservationKind.SectionRepeated or ObservationKind.CopiesDiffer);
        return new Score(wrong.ToImmutable(), outside.Count, outside.Count(cell => figures[cell] is { State: FigureState.Read, Value: { } value } && mutant.Allowed[cell].Contains(value)), mutant.Damaged.Count, flagged, named, [.. BrokenSums(mutant, findings)]);
    }

    // The print is taken from the mutant, not from the reading: a broken sum must be reported whatever the reader made of it.
    private static IEnumerable<string> BrokenSums(Mutant mutant, ImmutableArray<Finding> findings)
    {
        decimal Sum(ImmutableArray<CellId> cells) => cells.Sum(cell => mutant.Allowed[cell][0]);
        return FormCatalogue.Default.Form(mutant.Origin.Truth.Form!).Equations
            .Where(equation => mutant.Kind == DamageKind.SwapValues && equation.Cells.All(cell => mutant.Allowed.GetValueOrDefault(cell, []).Length == 1) && Sum(equation.Left) != Sum(equation.Right))
            .Where(equation => !findings.Any(finding => finding.Rule == equation.Rule && finding.Severity == Severity.Error && finding.Cells.SequenceEqual(equation.Cells)))
            .Select(equation => $"{equation.Rule} {equation.Left[0]}");
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

    /// <summary>Mutants of a kind whose damage no finding names.</summary>
    public IEnumerable<string> Unnamed(DamageKind kind) => byKind.GetValueOrDefault(kind.ToString(), []).Where(scored => !scored.Score.IsNamed).Select(scored => scored.Mutant.Detail);

    /// <summary>Every broken equation that no finding reports, with its mutant.</summary>
    public IEnumerable<string> Unreported => byKind.Values.SelectMany(scores => scores).SelectMany(scored => scored.Score.Unreported.Select(equation => $"{scored.Mutant.Detail}: {equation}"));

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

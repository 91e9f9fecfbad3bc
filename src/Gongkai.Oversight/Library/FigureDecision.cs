using System.Collections.Immutable;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Library;

/// <summary>What somebody who looked at the source says of a cell.</summary>
public enum FigureVerdict
{
    /// <summary>It prints this value.</summary>
    Value,

    /// <summary>It is printed and empty.</summary>
    Blank,

    /// <summary>It is not printed, or nobody can read it.</summary>
    Absent,
}

/// <summary>A decision about one figure of one file, known by the file's hash, so that it holds wherever that file comes again. Decisions are only added; the newest counts.</summary>
public sealed class FigureDecision
{
    /// <summary>Order of decisions.</summary>
    public long Id { get; private set; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name of the cell.</summary>
    public required string Cell { get; init; }

    /// <summary>What was decided.</summary>
    public required FigureVerdict Verdict { get; init; }

    /// <summary>The value in the cell's base unit; null unless the verdict is a value.</summary>
    public required decimal? Value { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Who; empty where nobody signs in.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>The figure as decided; what is known of its print stays.</summary>
    internal Figure Apply(Figure figure) => figure with
    {
        State = Verdict switch
        {
            FigureVerdict.Value => FigureState.Read,
            FigureVerdict.Blank => FigureState.Blank,
            _ => FigureState.Absent,
        },
        // A store may give a decimal back with zeros behind its last digit: divided by a one of full scale it loses them.
        Value = Value / 1.0000000000000000000000000000m,
        Reading = figure.Reading is { Length: > 0 } reading ? reading + "; confirmed=" + Verdict.ToString().ToLowerInvariant() : "confirmed=" + Verdict.ToString().ToLowerInvariant(),
    };
}

/// <summary>The decisions about one file, the newest of each cell.</summary>
public sealed record FigureDecisions(ImmutableSortedDictionary<CellId, FigureDecision> ByCell)
{
    /// <summary>None.</summary>
    public static FigureDecisions None { get; } = new(ImmutableSortedDictionary<CellId, FigureDecision>.Empty);

    /// <summary>Of decisions in the order in which they were taken. Cells that no edition knows any more are left out.</summary>
    public static FigureDecisions Of(IEnumerable<FigureDecision> decisions)
    {
        var cells = ImmutableSortedDictionary.CreateBuilder<CellId, FigureDecision>();
        foreach (var decision in decisions)
        {
            if (CellId.TryParse(decision.Cell, out var cell))
            {
                cells[cell] = decision;
            }
        }

        return cells.Count == 0 ? None : new FigureDecisions(cells.ToImmutable());
    }

    /// <summary>The report as decided.</summary>
    public AnnualReport Apply(AnnualReport report) => ByCell.IsEmpty ? report
        : report with { Figures = Figures.From([.. report.Figures, .. ByCell.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Apply(report.Figures[pair.Key])))]) };

    /// <summary>The cells that somebody should look at and nobody has: doubtful ones first, then those that the sums gave, each in the order of the form.</summary>
    public ImmutableArray<CellId> Open(AnnualReport asRead) =>
    [
        .. asRead.Figures
            .Where(pair => pair.Value.State is FigureState.Doubtful or FigureState.Inferred && !ByCell.ContainsKey(pair.Key))
            .OrderBy(pair => pair.Value.State == FigureState.Doubtful ? 0 : 1).ThenBy(pair => pair.Key)
            .Select(pair => pair.Key),
    ];
}

internal sealed class FigureDecisionMapping : IEntityTypeConfiguration<FigureDecision>
{
    public void Configure(EntityTypeBuilder<FigureDecision> builder)
    {
        builder.ToTable("figure_decisions");
        builder.Property(decision => decision.Verdict).HasConversion<string>();
        builder.HasIndex(decision => new { decision.Sha256, decision.Id });
    }
}

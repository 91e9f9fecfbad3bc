using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Totals;

/// <summary>Adds reports up over an area or a line of work, for any node and year. Computed when it is asked for, from what is filed at that moment:
/// a constant number of queries and one pass over the packed figures.</summary>
public sealed class TotalDesk(DbContext db)
{
    private readonly OrganRegister register = new(db);

    /// <summary>The total of an organ for a year; null when there is no such organ.</summary>
    /// <param name="scope">Area: a government and all below it in the territorial tree. System: an organ and all below it in the vertical tree.</param>
    /// <param name="form">Edition of the totals; null: the one meant for the year. Other editions go through the crosswalk.</param>
    public async Task<OrganTotal?> OfAsync(long nodeId, int year, ReportScope scope, Form? form, CancellationToken cancellation)
    {
        if (scope == ReportScope.Self)
        {
            throw new ArgumentException("An organ's own report is no total.", nameof(scope));
        }

        if (await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(organ => organ.Id == nodeId, cancellation) is not { } node)
        {
            return null;
        }

        form ??= FormCatalogue.Default.MeantFor(year);
        var tree = await TreeAsync(node, year, scope, cancellation);
        var filed = await FiledAsync([.. tree.Organs.Keys, nodeId], year, cancellation);
        var members = new MemberWalk(node, scope, tree, filed).Run();
        var adjustments = await db.Set<Adjustment>().AsNoTracking().Where(adjustment => adjustment.NodeId == nodeId && adjustment.Year == year && adjustment.Scope == scope).OrderBy(adjustment => adjustment.Id).ToListAsync(cancellation);
        var sum = Adjusted(Sum(form, members), adjustments);
        var own = await db.InForceAsync(nodeId, year, scope, cancellation);
        return new OrganTotal(node, year, scope, sum, members)
        {
            Adjustments = [.. adjustments],
            Notes = await new TotalNotes(db, register).OfAsync(node, year, scope, members, tree, cancellation),
            OwnFiling = own,
            Differences = own is null ? [] : Differences(own, sum),
        };
    }

    private async Task<MemberTree> TreeAsync(Organ node, int year, ReportScope scope, CancellationToken cancellation)
    {
        var places = await register.BelowAsync(node.Id, TreeOf(scope), LastDay(year), cancellation);
        var ids = places.Select(place => place.OrganId).Distinct().ToList();
        var organs = await db.Set<Organ>().AsNoTracking().Where(organ => ids.Contains(organ.Id)).ToDictionaryAsync(organ => organ.Id, cancellation);
        return new MemberTree(places, organs);
    }

    // Of each organ and scope the newest version that left the house: figures only, the words stay where they are.
    private async Task<IReadOnlyDictionary<(long OrganId, ReportScope Scope), FiledFigures>> FiledAsync(List<long> organs, int year, CancellationToken cancellation)
    {
        var rows = await db.Set<ReportFiling>().AsNoTracking()
            .Where(filing => filing.Year == year && organs.Contains(filing.OrganId) && (filing.FiledAt != null || filing.PublishedAt != null))
            .Select(filing => new FiledFigures(filing.Id, filing.OrganId, filing.Scope, filing.Version, filing.Form, filing.Figures)).ToListAsync(cancellation);
        return rows.GroupBy(row => (row.OrganId, row.Scope)).ToDictionary(group => group.Key, group => group.MaxBy(row => row.Version)!);
    }

    private static RolledUp Sum(Form form, ImmutableArray<TotalMember> members)
    {
        var sum = new RunningSum(form);
        foreach (var member in members.Where(member => member.Fate == MemberFate.Counted))
        {
            member.Filed!.AddTo(sum);
        }

        return sum.ToTotals(members.Where(member => member.Fate == MemberFate.Missing).Select(member => member.Organ.Name));
    }

    private static RolledUp Adjusted(RolledUp sum, List<Adjustment> adjustments)
    {
        var differences = adjustments.Where(adjustment => CellId.TryParse(adjustment.Cell, out _)).GroupBy(adjustment => CellId.Parse(adjustment.Cell)).ToDictionary(group => group.Key, group => group.Sum(adjustment => adjustment.Difference));
        return differences.Count == 0 ? sum : sum with
        {
            Totals = [.. sum.Totals.Select(total => differences.TryGetValue(total.Cell, out var difference) && total.Value is { } value ? total with { Value = value + difference } : total)],
        };
    }

    private static ImmutableArray<TotalDifference> Differences(ReportFiling own, RolledUp sum)
    {
        if (!sum.Missing.IsEmpty)
        {
            return [];
        }

        var filed = PackedFigures.Unpack(own.Figures);
        return
        [
            .. sum.Totals.Where(total => total is { IsComplete: true, Value: not null } && filed[total.Cell] is { IsCertain: true })
                .Select(total => new TotalDifference(total.Cell, filed[total.Cell].Value!.Value, total.Value!.Value)).Where(difference => difference.Filed != difference.Summed),
        ];
    }

    internal static OrganTree TreeOf(ReportScope scope) => scope == ReportScope.System ? OrganTree.Vertical : OrganTree.Territorial;

    internal static DateOnly LastDay(int year) => new(year, 12, 31);
}

/// <summary>Who stands under whom below a node on the last day of the year.</summary>
internal sealed record MemberTree(IReadOnlyList<(long OrganId, long ParentId)> Places, IReadOnlyDictionary<long, Organ> Organs);

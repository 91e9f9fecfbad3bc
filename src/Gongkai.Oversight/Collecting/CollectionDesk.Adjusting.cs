using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;

namespace Gongkai.Oversight.Collecting;

/// <summary>Named differences between a total and its members.</summary>
public sealed partial class CollectionDesk
{
    /// <summary>Enters an adjustment of a total; the reason in words is <see cref="Act.Why"/>. A wrong one is taken back by its opposite.</summary>
    public async Task<Answer<Adjustment>> AdjustAsync(long collectionId, long nodeId, ReportScope scope, string cell, decimal difference, AdjustmentKind kind, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync("adjust", collectionId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!CellId.TryParse(cell, out _))
        {
            return Refusal.Of("collection.cell", ("cell", cell));
        }

        var adjustment = new Adjustment { NodeId = nodeId, Year = asked.Done.Collection.Year, Scope = scope, Cell = cell, Difference = difference, Kind = kind, Words = act.Why!.Trim() };
        await DoAsync(asked.Done, add => add(adjustment, null), cancellation);
        return adjustment;
    }
}

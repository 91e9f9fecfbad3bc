using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;

namespace Gongkai.Oversight.Totals;

/// <summary>Walks a tree and says of every organ in it whether it is added. A government below that filed a report of its area is added as that,
/// and then nobody below it; one that did not is added member by member. Both together never are.</summary>
internal sealed class MemberWalk(Organ node, ReportScope scope, MemberTree tree, IReadOnlyDictionary<(long OrganId, ReportScope Scope), FiledFigures> filed)
{
    private readonly ILookup<long, long> below = tree.Places.ToLookup(place => place.ParentId, place => place.OrganId);
    private readonly HashSet<long> met = [];
    private readonly ImmutableArray<TotalMember>.Builder members = ImmutableArray.CreateBuilder<TotalMember>();

    public ImmutableArray<TotalMember> Run()
    {
        // A system's total holds the organ at its head; a government has no figures but those of its members.
        if (scope == ReportScope.System)
        {
            Add(node, node.Id, isCovered: false);
        }

        met.Add(node.Id);
        Walk(node.Id, isCovered: false);
        return members.ToImmutable();
    }

    private void Walk(long parent, bool isCovered)
    {
        foreach (var id in below[parent].Order())
        {
            var organ = tree.Organs[id];
            if (!met.Add(id))
            {
                members.Add(new TotalMember(organ, parent, ReportScope.Self, MemberFate.Doubled, null));
                continue;
            }

            if (scope == ReportScope.Area && organ.Kind == OrganKind.VerticalSystem)
            {
                members.Add(new TotalMember(organ, parent, ReportScope.Self, MemberFate.OtherSystem, null));
                continue;
            }

            var hasWhole = filed.TryGetValue((id, scope), out var whole);
            if (hasWhole && !isCovered)
            {
                members.Add(new TotalMember(organ, parent, scope, MemberFate.Counted, whole));
            }
            else if (organ.Kind != OrganKind.Government)
            {
                Add(organ, parent, isCovered);
            }
            else if (!below[id].Any())
            {
                // A government whose members nobody registered can only be counted by its report.
                members.Add(new TotalMember(organ, parent, scope, isCovered ? MemberFate.InAreaReport : MemberFate.Missing, null));
            }

            Walk(id, isCovered || hasWhole);
        }
    }

    private void Add(Organ organ, long parent, bool isCovered)
    {
        var own = filed.GetValueOrDefault((organ.Id, ReportScope.Self));
        var fate = isCovered ? MemberFate.InAreaReport : own is null ? MemberFate.Missing : MemberFate.Counted;
        members.Add(new TotalMember(organ, parent, ReportScope.Self, fate, own));
    }
}

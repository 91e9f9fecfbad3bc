using System.Collections.Immutable;
using System.Security.Cryptography;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Totals;

/// <summary>What has to be known to understand a total: organs that changed in the year, members that came and went, reports that look alike.</summary>
internal sealed class TotalNotes(DbContext db, OrganRegister register)
{
    public async Task<ImmutableArray<TotalNote>> OfAsync(Organ node, int year, ReportScope scope, ImmutableArray<TotalMember> members, MemberTree tree, CancellationToken cancellation)
    {
        var before = (await register.BelowAsync(node.Id, TotalDesk.TreeOf(scope), TotalDesk.LastDay(year - 1), cancellation)).Select(place => place.OrganId).ToHashSet();
        var now = tree.Organs.Keys.ToHashSet();
        var all = before.Union(now).ToList();
        var (first, last) = (new DateOnly(year, 1, 1), TotalDesk.LastDay(year));
        var changes = await db.Set<OrganChange>().AsNoTracking().Where(change => all.Contains(change.OrganId) && change.On >= first && change.On <= last).OrderBy(change => change.On).ThenBy(change => change.Id).ToListAsync(cancellation);
        var ids = all.Concat(changes.Select(change => change.SuccessorId).OfType<long>()).Distinct().ToList();
        var names = await db.Set<Organ>().AsNoTracking().Where(organ => ids.Contains(organ.Id)).ToDictionaryAsync(organ => organ.Id, organ => organ.Name, cancellation);
        var ended = changes.Where(change => change.Kind is OrganChangeKind.Merged or OrganChangeKind.Dissolved).Select(change => change.OrganId).ToList();
        var filedEnded = await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.Year == year && ended.Contains(filing.OrganId) && (filing.FiledAt != null || filing.PublishedAt != null)).Select(filing => filing.OrganId).Distinct().ToListAsync(cancellation);

        var explained = changes.SelectMany(change => new[] { change.OrganId, change.SuccessorId ?? 0 }).ToHashSet();
        return
        [
            .. changes.Select(change => new TotalNote(KindOf(change.Kind), change.FormerName ?? names[change.OrganId], OtherOf(change, names), change.On, filedEnded.Contains(change.OrganId))),
            .. before.Count == 0 ? [] : now.Except(before).Where(id => !explained.Contains(id)).Order().Select(id => new TotalNote(TotalNoteKind.Joined, names[id])),
            .. before.Except(now).Where(id => !explained.Contains(id)).Order().Select(id => new TotalNote(TotalNoteKind.Left, names[id])),
            .. members.Where(member => member.Fate == MemberFate.Doubled).Select(member => new TotalNote(TotalNoteKind.Doubled, member.Organ.Name)),
            .. Twins(members),
        ];
    }

    // The name in force is the other side of a new name.
    private static string? OtherOf(OrganChange change, Dictionary<long, string> names) =>
        change.Kind == OrganChangeKind.Renamed ? names[change.OrganId] : change.SuccessorId is { } successor ? names.GetValueOrDefault(successor) : null;

    private static TotalNoteKind KindOf(OrganChangeKind kind) => kind switch
    {
        OrganChangeKind.Renamed => TotalNoteKind.Renamed,
        OrganChangeKind.Merged => TotalNoteKind.Merged,
        OrganChangeKind.Split => TotalNoteKind.Split,
        _ => TotalNoteKind.Dissolved,
    };

    private static IEnumerable<TotalNote> Twins(ImmutableArray<TotalMember> members)
    {
        var counted = members.Where(member => member.Fate == MemberFate.Counted && member.Filed!.HasNumbers);
        foreach (var same in counted.GroupBy(member => Convert.ToHexString(SHA256.HashData(member.Filed!.Packed)), StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var first = same.First();
            foreach (var other in same.Skip(1))
            {
                yield return new TotalNote(TotalNoteKind.SameFigures, other.Organ.Name, first.Organ.Name);
            }
        }
    }
}

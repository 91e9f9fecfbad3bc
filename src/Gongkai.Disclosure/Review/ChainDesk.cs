using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Items;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure.Review;

/// <summary>Sets the steps that an organ's items pass before release (第十七条): an act of its administrator, in the ledger like any other.</summary>
public sealed class ChainDesk(DbContext db)
{
    /// <summary>The roles that can hold a step.</summary>
    public static ImmutableArray<Role> Roles { get; } = [Role.Reviewer, Role.LegalReviewer, Role.SecrecyReviewer, Role.Leader];

    /// <summary>Puts a chain in place of the one before.</summary>
    public async Task<Answer<ReviewChain>> SetAsync(long organId, ReviewChain chain, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        var busy = await db.Set<InformationItem>().CountAsync(item => item.OrganId == organId && (item.State == "review" || item.State == "referred"), cancellation);
        if (Unfit(organId, chain, officer, busy) is { } refusal)
        {
            return refusal;
        }

        var known = await db.Set<ReviewChainStep>().Where(step => step.OrganId == organId).OrderBy(step => step.Position).ToListAsync(cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = "item.chain" }, cancellation);
        foreach (var gone in known.Where(step => step.Position > chain.Steps.Length))
        {
            db.Remove(gone);
            transaction.RecordRemoval(gone);
        }

        foreach (var ((role, name), at) in chain.Steps.Select((step, at) => (step, at)))
        {
            var step = known.Find(step => step.Position == at + 1);
            if (step is null)
            {
                step = new ReviewChainStep { OrganId = organId, Position = at + 1, Role = role, Name = name };
                db.Add(step);
            }

            (step.Role, step.Name) = (role, name);
            transaction.Record(step);
        }

        await transaction.CommitAsync(cancellation);
        return chain;
    }

    private static Refusal? Unfit(long organId, ReviewChain chain, OfficerAuthority officer, int busy) =>
        officer.Find(organId, Role.Administrator) is null ? Refusal.Of("item.chain-role")
        : !chain.Steps.Any(step => step.Role == Role.SecrecyReviewer) || chain.Steps is not [.., (Role.Leader, _)] || chain.Steps.Any(step => !Roles.Contains(step.Role) || string.IsNullOrWhiteSpace(step.Name)) ? Refusal.Of("item.chain-incomplete")
        : busy > 0 ? Refusal.Of("item.chain-busy", ("count", busy.ToString(CultureInfo.InvariantCulture)))
        : null;
}

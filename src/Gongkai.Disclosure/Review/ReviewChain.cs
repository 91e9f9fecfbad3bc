using System.Collections.Immutable;
using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure.Review;

/// <summary>The steps that an organ's items pass before they are published, in order. An organ that set none has the usual three.</summary>
public sealed record ReviewChain(ImmutableArray<(Role Role, string Name)> Steps)
{
    private static readonly ReviewChain Usual = new([(Role.Reviewer, "信息公开工作机构审核"), (Role.SecrecyReviewer, "保密审查"), (Role.Leader, "负责人签发")]);

    /// <summary>The chain of an organ.</summary>
    public static async Task<ReviewChain> OfAsync(DbContext db, long organId, CancellationToken cancellation)
    {
        var steps = await db.Set<ReviewChainStep>().AsNoTracking().Where(step => step.OrganId == organId).OrderBy(step => step.Position).Select(step => new { step.Role, step.Name }).ToListAsync(cancellation);
        return steps.Count == 0 ? Usual : new ReviewChain([.. steps.Select(step => (step.Role, step.Name))]);
    }

    /// <summary>Where a version stands: the step that comes next after those approved in its present round, from 1; one more than there are when all are done.</summary>
    public static int NextPosition(IEnumerable<ReviewStep> round) => round.Where(step => step.Decision == ReviewDecision.Approved).Select(step => step.Position).DefaultIfEmpty(0).Max() + 1;

    /// <summary>The step that comes next for a version with these steps behind it; the last one when all are done. What was returned begins anew.</summary>
    public (Role Role, string Name) Next(IEnumerable<ReviewStep> steps)
    {
        var all = steps.ToList();
        var round = all.Count(step => step.Decision == ReviewDecision.Returned) + 1;
        return Steps[Math.Min(NextPosition(all.Where(step => step.Round == round)), Steps.Length) - 1];
    }
}

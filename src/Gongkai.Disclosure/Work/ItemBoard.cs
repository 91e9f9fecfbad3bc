using System.Collections.Immutable;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure.Work;

/// <summary>A line of the list of items.</summary>
public sealed record BoardItem(long Id, string IndexNumber, string Title, string State, DateOnly? DueOn, DateTimeOffset? PublishAt, DateTimeOffset? FirstPublishedAt, DateOnly? EvaluateOn, long? AuthorId, int Version);

/// <summary>An item that waits for somebody, and what for: a step of the review, or the name of what is to be done.</summary>
/// <param name="Step">Name of the step of the review; null when it waits for something else.</param>
/// <param name="Action">The action of the workflow.</param>
public sealed record WaitingItem(BoardItem Item, string Action, string? Step);

/// <summary>What lies on the desk: items of an organ by state and due date, and those that wait for one officer. Constant in queries, however much there is.</summary>
public sealed class ItemBoard(DbContext db)
{
    /// <summary>Lines of a page.</summary>
    public const int PageLength = 50;

    private const int MostWaiting = 200;

    // Named beforehand, so that an index answers: what follows after “or” would be asked of all items of the organ.
    private static readonly ImmutableArray<string> MayWait = ["review", "referred", "returned", "approved", "withheld"];

    /// <summary>The states in which there is still something to do.</summary>
    public static ImmutableArray<string> Open { get; } = ["draft", "returned", "review", "referred", "approved"];

    /// <summary>One page: what is still on its way by its last day, the rest by number, the newest first.</summary>
    /// <param name="words">In title or index number; null for all.</param>
    public async Task<List<BoardItem>> PageAsync(long organId, ImmutableArray<string> states, string? words, BoardPlace? after, CancellationToken cancellation)
    {
        var rows = Lines(organId).Where(line => states.Contains(line.Item.State));
        if (!string.IsNullOrWhiteSpace(words))
        {
            rows = rows.Where(line => line.Version.Content.Title.Contains(words) || line.Item.IndexNumber == words);
        }

        if (states.Any(state => !Open.Contains(state)))
        {
            rows = (after is { } place ? rows.Where(line => line.Item.Id < place.Id) : rows).OrderByDescending(line => line.Item.Id);
        }
        else
        {
            // What has no last day comes last.
            rows = (after is { } place ? rows.Where(line => (line.Item.DueOn ?? DateOnly.MaxValue) > place.DueOn || ((line.Item.DueOn ?? DateOnly.MaxValue) == place.DueOn && line.Item.Id > place.Id)) : rows)
                .OrderBy(line => line.Item.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Item.Id);
        }

        return await Shaped(rows.Take(PageLength)).ToListAsync(cancellation);
    }

    /// <summary>How many there are in each state.</summary>
    public Task<Dictionary<string, int>> CountsAsync(long organId, CancellationToken cancellation) =>
        db.Set<InformationItem>().Where(item => item.OrganId == organId).GroupBy(item => item.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

    /// <summary>What waits for this officer at an organ, the most urgent first: steps of the review that are his, what came back to him, what may go out, what is to be looked at again.</summary>
    public async Task<List<WaitingItem>> WaitingAsync(long organId, OfficerAuthority officer, DateOnly today, CancellationToken cancellation)
    {
        var roles = officer.RolesAt(organId).ToHashSet();
        var lines = await Shaped(Lines(organId)
            .Where(line => MayWait.Contains(line.Item.State))
            .Where(line => line.Item.State == "review" || line.Item.State == "referred" || line.Item.State == "returned" || (line.Item.State == "approved" && line.Item.PublishAt == null) || (line.Item.State == "withheld" && line.Item.EvaluateOn <= today))
            .OrderBy(line => line.Item.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Item.Id).Take(MostWaiting)).ToListAsync(cancellation);
        var chain = await ReviewChain.OfAsync(db, organId, cancellation);
        var inReview = lines.Where(line => line.State == "review").Select(line => line.Id).ToList();
        var steps = await db.Set<ReviewStep>().AsNoTracking().Where(step => inReview.Contains(step.ItemId)).ToListAsync(cancellation);
        var flow = Workflow.Of("item");
        WaitingItem? Waits(BoardItem line)
        {
            if (line.State == "review")
            {
                var (role, name) = chain.Next(steps.Where(step => step.ItemId == line.Id && step.VersionNumber == line.Version));
                return roles.Contains(role) && line.AuthorId != officer.OfficerId ? new WaitingItem(line, "approve", name) : null;
            }

            var action = line.State switch { "returned" => "save", "approved" => "publish", "withheld" => "re-evaluate", _ => "resume" };
            return flow.Action(action).Roles.Any(roles.Contains) && (line.State != "returned" || line.AuthorId == officer.OfficerId) ? new WaitingItem(line, action, null) : null;
        }

        return [.. lines.Select(Waits).OfType<WaitingItem>()];
    }

    private IQueryable<Line> Lines(long organId) =>
        from item in db.Set<InformationItem>().AsNoTracking()
        where item.OrganId == organId
        join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Draft } equals new { Item = version.ItemId, version.Number }
        select new Line { Item = item, Version = version };

    private static IQueryable<BoardItem> Shaped(IQueryable<Line> lines) => lines.Select(line => new BoardItem(
        line.Item.Id, line.Item.IndexNumber, line.Version.Content.Title, line.Item.State, line.Item.DueOn, line.Item.PublishAt, line.Item.FirstPublishedAt, line.Item.EvaluateOn, line.Version.AuthorId, line.Version.Number));

    private sealed class Line
    {
        public required InformationItem Item { get; init; }

        public required ItemVersion Version { get; init; }
    }
}

/// <summary>Where a page of the list ended.</summary>
public readonly record struct BoardPlace(DateOnly DueOn, long Id)
{
    /// <summary>Behind this line.</summary>
    public static BoardPlace Of(BoardItem line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new BoardPlace(line.DueOn ?? DateOnly.MaxValue, line.Id);
    }
}

using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Items;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure.Earlier;

/// <summary>Something to be recorded as published elsewhere: what is evident of it.</summary>
/// <param name="Source">Where it was read, such as a cell; for people who look for the mistake.</param>
public sealed record EarlierRow(string Title, string Address, DateOnly PublishedOn, string? DocumentNumber = null, string? Topic = null, string? Source = null);

/// <summary>What became of a row: recorded, the same as one that is known, or refused.</summary>
/// <param name="KnownTitle">Title of what it is the same as; null when it is new.</param>
/// <param name="Refusal">Why it cannot be recorded.</param>
public sealed record EarlierOutcome(EarlierRow Row, string? KnownTitle = null, Refusal? Refusal = null)
{
    /// <summary>True when it is new and fit.</summary>
    public bool IsNew => KnownTitle is null && Refusal is null;
}

/// <summary>Records what an organ had published before, elsewhere: address and day as evidence. Nothing here is published by it; that takes an item and its review.</summary>
public sealed class EarlierDesk(DbContext db)
{
    private static readonly Role[] May = [Role.Clerk, Role.Reviewer];

    /// <summary>What would become of the rows, without recording any. The same is what has the same address, the same 文号, or the same title on the same day.</summary>
    public async Task<ImmutableArray<EarlierOutcome>> CompareAsync(long organId, IReadOnlyCollection<EarlierRow> rows, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var wanted = rows.SelectMany(row => Keys(row.Title, row.Address, row.PublishedOn, row.DocumentNumber)).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        // Read past, not kept: only what is the same as one of the rows stays in memory.
        var recorded = db.Set<EarlierPublication>().AsNoTracking().Where(publication => publication.OrganId == organId).OrderBy(publication => publication.Id).Select(publication => new { publication.Title, publication.Address, publication.PublishedOn, publication.DocumentNumber });
        await foreach (var publication in recorded.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            foreach (var key in Keys(publication.Title, publication.Address, publication.PublishedOn, publication.DocumentNumber).Where(wanted.Contains))
            {
                known.TryAdd(key, publication.Title);
            }
        }

        var outcomes = ImmutableArray.CreateBuilder<EarlierOutcome>(rows.Count);
        foreach (var row in rows)
        {
            ImmutableArray<string> keys = [.. Keys(row.Title, row.Address, row.PublishedOn, row.DocumentNumber)];
            var same = keys.Select(known.GetValueOrDefault).FirstOrDefault(title => title is not null);
            var outcome = new EarlierOutcome(row, same, Unfit(row, today));
            outcomes.Add(outcome);
            foreach (var key in outcome.IsNew ? keys : [])
            {
                known[key] = row.Title;
            }
        }

        return outcomes.MoveToImmutable();
    }

    /// <summary>Records the rows that are new and fit, in one act.</summary>
    public async Task<Answer<ImmutableArray<EarlierOutcome>>> RecordAsync(long organId, IReadOnlyCollection<EarlierRow> rows, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        if (officer.Find(organId, May) is not { } authority)
        {
            return Refusal.Of("item.earlier-role");
        }

        var outcomes = await CompareAsync(organId, rows, act.Day, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = "item.elsewhere", OnBehalfOf = authority.OnBehalfOf }, cancellation);
        var recorded = outcomes.Where(outcome => outcome.IsNew).Select(outcome => new EarlierPublication
        {
            OrganId = organId,
            Title = outcome.Row.Title.Trim(),
            Address = outcome.Row.Address.Trim(),
            PublishedOn = outcome.Row.PublishedOn,
            DocumentNumber = outcome.Row.DocumentNumber,
            Topic = outcome.Row.Topic,
        }).ToList();
        db.AddRange(recorded);
        await db.SaveChangesAsync(cancellation);
        recorded.ForEach(publication => transaction.Record(publication));
        await transaction.CommitAsync(cancellation);
        return outcomes;
    }

    private static Refusal? Unfit(EarlierRow row, DateOnly today) =>
        string.IsNullOrWhiteSpace(row.Title) ? Refusal.Of("item.earlier-title")
        : !Uri.TryCreate(row.Address.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") ? Refusal.Of("item.earlier-address", ("address", row.Address))
        : row.PublishedOn > today ? Refusal.Of("item.earlier-day")
        : null;

    private static IEnumerable<string> Keys(string title, string address, DateOnly day, string? number)
    {
        yield return "a" + SameAddress(address);
        yield return $"t{day:O} {Bigrams.Fold(title)}";
        if (!string.IsNullOrWhiteSpace(number))
        {
            yield return "n" + Bigrams.Fold(number);
        }
    }

    // One page has many spellings: with and without www, s, a last stroke, a place inside it.
    private static string SameAddress(string address) => Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
        ? (uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host) + (uri.IsDefaultPort ? "" : $":{uri.Port}") + uri.AbsolutePath.TrimEnd('/') + uri.Query
        : address.Trim();
}

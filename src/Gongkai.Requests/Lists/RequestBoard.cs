using System.Collections.Immutable;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>A case in a list.</summary>
public sealed record BoardRow(long Id, string Number, MatterKind Kind, IntakeChannel Channel, string Wanted, string State, DateOnly ArrivedOn, DateOnly? DueOn, bool IsProvisional, long? AssignedTo, string? Officer);

/// <summary>What a list shows.</summary>
/// <param name="States">Only these states; empty for everything that is open.</param>
/// <param name="AssignedTo">Only what this officer works on.</param>
/// <param name="Words">Number, words of what is wanted, or, as a whole, the applicant's name, telephone or identity number.</param>
public sealed record BoardQuery(long OrganId, ImmutableArray<string> States, long? AssignedTo = null, string? Words = null)
{
    /// <summary>Everything that is open.</summary>
    public static BoardQuery Open(long organId) => new(organId, []);
}

/// <summary>Where a page of a list ends; the next goes on behind it.</summary>
public readonly record struct BoardMark(DateOnly Due, long Id);

/// <summary>Lists of cases by due date, paged by key. Each list is one query, one more for how many there are in each state, and one more where words are looked for.</summary>
public sealed class RequestBoard(DbContext db, PersonalKeys keys)
{
    /// <summary>Cases a page.</summary>
    public const int PageLength = 50;

    private const int WantedLength = 120;
    private const int MostWaiting = 200;

    // A pair in more cases than this leads nowhere: then the list is gone through in its order.
    private const int MostOfPair = 2_000;

    // One of so many is rare if any is.
    private const int MostCounted = 24;

    /// <summary>Cases whose period runs, the most urgent first.</summary>
    public async Task<List<BoardRow>> PageAsync(BoardQuery query, BoardMark? after, CancellationToken cancellation)
    {
        var cases = (await MatchingAsync(query, cancellation)).Where(request => request.DueOn != null);
        if (after is { } mark)
        {
            cases = cases.Where(request => request.DueOn > mark.Due || (request.DueOn == mark.Due && request.Id > mark.Id));
        }

        return await RowsAsync(cases.OrderBy(request => request.DueOn).ThenBy(request => request.Id).Take(PageLength), cancellation);
    }

    /// <summary>Requests that nobody has confirmed with the applicant yet: no period runs, and every day counts. The oldest first.</summary>
    public Task<List<BoardRow>> UnconfirmedAsync(long organId, CancellationToken cancellation) =>
        RowsAsync(db.Set<InformationRequest>().AsNoTracking().Where(request => request.OrganId == organId && request.State == RequestState.Unconfirmed).OrderBy(request => request.ArrivedOn).ThenBy(request => request.Id).Take(MostWaiting), cancellation);

    /// <summary>How many cases are in each state that is not final.</summary>
    public Task<Dictionary<string, int>> CountsAsync(long organId, CancellationToken cancellation)
    {
        // By name, so that the index leads to these alone: most cases of an old store are archived.
        string[] counted = [.. RequestState.Workflow.States.Where(state => !state.IsFinal).Select(state => state.Code)];
        return db.Set<InformationRequest>().AsNoTracking().Where(request => request.OrganId == organId && counted.Contains(request.State))
            .GroupBy(request => request.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
    }

    private async Task<IQueryable<InformationRequest>> MatchingAsync(BoardQuery query, CancellationToken cancellation)
    {
        var cases = db.Set<InformationRequest>().AsNoTracking().Where(request => request.OrganId == query.OrganId);
        if (query.States.IsDefaultOrEmpty)
        {
            // SQLite looks into an index for a value, not for a bare condition.
            var open = true;
            cases = cases.Where(request => request.IsOpen == open);
        }
        else
        {
            string[] states = [.. query.States];
            cases = cases.Where(request => states.Contains(request.State));
        }

        if (query.AssignedTo is { } officer)
        {
            cases = cases.Where(request => request.AssignedTo == officer);
        }

        return string.IsNullOrWhiteSpace(query.Words) ? cases : await WordedAsync(cases, query.Words.Trim(), cancellation);
    }

    // Whoever is looked for by name, number or telephone is found by index; nothing of it is readable in the query.
    private async Task<IQueryable<InformationRequest>> WordedAsync(IQueryable<InformationRequest> cases, string words, CancellationToken cancellation)
    {
        var (name, person, phone) = (keys.Index(words, "name"), keys.Index(words, "person"), keys.Index(words, "phone"));
        var worded = await HoldingAsync(RequestWord.PairsOf(words, keys), cancellation);
        return cases.Where(request => request.Number == words || request.SourceNumber == words || worded.Any(other => other.Id == request.Id)
            || request.Applicant!.NameIndex == name || request.Applicant.PersonIndex == person || request.Applicant.PhoneIndex == phone);
    }

    // The cases with all of the pairs: from those with the rarest one, where it is rare; else whoever asks brings the case.
    private async Task<IQueryable<InformationRequest>> HoldingAsync(int[] pairs, CancellationToken cancellation)
    {
        var (all, held) = (db.Set<InformationRequest>(), db.Set<RequestWord>());
        if (pairs.Length == 0)
        {
            return all.Where(request => false);
        }

        var counted = pairs.Take(MostCounted).ToList();
        var known = await counted.ConvertAll(pair => held.Where(word => word.Pair == pair).Take(MostOfPair).GroupBy(word => word.Pair).Select(group => new { Pair = group.Key, Count = group.Count() }))
            .Aggregate((some, more) => some.Concat(more)).ToListAsync(cancellation);
        if (known.Count < counted.Count)
        {
            return all.Where(request => false);
        }

        var rarest = known.MinBy(word => word.Count)!;
        var with = all.Where(request => held.Count(word => word.RequestId == request.Id && pairs.Contains(word.Pair)) == pairs.Length);
        return rarest.Count == MostOfPair ? with : with.Where(request => held.Where(word => word.Pair == rarest.Pair).Select(word => word.RequestId).Contains(request.Id));
    }

    private async Task<List<BoardRow>> RowsAsync(IQueryable<InformationRequest> cases, CancellationToken cancellation)
    {
        var rows =
            from request in cases
            join officer in db.Set<Officer>() on request.AssignedTo equals officer.Id into officers
            from officer in officers.DefaultIfEmpty()
            select new { request.Id, request.Number, request.Kind, request.Channel, request.Wanted, request.Salt, request.State, request.ArrivedOn, request.DueOn, request.IsProvisional, request.AssignedTo, Officer = officer == null ? null : officer.Name };
        return [.. (await rows.ToListAsync(cancellation)).Select(row => new BoardRow(
            row.Id, row.Number, row.Kind, row.Channel, Short(keys.Open(row.Wanted, "wanted", row.Salt) ?? ""), row.State, row.ArrivedOn, row.DueOn, row.IsProvisional, row.AssignedTo, row.Officer))];
    }

    private static string Short(string wanted) => wanted.Length > WantedLength ? $"{wanted[..WantedLength]}…" : wanted;
}

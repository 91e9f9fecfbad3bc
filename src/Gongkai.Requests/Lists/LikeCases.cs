using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>A case whose words are much like those of another.</summary>
/// <param name="IsSamePerson">The same applicant, by an index that says nothing of him.</param>
/// <param name="IsGiven">Something was given in it.</param>
public sealed record LikeCase(long Id, string Number, string State, DateOnly ArrivedOn, bool IsSamePerson, bool IsGiven, bool IsAnswered);

/// <summary>What stands beside a case: the same asked before, by the same person or by others, and how often the person has asked.</summary>
/// <param name="InMonth">Requests of the same person received in the same month, this one included.</param>
/// <param name="InYear">The same of the year.</param>
public sealed record Likeness(ImmutableArray<LikeCase> Cases, int InMonth, int InYear)
{
    /// <summary>The same person asks for the same as in a case that is open still, or was answered: sent twice, or repeated (第三十六条第六项).</summary>
    public IEnumerable<LikeCase> Repeated => Cases.Where(like => like.IsSamePerson);

    /// <summary>At least two applicants were given the same: it may become public (第四十四条第一款).</summary>
    public bool IsForEverybody { get; init; }
}

/// <summary>Finds what is like a case without reading a word of any: by the pairs of characters that both have.</summary>
public sealed class LikeCases(DbContext db)
{
    // Chosen by their seals, which is as good as by lot: of longer words a sample is enough.
    private const int MostPairs = 30;
    private const int MostCases = 20;
    private const double Share = 0.8;

    // Of a pair that stands in more cases than this, the newest are looked at.
    private const int MostOfPair = 1_000;

    /// <summary>What stands beside a case. Six queries at most, each of few rows however many cases there are.</summary>
    public async Task<Likeness> OfAsync(InformationRequest request, CancellationToken cancellation)
    {
        var words = db.Set<RequestWord>().AsNoTracking();
        var known = await words.Where(word => word.RequestId == request.Id).OrderBy(word => word.Pair).Take(MostPairs)
            .Select(word => new { word.Pair, Count = words.Where(other => other.Pair == word.Pair).Take(MostOfPair).Count() }).ToListAsync(cancellation);
        var person = request.Applicant?.PersonIndex;
        var enough = (int)Math.Ceiling(known.Count * Share);
        var pairs = known.ConvertAll(word => word.Pair);
        // Whoever has enough of them has at least one of any so many: the rarest lead to few cases.
        var rarest = known.OrderBy(word => word.Count).ThenBy(word => word.Pair).Take(known.Count - enough + 1).Select(word => word.Pair);
        var near = pairs.Count == 0 ? null : rarest.Select(pair => words.Where(word => word.Pair == pair).OrderByDescending(word => word.RequestId).Take(MostOfPair).Select(word => word.RequestId)).Aggregate((all, some) => all.Union(some));
        var like = near is null ? [] : await db.Set<InformationRequest>().AsNoTracking()
            .Where(other => near.Contains(other.Id) && other.Id != request.Id && other.OrganId == request.OrganId && other.Kind == request.Kind && other.State != RequestState.Cancelled && other.State != RequestState.Transferred)
            .Where(other => words.Count(word => word.RequestId == other.Id && pairs.Contains(word.Pair)) >= enough)
            .OrderByDescending(other => other.Id).Take(MostCases)
            .Select(other => new LikeCase(other.Id, other.Number, other.State, other.ArrivedOn, person != null && other.Applicant!.PersonIndex == person, other.Outcome != null, other.ClosedOn != null)).ToListAsync(cancellation);
        var given = like.Count == 0 ? [] : await GivenAsync(like.ConvertAll(other => other.Id), cancellation);
        var (inMonth, inYear) = await OftenAsync(request, person, cancellation);
        return new Likeness([.. like.Select(other => other with { IsGiven = given.Contains(other.Id) })], inMonth, inYear) { IsForEverybody = IsGiven(request) && like.Exists(other => !other.IsSamePerson && given.Contains(other.Id)) };
    }

    /// <summary>Something was given in it.</summary>
    internal static bool IsGiven(InformationRequest request) => IsGiven(request.Outcome?.Code);

    private static bool IsGiven(string? outcome) => outcome is "requests.granted" or "requests.partly-granted";

    private async Task<HashSet<long>> GivenAsync(List<long> ids, CancellationToken cancellation) =>
        [.. (await db.Set<InformationRequest>().AsNoTracking().Where(request => ids.Contains(request.Id)).Select(request => new { request.Id, request.Outcome }).ToListAsync(cancellation)).Where(request => IsGiven(request.Outcome?.Code)).Select(request => request.Id)];

    private async Task<(int Month, int Year)> OftenAsync(InformationRequest request, byte[]? person, CancellationToken cancellation)
    {
        var day = request.ReceivedOn ?? request.ArrivedOn;
        var (year, month) = (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, day.Month, 1));
        // By whom first: a server that has not seen these values yet would go through all cases of the year for each of his.
        var own = person is null ? [] : await db.Set<Applicant>().AsNoTracking().Where(applicant => applicant.PersonIndex == person).Select(applicant => applicant.RequestId).ToListAsync(cancellation);
        var days = own.Count == 0 ? [] : await db.Set<InformationRequest>().AsNoTracking()
            .Where(other => own.Contains(other.Id) && other.OrganId == request.OrganId && other.Kind == request.Kind && other.ArrivedOn >= year && other.ArrivedOn < year.AddYears(1)).Select(other => other.ArrivedOn).ToListAsync(cancellation);
        return (days.Count(other => other >= month && other < month.AddMonths(1)), days.Count);
    }
}

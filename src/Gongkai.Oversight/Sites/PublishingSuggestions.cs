using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Sites;

/// <summary>Information that several people asked for and got: it may go out to everybody (第四十四条).</summary>
/// <param name="Wanted">What was asked for, in the words of the newest request.</param>
/// <param name="Applicants">How many different people.</param>
/// <param name="Numbers">Registration numbers, the newest first.</param>
public sealed record PublishingSuggestion(string Wanted, int Applicants, ImmutableArray<string> Numbers);

/// <summary>Finds what should be published because it was given out again and again. Who asked is compared by blind index; nobody's name is read.</summary>
public static class PublishingSuggestions
{
    private const int MostLooked = 2_000;

    /// <summary>What at least two different applicants were granted, by the words of their requests; blanks, width and script make no difference.</summary>
    public static async Task<ImmutableArray<PublishingSuggestion>> FindAsync(DbContext db, long organId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (whole, partly) = (Outcome.Parse("requests.granted"), Outcome.Parse("requests.partly-granted"));
        var granted = await db.Set<InformationRequest>().AsNoTracking()
            .Where(request => request.OrganId == organId && (request.Outcome == whole || request.Outcome == partly) && request.Applicant != null)
            .OrderByDescending(request => request.Id).Take(MostLooked)
            .Select(request => new { request.Number, request.Wanted, Person = request.Applicant!.PersonIndex }).ToListAsync(cancellation);
        return
        [
            .. granted.GroupBy(request => Bigrams.Fold(request.Wanted)).Select(group => new PublishingSuggestion(
                    group.First().Wanted, group.Select(request => Convert.ToHexString(request.Person ?? [])).Distinct().Count(), [.. group.Select(request => request.Number)]))
                .Where(suggestion => suggestion.Applicants > 1).OrderByDescending(suggestion => suggestion.Applicants),
        ];
    }
}

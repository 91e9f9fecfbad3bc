using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Other organs, their records and their words named in the queries of addresses: what is theirs does not come back.</summary>
[Collection(nameof(AttackedCity))]
public sealed class ForeignQueryTests(AttackedCity city, ITestOutputHelper output)
{
    private static readonly string[] Names = ["organ", "id", "number", "q", "item", "interprets", "clarifies", "request", "name"];
    private static readonly string[] Strangers = ["visitor", "applicant", "liuxi-clerk", "baiyu-leader", "transport-auditor", "planning-clerk", "qingheng-admin"];

    private readonly Tally tally = new(output);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_NamingWhatIsOthers_ShowNothingOfIt()
    {
        var victim = Planted.Organs[0];
        var values = await ValuesAsync(victim);
        var words = city.Planted.Words[victim];
        using var planning = await city.Site.SignedInAsync("planning-clerk");
        var tries = (from route in QueryNames.Routes(city.Site, "GET")
                     let path = "/" + System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!.TrimStart('/'), @"\{([^*}:]+)[^}]*\}", place => place.Groups[1].Value is "code" or "Code" ? "normative" : "1")
                     where path.StartsWith("/office", StringComparison.Ordinal) || path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/search", StringComparison.Ordinal) || path.StartsWith("/requests", StringComparison.Ordinal)
                     from name in QueryNames.Of(route).Concat(Names).Distinct(StringComparer.OrdinalIgnoreCase)
                     select (path, name)).ToList();
        var dice = new Random(20_190_515);
        await Parallel.ForEachAsync(Strangers, Cancellation, async (stranger, _) =>
        {
            var client = stranger == "planning-clerk" ? planning : city[stranger].Client;
            foreach (var (path, name) in Tally.IsLong ? tries : Some(tries))
            {
                foreach (var value in Tally.IsLong ? values : [values[Next(values.Count)]])
                {
                    tally.Count("query naming what is others'");
                    var address = $"{path}?{name}={Uri.EscapeDataString(value)}";
                    var text = (await Sent.GetAsync(client, address)).Text;
                    // The applicant of the first case is the victim's own.
                    if (stranger != "applicant" && words.Find(word => text.Contains(word, StringComparison.Ordinal)) is { } word)
                    {
                        tally.Fault($"{stranger} reads “{word}” at {address}");
                    }
                }
            }
        });
        Assert.True(tally.Tried("query naming what is others'") > 500, "Too little was tried.");
        tally.Close();

        List<(string, string)> Some(List<(string, string)> all) => [.. all.Where(_ => Next(5) == 0)];

        int Next(int below)
        {
            lock (dice)
            {
                return dice.Next(below);
            }
        }
    }

    private async Task<List<string>> ValuesAsync(string victim)
    {
        await using var db = city.Site.Store.NewDb();
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Code == victim, Cancellation);
        var number = await db.Set<InformationRequest>().Where(request => request.OrganId == organ.Id).OrderByDescending(request => request.Id).Select(request => request.Number).FirstAsync(Cancellation);
        // Parts of words only, so that an echo of the question is no find.
        return [organ.Code, organ.Id.ToString(CultureInfo.InvariantCulture), organ.Name, number, city.Planted.Drafts[victim].ToString(CultureInfo.InvariantCulture), "梨花渡", "防渗墙", "%", "1"];
    }
}

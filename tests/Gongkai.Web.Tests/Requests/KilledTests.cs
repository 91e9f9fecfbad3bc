using Gongkai.Agencies.Acts;
using Gongkai.Requests;
using Gongkai.Storage.Keys;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Commands;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>The program is killed at random moments while applications come in: what it accepted is there whole, and nothing is there by halves.</summary>
public sealed class KilledTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Rounds => Environment.GetEnvironmentVariable("GONGKAI_LONG") is null ? 1 : 20;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Kill_AtRandomMoments_LosesNoAcceptedRequestAndLeavesNoHalfCase(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var town = await Town.InAsync(store.Store);
        var random = new Random(31);
        var accepted = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var served = await ServedProcess.StartAsync(store.Store.Place);
            var token = await served.TokenAsync();
            // Once it is warm, so that the moment falls among the applications.
            await SendAsync(served, token, round, 0, 1, accepted);
            var sending = SendAsync(served, token, round, 1, 18, accepted);
            await Task.Delay(random.Next(10, 1_500), Cancellation);
            await served.KillAsync();
            await sending;
        }

        var keys = await KeyFolder.OpenAsync(store.Store, Cancellation);
        await using var db = town.NewDb();
        var cases = await RequestDesk.Cases(db).AsNoTracking().ToListAsync(Cancellation);
        var wanted = cases.Select(request => request.WantedWith(keys)).ToList();
        Assert.NotEmpty(accepted);
        Assert.All(accepted, title => Assert.Contains(title, wanted));
        Assert.Equal(wanted.Count, wanted.Distinct(StringComparer.Ordinal).Count());
        Assert.All(cases, request => Assert.Equal((RequestState.Unconfirmed, "王小明", "submit"), (request.State, request.Applicant!.Open(keys).Name, Assert.Single(request.Events).Action)));
        Assert.Equal(Enumerable.Range(1, cases.Count), cases.Select(request => int.Parse(request.Number.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    private static async Task SendAsync(ServedProcess served, string token, int round, int from, int until, List<string> accepted)
    {
        for (var i = from; i < until; i++)
        {
            var title = $"第{round}轮第{i}件";
            if (!await served.ApplyAsync(token, ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", title), ("Form.Kind", "natural"), ("Form.Name", "王小明"), ("Form.IdentityNumber", "990101199001011234"), ("Form.Phone", "13800001234")))
            {
                return;
            }

            accepted.Add(title);
        }
    }
}

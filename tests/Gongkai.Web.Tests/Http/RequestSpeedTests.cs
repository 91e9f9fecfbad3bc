using System.Diagnostics;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Copying;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The pages of a bureau with 20,000 cases, whole, as a browser gets them: signed in, drawn and sent.</summary>
[Collection(nameof(Alone))]
public sealed class RequestSpeedTests(ITestOutputHelper output)
{
    private const int Cases = 20_000;

    // Until the program is compiled for good.
    private const int Warm = 80;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Pages_OverTwentyThousandCases_AnswerAtOnce(string database)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("GONGKAI_LONG") is null, "Fills a store with 20,000 cases; runs with ./test --long.");
        await using var city = TestStore.Blank(database);
        await MoveInAsync(city.Store);
        await using var site = await RunningSite.StartAsync(demo: true, at: city.Store.Place);
        var number = await FillAsync(site);
        using var clerk = await site.SignedInAsync("transport-clerk");
        var times = new Dictionary<string, double>
        {
            ["board"] = await P95Async(clerk, "/office/requests"),
            ["search"] = await P95Async(clerk, $"/office/requests?q={Uri.EscapeDataString("公交站点设置")}"),
            ["case"] = await P95Async(clerk, $"/office/requests/{number}"),
            ["year"] = await P95Async(clerk, "/office/requests/statistics"),
        };
        output.WriteLine(string.Join(", ", times.Select(pair => $"{pair.Key} {pair.Value:0.0} ms")));
        Assert.All(times, pair => Assert.True(pair.Value < (pair.Key == "year" ? 100 : 50), $"{pair.Key} took {pair.Value:0} ms"));
    }

    private static async Task MoveInAsync(Store store)
    {
        if (store.Place.Postgres is null)
        {
            await DemoCopy.FillAsync(store.Place.Folder);
            return;
        }

        var folder = Directory.CreateTempSubdirectory("gongkai-city-").FullName;
        await DemoCopy.FillAsync(folder);
        var home = new Store(new StorePlace(folder));
        await new OfficeMove(home, store).RunAsync(Cancellation);
        home.Release();
        Directory.Delete(folder, recursive: true);
    }

    // One case by the desk, with a history; the others are rows like it.
    private static async Task<string> FillAsync(RunningSite site)
    {
        await using var db = site.Store.NewDb();
        var scene = await Browser.RequestScene.InAsync(site);
        var number = scene.Numbers["handling"];
        var id = await db.Set<InformationRequest>().Where(request => request.Number == number).Select(request => request.Id).SingleAsync(Cancellation);
        await Requests.ManyCases.FillAsync(db, id, Cases, Cancellation);
        return number;
    }

    private static async Task<double> P95Async(HttpClient client, string address)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + 100; i++)
        {
            var watch = Stopwatch.StartNew();
            _ = await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Skip(Warm).Order().ElementAt(95);
    }
}

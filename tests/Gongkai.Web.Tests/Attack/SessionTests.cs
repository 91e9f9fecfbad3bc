using System.Net;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Sign-ins that were brought along, ended, or tried too often; cookies and hosts behind HTTPS.</summary>
[Collection(nameof(AttackedCity))]
public sealed class SessionTests(AttackedCity city, ITestOutputHelper output)
{
    private readonly Tally tally = new(output);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_NamedInTheSettings_AreTheOnlyOnes()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-hosts-");
        await Storage.EmptyStores.MakeAsync(new Gongkai.Storage.StorePlace(folder.FullName));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.json"), """{ "AllowedHosts": "127.0.0.1;gongkai.example", "Proxies": ["127.0.0.1"] }""", Cancellation);
        await using (var site = await RunningSite.StartAsync(folder: folder.FullName))
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Host = "pwn.example";
            Assert.Equal(HttpStatusCode.BadRequest, (await Sent.AskAsync(site.Client, request)).Status);
            await AssertSecureAsync(site);
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A sign-in that somebody brought along is not taken over, each has its own, and it is over when it was ended.</summary>
    [Fact]
    public async Task SignIn_BroughtAlongOrEnded_IsNobodys()
    {
        await using var db = city.Site.Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == "liuxi-clerk").Select(account => account.OfficerId).SingleAsync(Cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "gongkai-login=fixed" };
        for (var round = 0; round < 3; round++)
        {
            using var client = city.Site.NewClient();
            var token = await Sent.TokenAsync(client, "/sign-in");
            var answer = await Sent.PostAsync(city.Site, client, "/sign-in/as", [new(FoundForm.Token, token), new("person", $"{officer}")]);
            var cookie = answer.Answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("gongkai-login=", StringComparison.Ordinal));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.True(seen.Add(cookie.Split(';')[0]), "The same sign-in twice.");
            _ = await Sent.PostAsync(city.Site, client, "/sign-out", [new(FoundForm.Token, await Sent.TokenAsync(client, "/office"))]);
            tally.Count("sign-in ended");
        }

        foreach (var cookie in seen)
        {
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = city.Site.Address };
            var request = new HttpRequestMessage(HttpMethod.Get, "/office");
            request.Headers.Add("Cookie", cookie);
            Assert.True((await Sent.AskAsync(client, request)).IsRefused, "A sign-in that is over still opens the office.");
        }

        tally.Close();
    }

    [Fact]
    public async Task SignIn_TriedTooOften_Waits()
    {
        const int AMinute = 120;
        var answers = new List<HttpStatusCode>();
        // Counted before anything else is looked at, tokens included.
        for (var attempt = 0; attempt < (AMinute * 2) + 60; attempt++)
        {
            answers.Add((await Sent.PostAsync(city.Site, city["visitor"].Client, "/sign-in/second", [new("code", "000000")])).Status);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        tally.Count("sign-in tried too often", answers.Count);
        tally.Close();
    }

    private static async Task AssertSecureAsync(RunningSite site)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/requests/status?lang=en");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        var cookies = (await Sent.AskAsync(site.Client, request)).Answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.True(cookie.Contains("secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase), cookie.Split('=')[0]));
    }
}

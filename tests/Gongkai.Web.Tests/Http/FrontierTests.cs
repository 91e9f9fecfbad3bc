using System.Net;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Which proxies are believed, and how often one address may ask.</summary>
public sealed class FrontierTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proxy_ThatTheSettingsName_SaysWhoAsks_AndOneWhoAsksTooOftenWaits()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-proxy-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.json"), """{ "Proxies": ["127.0.0.1"] }""", Cancellation);
        await using (var site = await RunningSite.StartAsync(folder: folder.FullName))
        {
            using var https = await AskAsync(site, "203.0.113.7");
            Assert.True(https.Headers.Contains("Strict-Transport-Security"));
            var refused = 0;
            for (var at = 0; at < 3_100 && refused == 0; at++)
            {
                using var answer = await AskAsync(site, "203.0.113.7");
                refused += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
            }

            Assert.Equal(1, refused);
            using var other = await AskAsync(site, "203.0.113.8");
            Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Proxy_ThatNobodyNamed_IsNotBelieved()
    {
        await using var site = await RunningSite.StartAsync();
        using var answer = await AskAsync(site, "203.0.113.7");
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningSite site, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/robots.txt");
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return await site.Client.SendAsync(request, Cancellation);
    }
}

using System.Net;
using System.Net.Http.Headers;
using Gongkai.Agencies.Acts;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Where the site meets browsers: ways out, hosts, methods, kinds of content, other origins, tokens.</summary>
[Collection(nameof(AttackedCity))]
public sealed class BoundaryTests(AttackedCity city, ITestOutputHelper output)
{
    private static readonly string[] Away = ["https://pwn.example/", "//pwn.example/", "/\\pwn.example/", "\\\\pwn.example", "https:pwn.example", "/%09/pwn.example", "javascript:pwn()", "/\tpwn.example", "////pwn.example", "https://127.0.0.1@pwn.example/", "/x\r\nX-Evil: 1"];
    private static readonly string[] Ways = ["to", "returnUrl", "ReturnUrl", "return", "next", "url", "redirect", "back", "from"];

    private readonly Tally tally = new(output);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Addresses_ToldToLeadAway_StayHere()
    {
        foreach (var route in QueryNames.Routes(city.Site, "GET").Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains('{', StringComparison.Ordinal)))
        {
            var to = Away[tally.Tried("way out in an address") % Away.Length];
            tally.Count("way out in an address");
            Judge(await Sent.GetAsync(city["visitor"].Client, $"{route}?{string.Join('&', Ways.Select(name => $"{name}={Uri.EscapeDataString(to)}"))}"), route);
        }

        foreach (var to in Away)
        {
            using var client = city.Site.NewClient();
            tally.Count("way out after signing in");
            await using var db = city.Site.Store.NewDb();
            var officer = await db.Set<Account>().Select(account => account.OfficerId).FirstAsync(Cancellation);
            var token = await Sent.TokenAsync(client, "/sign-in");
            Judge(await Sent.PostAsync(city.Site, client, "/sign-in/as", [new(FoundForm.Token, token), new("person", $"{officer}"), new("to", to)]), $"/sign-in/as {to}");
        }

        tally.Close();
    }

    [Fact]
    public async Task Host_ThatSomebodyMakesUp_StaysInHisOwnAnswer()
    {
        foreach (var address in Crawl.PublicStarts)
        {
            tally.Count("made-up host");
            using var client = city.Site.NewClient();
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Host = "pwn.example";
            request.Headers.Add("X-Forwarded-Host", "pwn.example");
            _ = await Sent.AskAsync(client, request);
            if ((await Sent.GetAsync(client, address)).Text.Contains("pwn.example", StringComparison.Ordinal))
            {
                tally.Fault($"{address} hands out a host of somebody else's making");
            }
        }

        tally.Close();
    }

    [Fact]
    public async Task Methods_SaidInHeadersOrFields_AreNotBelieved()
    {
        var before = await LinesAsync();
        foreach (var address in (string[])["/office/workplace", "/sign-out", "/office/requests/1/enclosures", "/office/reports/start", "/office/items/1/originals/1"])
        {
            foreach (var header in (string[])["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
            {
                tally.Count("method said in a header");
                var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?_method=POST");
                request.Headers.Add(header, "POST");
                if ((await Sent.AskAsync(city["transport-clerk"].Client, request)).Status is HttpStatusCode.OK or HttpStatusCode.SeeOther)
                {
                    tally.Fault($"{address} believes {header}");
                }
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await Sent.GetAsync(city["transport-clerk"].Client, "/office")).Status);
        Assert.Equal(before, await LinesAsync());
        tally.Close();
    }

    /// <summary>Without a token, with a broken one, with somebody else's, as another kind of content, from another origin: no form does anything.</summary>
    [Fact]
    public async Task Forms_WithoutTheirOwnToken_DoNothingAnywhere()
    {
        var before = await LinesAsync();
        var foreign = await Sent.TokenAsync(city["water-clerk"].Client, "/office");
        foreach (var name in (string[])["visitor", "transport-clerk", "yunze-competent", "yunze-admin"])
        {
            foreach (var path in QueryNames.Routes(city.Site, "POST").Select(route => "/" + System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!.TrimStart('/'), @"\{[^*}][^}]*\}", "1")).Distinct().Where(path => path != "/sign-out"))
            {
                var fields = new Dictionary<string, string> { ["_handler"] = "save", ["do"] = "submit", ["year"] = "2025", ["name"] = "x" };
                HttpContent[] bodies =
                [
                    new FormUrlEncodedContent(fields), new FormUrlEncodedContent(fields.Append(new(FoundForm.Token, foreign))), new StringContent("{\"name\":\"x\"}", new MediaTypeHeaderValue("application/json")),
                    new StringContent("_handler=save&name=x", new MediaTypeHeaderValue("text/plain")), new StringContent("<a/>", new MediaTypeHeaderValue("application/xml")),
                ];
                var turn = tally.Tried("form without its own token");
                foreach (var body in bodies.Where((_, at) => Tally.IsLong || (at + turn) % bodies.Length < 2))
                {
                    tally.Count("form without its own token");
                    var answer = await Sent.PostAsync(city.Site, city[name].Client, path, body, tally.Tried("form without its own token") % 2 == 0 ? "https://pwn.example" : null);
                    if ((int)answer.Status is < 400 or >= 500)
                    {
                        tally.Fault($"{name} {path} with {body.Headers.ContentType}: {(int)answer.Status}");
                    }

                    if (answer.Answer.Headers.Contains("Access-Control-Allow-Origin"))
                    {
                        tally.Fault($"{path} lets other origins in");
                    }
                }
            }
        }

        Assert.Equal(before, await LinesAsync());
        tally.Close();
    }

    [Fact]
    public async Task Origins_OfOthers_AreLetIntoNothing()
    {
        foreach (var address in Crawl.PublicStarts.Concat(Crawl.OfficeStarts))
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Options])
            {
                tally.Count("other origin");
                var request = new HttpRequestMessage(method, address);
                request.Headers.Add("Origin", "https://pwn.example");
                request.Headers.Add("Access-Control-Request-Method", "POST");
                if ((await Sent.AskAsync(city["transport-clerk"].Client, request)).Answer.Headers.Any(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)))
                {
                    tally.Fault($"{method} {address} lets other origins in");
                }
            }
        }

        tally.Close();
    }

    private void Judge(Sent answer, string where)
    {
        foreach (var fault in PageEye.Faults(answer))
        {
            tally.Fault($"{where}: {fault}");
        }
    }

    private async Task<long> LinesAsync()
    {
        await using var db = city.Site.Store.NewDb();
        return await db.Set<LedgerEntry>().LongCountAsync(Cancellation);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Tests.Agencies;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Every address of the running program, met by requests that no browser sends: nothing breaks, nothing is done, nothing comes back as script.</summary>
public sealed partial class HostileRequestTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "..%2f..%2f..%2fetc%2fpasswd", "..%5c..%5cwindows%5cwin.ini", "%00", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%27%20OR%201%3D1--", "-1", "99999999999999999999", "%0d%0aX-Evil:%201", new string('9', 3000), "%f0%9f%92%a5", "%E4%B8",
    ];

    private static readonly string[] Queries =
    [
        "q=%3Cscript%3Ealert(1)%3C/script%3E&to=%0d%0aX-Evil:%201&lang=en%0d%0aX-Evil:%201", "to=//evil.example&after=-1&page=99999999999&year=0", "lang=%00&q=%27%22%3B--&q=2&" + "x=" + "a",
    ];

    private RunningSite site = default!;
    private HttpClient clerk = default!;
    private HttpClient administrator = default!;
    private int tried;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync();
        administrator = await FirstOffice.SetUpAsync(site);
        await using var scope = site.Scope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDb>();
        var organ = (await db.Set<Organ>().SingleAsync(Cancellation)).Id;
        var desk = new OfficerDesk(db);
        var officer = (await desk.EnrolAsync("李青", null, Town.Act("officer.enrol", organ), Cancellation)).Done;
        foreach (var role in (Role[])[Role.Clerk, Role.Reviewer, Role.Leader, Role.CompetentReviewer])
        {
            _ = (await desk.AppointAsync(officer.Id, organ, role, Town.Founded, Town.Act("officer.appoint", organ), Cancellation)).Done;
        }

        _ = (await scope.ServiceProvider.GetRequiredService<AccountDesk>().OpenAsync(officer.Id, "li-qing", FirstOffice.Password, Town.Act("account.open", organ), Cancellation)).Done;
        clerk = site.NewClient();
        using var answer = await FirstOffice.SignInAsync(site, clerk, user: "li-qing");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        clerk.Dispose();
        administrator.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Addresses_WithHostilePlacesAndQueries_NeitherBreakNorReflect()
    {
        var faults = new List<string>();
        foreach (var person in (HttpClient[])[site.Client, clerk, administrator])
        {
            foreach (var route in Routes("GET").Where(route => route != "/sign-out"))
            {
                var addresses = Place().IsMatch(route) ? Places.Select(place => Place().Replace(route, place)) : [];
                foreach (var address in addresses.Concat(Queries.Select(query => $"{Place().Replace(route, "1")}?{query}")))
                {
                    await TryAsync(person, HttpMethod.Get, address, null, faults);
                }
            }
        }

        output.WriteLine($"{tried} requests");
        Assert.True(tried > 300);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Addresses_SentFormsWithoutATokenAndByWrongMethods_DoNothing()
    {
        var faults = new List<string>();
        var before = await LinesAsync();
        foreach (var person in (HttpClient[])[site.Client, clerk, administrator])
        {
            foreach (var route in Routes("POST").Select(route => Place().Replace(route, "1")).Distinct())
            {
                using var form = new FormUrlEncodedContent([new("Form.Name", "x"), new("name", "\r\nX-Evil: 1"), new("_handler", "setup"), new("__RequestVerificationToken", "forged")]);
                var status = await TryAsync(person, HttpMethod.Post, route, form, faults);
                if (status is HttpStatusCode.OK or HttpStatusCode.SeeOther or HttpStatusCode.Created)
                {
                    faults.Add($"POST {route} without a token: {status}");
                }
            }

            foreach (var route in Routes("GET").Select(route => Place().Replace(route, "1")).Distinct())
            {
                foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options, HttpMethod.Trace, new HttpMethod("PROPFIND")])
                {
                    if (await TryAsync(person, method, route, null, faults) is < HttpStatusCode.BadRequest and var status)
                    {
                        faults.Add($"{method} {route}: {status}");
                    }
                }
            }
        }

        output.WriteLine($"{tried} requests");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(before, await LinesAsync());
    }

    [Fact]
    public async Task Addresses_PromisedAGigabyte_RefuseBeforeReadingIt()
    {
        var faults = new List<string>();
        foreach (var route in Routes("POST").Select(route => Place().Replace(route, "1")).Distinct())
        {
            foreach (var type in (string[])["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
            {
                tried++;
                var answer = await RawAsync($"POST {route} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nOrigin: {site.Address.GetLeftPart(UriPartial.Authority)}\r\nContent-Type: {type}\r\nContent-Length: 1073741824\r\n\r\n");
                if (!answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal))
                {
                    faults.Add($"{route}: {answer.Split('\r')[0]}");
                }
            }
        }

        foreach (var head in (string[])[$"GET / HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', 70_000)}\r\n\r\n", $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"])
        {
            tried++;
            var answer = await RawAsync(head);
            if (!Regex.IsMatch(answer, "^HTTP/1.1 (?:4|200|30)") || answer.Contains("root:", StringComparison.Ordinal))
            {
                faults.Add($"{head[..20]}: {answer.Split('\r')[0]}");
            }
        }

        output.WriteLine($"{tried} requests");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<HttpStatusCode> TryAsync(HttpClient person, HttpMethod method, string address, HttpContent? form, List<string> faults)
    {
        tried++;
        using var request = new HttpRequestMessage(method, address) { Content = form };
        using var answer = await person.SendAsync(request, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            faults.Add($"{method} {address[..Math.Min(80, address.Length)]}: {answer.StatusCode}");
        }

        if (page.Contains("<script>alert", StringComparison.OrdinalIgnoreCase) || page.Contains("root:x", StringComparison.Ordinal) || answer.Headers.Contains("X-Evil") || answer.Headers.Location?.ToString().StartsWith("//", StringComparison.Ordinal) == true || answer.Headers.Location?.ToString().Contains("evil.example", StringComparison.Ordinal) == true && !answer.Headers.Location.ToString().StartsWith("/sign-in?to=", StringComparison.Ordinal))
        {
            faults.Add($"{method} {address[..Math.Min(80, address.Length)]} gives back what was sent");
        }

        // What the server itself throws out before it is a request of ours has no page, and needs no policy for one.
        var isThrownOut = answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong && page.Length == 0;
        if (!isThrownOut && !answer.Headers.TryGetValues("Content-Security-Policy", out _))
        {
            faults.Add($"{method} {address[..Math.Min(80, address.Length)]} has no policy");
        }

        return answer.StatusCode;
    }

    private async Task<string> RawAsync(string head)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Address.Host, site.Address.Port, Cancellation);
        var stream = connection.GetStream();
        var buffer = new byte[4096];
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(TimeSpan.FromSeconds(20));
            return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, patience.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            return error.GetType().Name;
        }
    }

    private async Task<long> LinesAsync()
    {
        await using var db = site.Store.NewDb();
        return await db.Set<LedgerEntry>().LongCountAsync(Cancellation);
    }

    private IEnumerable<string> Routes(string method) => site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true)
        .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(route => !route.Contains("{*", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^*}][^}]*\}")]
    private static partial Regex Place();
}

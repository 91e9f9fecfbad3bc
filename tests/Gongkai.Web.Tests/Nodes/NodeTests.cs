using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Corpus.Running;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Http;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>Two programs on one PostgreSQL behind a proxy that knows nothing of sessions.</summary>
public sealed partial class NodeTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoNodes_OnePostgres_AreOneSite()
    {
        await using var store = await TestStore.OpenAsync("postgres");
        await using var room = await Newsroom.InAsync(await Town.InAsync(store.Store));
        var user = Head.Run("gongkai-app", "en", System.Text.Encoding.UTF8.GetBytes(FirstOffice.Password + "\n"), "user", "add", "li-qing", "--officer", "李青", "--organ", "water", "--role", "Clerk", "--password-stdin", "--data", store.Store.Place.Folder, "--db", store.Store.Place.Postgres!);
        Assert.Equal((0, ""), (user.Exit, user.Error));

        // Both at once, so that they find no keys of cookies and must not make different ones.
        var started = await Task.WhenAll(Node.StartAsync(store.Store.Place), Node.StartAsync(store.Store.Place));
        await using var one = started[0];
        await using var two = started[1];
        await using var proxy = new RoundRobin(one.Address, two.Address);
        using var clerk = proxy.NewClient();
        await SignInAsync(clerk);
        for (var at = 0; at < 6; at++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(clerk, "/office"));
        }

        Assert.All(proxy.Taken, taken => Assert.True(taken >= 3));

        using var atOne = one.NewClient();
        using var atTwo = two.NewClient();
        var item = await room.PublishedAsync();
        foreach (var visitor in (HttpClient[])[atOne, atTwo])
        {
            await UntilAsync("published", async () => await StatusAsync(visitor, $"/items/{item.Id}") == HttpStatusCode.OK && (await visitor.GetStringAsync("/search?q=供水价格", Cancellation)).Contains($"/items/{item.Id}", StringComparison.Ordinal));
            // Kept now.
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, $"/items/{item.Id}"));
        }

        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        foreach (var visitor in (HttpClient[])[atOne, atTwo])
        {
            await UntilAsync("withdrawn", async () => await StatusAsync(visitor, $"/items/{item.Id}") == HttpStatusCode.Gone && !(await visitor.GetStringAsync("/search?q=供水价格", Cancellation)).Contains($"/items/{item.Id}\"", StringComparison.Ordinal));
        }

        await one.KillAsync();
        for (var at = 0; at < 4; at++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(clerk, "/office"));
            Assert.Equal(HttpStatusCode.Gone, await StatusAsync(clerk, $"/items/{item.Id}"));
        }

        // A new node knows who signed in before it was there.
        await using var three = await Node.StartAsync(store.Store.Place);
        await using var behind = new RoundRobin(three.Address);
        using var colleague = behind.NewClient();
        await SignInAsync(colleague);
        Assert.Equal(0, await two.StopAsync());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(colleague, "/office"));
        Assert.Equal(0, await three.StopAsync());
        Assert.Empty(await room.FaultsAsync());
    }

    private static async Task SignInAsync(HttpClient client)
    {
        var token = Token().Match(await client.GetStringAsync("/sign-in", Cancellation)).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/password") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("name", "li-qing"), new("password", FirstOffice.Password)]) };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancellation);
        return answer.StatusCode;
    }

    private async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Not {what} after {clock.Elapsed}.");
            await Task.Delay(20, Cancellation);
        }

        output.WriteLine($"{what} after {clock.ElapsedMilliseconds} ms");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

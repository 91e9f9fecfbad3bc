using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Gongkai.App.Serve;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Portal;
using Gongkai.Web.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gongkai.Web.Tests;

/// <summary>The whole site on a free local port with a store of its own; gone afterwards.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    private RunningSite(WebApplication app, string folder, bool ownsFolder)
    {
        this.app = app;
        this.ownsFolder = ownsFolder;
        Folder = folder;
        Client = NewClient();
    }

    /// <summary>Folder of the store.</summary>
    public string Folder { get; }

    public Uri Address => new(app.Urls.First());

    /// <summary>A visitor who reads Chinese, keeps cookies and follows nothing.</summary>
    public HttpClient Client { get; }

    /// <summary>A scope of the running program, as a request has one.</summary>
    public AsyncServiceScope Scope() => app.Services.CreateAsyncScope();

    /// <summary>A part of the running program.</summary>
    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public Store Store => app.Services.GetRequiredService<Store>();

    public static async Task<RunningSite> StartAsync(bool demo = false, string? folder = null, Action<WebApplication>? alter = null, bool untilReady = true, StorePlace? at = null)
    {
        var place = folder ?? at?.Folder ?? Directory.CreateTempSubdirectory("gongkai-site-").FullName;
        if (folder is null && at is null)
        {
            await (demo ? DemoCopy.FillAsync(place) : EmptyStores.MakeAsync(new StorePlace(place)));
        }

        var app = Site.Build(new SiteOptions(demo, ["http://127.0.0.1:0"], at ?? new StorePlace(place)), CommandWords.For(["--lang", "zh"], typeof(Site).Assembly));
        alter?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var site = new RunningSite(app, place, folder is null && at is null);
        for (var attempt = 0; untilReady && attempt < 1_800 && (await site.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK; attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return site;
    }

    /// <summary>Lets the portal know what was published or withdrawn behind its back.</summary>
    public Task FollowAsync() => app.Services.GetRequiredService<PublicChanges>().FollowAsync(TestContext.Current.CancellationToken);

    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public Task<string> PageAsync(string address) => Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>A browser of somebody of the demonstration who has signed in.</summary>
    /// <param name="user">User name, as in the city's file.</param>
    public async Task<HttpClient> SignedInAsync(string user)
    {
        await using var db = Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(TestContext.Current.CancellationToken);
        var client = NewClient();
        using var answer = await SendAsync(client, "/sign-in", "/sign-in/as", ("person", officer.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return client;
    }

    /// <summary>Signs in as somebody of the demonstration, with one click on the page where its people stand.</summary>
    public async Task SignInAsync(Microsoft.Playwright.IPage page, string user)
    {
        await using var db = Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(TestContext.Current.CancellationToken);
        await page.GotoAsync("/sign-in");
        await page.Locator("details").EvaluateAllAsync<int>("all => all.map(one => one.open = true).length");
        await page.Locator($"button[value='{officer.ToString(CultureInfo.InvariantCulture)}']").First.ClickAsync();
        await page.WaitForURLAsync("**/office");
    }

    /// <summary>Fills in a form of a page and sends it as a browser does.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken)).Groups[1].Value;
        return await SendAsync(client, action, [("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Sends a form as a browser does, with the token that is among the fields.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client, string action, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))) };
        request.Headers.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form with a file, as a browser does, from the page on which it stands.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(HttpClient client, string page, string action, string file, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken)).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", file);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = form };
        request.Headers.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Hands files in as the form without scripts does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(params (string Name, byte[] Bytes)[] files)
    {
        var token = Token().Match(await PageAsync("/reports")).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, bytes) in files)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, "files", name);
        }

        return await Client.PostAsync(new Uri("/reports/import", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Hands a sample in and gives the number of its report.</summary>
    public async Task<long> AddAsync(string sample)
    {
        var file = Given.File(sample);
        using var answer = await UploadAsync((Path.GetFileName(file.Path), [.. file.Bytes]));
        return NumberOf(answer);
    }

    public static long NumberOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        var store = Store;
        await app.DisposeAsync();
        store.Release();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

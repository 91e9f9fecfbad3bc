using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Gongkai.App.Serve;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Builder;
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

    public Store Store => app.Services.GetRequiredService<Store>();

    public static async Task<RunningSite> StartAsync(bool demo = false, string? folder = null, Action<WebApplication>? alter = null, bool untilReady = true)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("gongkai-site-").FullName;
        var app = Site.Build(new SiteOptions(demo, ["http://127.0.0.1:0"], new StorePlace(place)), CommandWords.For(["--lang", "zh"], typeof(Site).Assembly));
        alter?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var site = new RunningSite(app, place, folder is null);
        for (var attempt = 0; untilReady && attempt < 300 && (await site.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK; attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return site;
    }

    /// <summary>Lets the portal know what was published or withdrawn behind its back.</summary>
    public Task FollowAsync() => app.Services.GetRequiredService<PublicChanges>().FollowAsync(TestContext.Current.CancellationToken);

    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    public Task<string> PageAsync(string address) => Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

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
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

using System.Net;
using Gongkai.App.Serve;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Http;

public sealed class ServeTests
{
    private static readonly CommandWords Words = CommandWords.For(["--lang", "zh"], typeof(Site).Assembly);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://example.org:80")]
    public void Demo_OnAnAddressThatOthersReach_IsRefused(string url)
    {
        var refused = Assert.Throws<UsageException>(() => Site.Build(new SiteOptions(true, [url], new StorePlace("/nowhere")), Words));
        Assert.Contains(url, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("https://127.8.9.1", true)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("http://+:80", false)]
    public void Loopback_OfAnAddress_IsTold(string url, bool isLoopback) => Assert.Equal(isLoopback, Loopback.Is(url));

    [Fact]
    public async Task Demo_InAStoreWithReports_IsRefusedAndChangesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-site-").FullName;
        await using (var site = await RunningSite.StartAsync(folder: folder))
        {
            await site.AddAsync("title-last.txt");
        }

        var options = new SiteOptions(true, ["http://127.0.0.1:0"], new StorePlace(folder));
        Assert.Equal(2, await Site.RunAsync(options, Words, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        await using (var again = await RunningSite.StartAsync(folder: folder))
        {
            Assert.DoesNotContain("class=\"demonstration\"", await again.PageAsync("/reports"), StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Demo_OpenedAgainWithoutTheWord_StillSaysThatItIsOne()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-site-").FullName;
        await using (await RunningSite.StartAsync(demo: true, folder: folder))
        {
        }

        await using (var plain = await RunningSite.StartAsync(folder: folder))
        {
            Assert.Contains("class=\"demonstration\"", await plain.PageAsync("/"), StringComparison.Ordinal);
        }

        await using (var again = await RunningSite.StartAsync(demo: true, folder: folder))
        {
            using var answer = await again.Client.GetAsync(new Uri("/reports", UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Serve_WhereNothingCanBeWritten_SaysWhyAndStops()
    {
        var file = Path.GetTempFileName();
        var options = new SiteOptions(false, ["http://127.0.0.1:0"], new StorePlace(Path.Combine(file, "store")));
        Assert.Equal(2, await Site.RunAsync(options, Words, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        File.Delete(file);
    }

    [Fact]
    public async Task Serve_OnATakenAddress_SaysSo()
    {
        await using var site = await RunningSite.StartAsync();
        var options = new SiteOptions(false, [site.Address.ToString()], new StorePlace(site.Folder));
        await Assert.ThrowsAsync<UsageException>(() => Site.RunAsync(options, Words, Cancellation));
    }

    [Fact]
    public async Task List_OfAnEmptyStore_SaysWhatToDo()
    {
        await using var site = await RunningSite.StartAsync();
        var page = await site.PageAsync("/reports");
        Assert.Contains("还没有报告", page, StringComparison.Ordinal);
        Assert.DoesNotContain("demonstration", page, StringComparison.Ordinal);
    }
}

using System.Net;
using Gongkai.Storage;
using Gongkai.Web.Tests.Nodes;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>The disk that an office in a folder lies on is full, and then there is room again.</summary>
[Collection(nameof(Alone))]
public sealed class FullDiskTests(ITestOutputHelper output) : IDisposable
{
    private const int Blocks = 4;
    private readonly DirectoryInfo disk = Directory.CreateTempSubdirectory("gongkai-disk-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Shell.Try($"umount -l '{disk.FullName}'", out _);
        disk.Delete(recursive: true);
    }

    [Fact]
    public async Task Disk_Full_RefusesInWordsAndGoesOnWhenThereIsRoom()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Shell.Try($"mount -t tmpfs -o size=32m none '{disk.FullName}'", out _), "A disk of a few megabytes cannot be mounted here.");
        var place = new StorePlace(Path.Combine(disk.FullName, "office"));
        await EmptyStores.MakeAsync(place);
        await using var bureau = await Bureau.InAsync(new Store(place), releases: 1);
        await using var node = await Node.StartAsync(place);
        using var citizen = new Person(node.NewClient(), bureau.Tally);
        using var clerk = await bureau.ClerkAsync(node.NewClient());
        var filler = Path.Combine(disk.FullName, "filler");
        var refused = 0;
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            Assert.True(await citizen.AskAsync($"第{round}轮之前"));
            Fill(filler);
            var token = await citizen.TokenAsync("/organs/water/apply");
            // What is left in the last block of a file may take a few more.
            (HttpStatusCode Status, string Page)? answer = null;
            for (var at = 0; at < 200 && answer?.Status is null or HttpStatusCode.SeeOther; at++)
            {
                using var other = new Person(node.NewClient(), bureau.Tally);
                var title = $"第{round}轮满后第{at}件";
                answer = await other.OnceAsync("/organs/water/apply", await other.TokenAsync("/organs/water/apply"), Person.Asking(title));
                if (answer?.Status == HttpStatusCode.SeeOther)
                {
                    bureau.Tally.Requests.Add(title);
                }
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer?.Status);
            Assert.Contains("空间已满", answer!.Value.Page, StringComparison.Ordinal);
            bureau.Tally.See(answer.Value.Status, answer.Value.Page);
            refused++;
            // Reading goes on.
            using var visitor = node.NewClient();
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(new Uri("/organs/water", UriKind.Relative), Cancellation)).StatusCode);
            File.Delete(filler);
            Assert.True(await citizen.AskAsync($"第{round}轮之后"));
            Assert.True(await clerk.EnterAsync($"第{round}案"));
        }

        output.WriteLine($"{FaultRounds.Count} times full, {refused} refused in words; {bureau.Tally}");
        Assert.Equal(0, await node.StopAsync());
        await bureau.CheckAsync();
        Assert.Empty(Directory.GetFiles(place.Files, "*.tmp", SearchOption.AllDirectories));
    }

    // To the last byte.
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, 1);
        for (var size = 1 << 20; size >= Blocks; size /= 2)
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                    file.Flush(flushToDisk: false);
                }
            }
            catch (IOException)
            {
                // Not so much at once.
            }
        }
    }
}

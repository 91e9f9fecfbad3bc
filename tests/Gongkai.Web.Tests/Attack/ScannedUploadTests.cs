using System.Net;
using System.Net.Sockets;
using System.Text;
using Gongkai.Requests;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>A scanner for harmful programs that the settings name: each upload is shown to it first, what it finds or cannot look at is refused and said so.</summary>
public sealed class ScannedUploadTests
{
    private const string Mark = "HARMFUL-FOR-THE-TEST";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Daemon_FindsSomething_RefusesThatFileAndTakesOthers()
    {
        using var daemon = new TcpListener(IPAddress.Loopback, 0);
        daemon.Start();
        var serving = ServeAsync(daemon);
        await using var site = await StartAsync($$"""{ "Tcp": "127.0.0.1:{{((IPEndPoint)daemon.LocalEndpoint).Port}}" }""");
        await AssertAsync(site, Encoding.UTF8.GetBytes(new string('x', 200_000) + Mark), HttpStatusCode.UnprocessableEntity, "发现了有害内容");
        using var clean = await site.UploadAsync((Path.GetFileName(Given.File("baiyu-government-2023.html").Path), [.. Given.File("baiyu-government-2023.html").Bytes]));
        Assert.Equal(HttpStatusCode.SeeOther, clean.StatusCode);
        daemon.Stop();
        await serving;
        await AssertAsync(site, "some"u8.ToArray(), HttpStatusCode.ServiceUnavailable, "没有应答");
    }

    [Fact]
    public async Task Program_FindsSomethingOrIsMissing_RefusesTheFile()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "Has no shell to be the scanner.");
        await using (var site = await StartAsync($$"""{ "Command": "/bin/sh", "Arguments": ["-c", "grep -q {{Mark}} \"$0\" && exit 1; exit 0"] }"""))
        {
            await AssertAsync(site, Encoding.UTF8.GetBytes(Mark), HttpStatusCode.UnprocessableEntity, "发现了有害内容");
        }

        await using (var site = await StartAsync("""{ "Command": "/nowhere/scanner" }"""))
        {
            await AssertAsync(site, "some"u8.ToArray(), HttpStatusCode.ServiceUnavailable, "没有应答");
        }
    }

    // The drop zone reads its form itself; the papers of an applicant come as every other form does.
    private static async Task AssertAsync(RunningSite site, byte[] bytes, HttpStatusCode status, string words)
    {
        using var dropped = await site.UploadAsync(("report.txt", bytes));
        Assert.Equal(status, dropped.StatusCode);
        Assert.Contains(words, await dropped.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var visitor = site.NewClient();
        using var sent = await site.SendFileAsync(visitor, "/organs/water/apply", "/organs/water/apply", "paper.pdf", bytes, ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", "材料"), ("Form.Name", "王小明"), ("Form.Kind", "natural"), ("Form.Provision", "Electronic"), ("Form.Phone", "13800001234"));
        Assert.Equal(status, sent.StatusCode);
        var page = await sent.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("paper.pdf", page, StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        Assert.False(await db.Set<InformationRequest>().AnyAsync(Cancellation));
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "files")) && Directory.EnumerateFiles(Path.Combine(site.Folder, "files"), "*", SearchOption.AllDirectories).Any(file => File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)));
    }

    private static async Task<RunningSite> StartAsync(string scanner)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-scanner-").FullName;
        await Storage.EmptyStores.MakeAsync(new Gongkai.Storage.StorePlace(folder));
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), $$"""{ "Scanner": {{scanner}} }""", Cancellation);
        var site = await RunningSite.StartAsync(folder: folder);
        await using var town = await Town.InAsync(site.Store);
        return site;
    }

    // What clamd does: reads pieces until an empty one, answers, hangs up.
    private static async Task ServeAsync(TcpListener daemon)
    {
        try
        {
            while (true)
            {
                using var asked = await daemon.AcceptTcpClientAsync(Cancellation);
                var stream = asked.GetStream();
                var (head, size, all) = (new byte[10], new byte[4], new MemoryStream());
                await stream.ReadExactlyAsync(head, Cancellation);
                Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(head));
                while (true)
                {
                    await stream.ReadExactlyAsync(size, Cancellation);
                    if (size.All(part => part == 0))
                    {
                        break;
                    }

                    var piece = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(size)];
                    await stream.ReadExactlyAsync(piece, Cancellation);
                    all.Write(piece);
                }

                var isHarmful = Encoding.UTF8.GetString(all.ToArray()).Contains(Mark, StringComparison.Ordinal);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(isHarmful ? "stream: Test.Mark FOUND\0" : "stream: OK\0"), Cancellation);
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Tests.Nodes;
using Gongkai.Web.Tests.Storage;
using Gongkai.Oversight.Library;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>Files that come in by halves, and files for which there is no place: nothing is kept that was not said to be, nothing is said to be that was not kept.</summary>
[Collection(nameof(Alone))]
public sealed partial class BrokenUploadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("gongkai-temporary-");
    private TestStore store = default!;
    private Node node = default!;
    private HttpClient browser = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private StorePlace Place => store.Store.Place;

    public async ValueTask InitializeAsync()
    {
        store = await TestStore.OpenAsync("sqlite");
        node = await Node.StartAsync(Place, null, ("TMPDIR", temporary.FullName), ("ASPNETCORE_TEMP", temporary.FullName));
        browser = node.NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await node.DisposeAsync();
        await store.DisposeAsync();
        temporary.Delete(recursive: true);
    }

    [Fact]
    public async Task Upload_CutOffOrWithAWrongLength_KeepsNothing()
    {
        var broken = 0;
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            var body = await BodyAsync(Large(round));
            // In the head of the file, in the middle, before the last boundary; with the length of the whole, with another, in pieces that never end.
            foreach (var share in (double[])[0.002, 0.5, 0.999])
            {
                await SendRawAsync(body, (int)(body.Length * share), $"Content-Length: {body.Length}");
                await SendRawAsync(body, (int)(body.Length * share), "Transfer-Encoding: chunked");
                broken += 2;
            }

            // Half of it under the length of a half is a whole form that ends too early; the answer may be lost with the connection.
            var answer = await SendRawAsync(body, body.Length / 2, $"Content-Length: {body.Length / 2}");
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
            broken++;
        }

        await SettledAsync();
        Assert.Empty(Directory.GetFiles(Place.Files, "*", SearchOption.AllDirectories));
        await using var db = store.Store.NewDb();
        Assert.Equal(0, await db.Set<StoredReport>().CountAsync(Cancellation));
        Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync(Given.File("broken-tabs.txt").Bytes.ToArray())).Status);
        Assert.Equal(1, await db.Set<StoredReport>().CountAsync(Cancellation));
        output.WriteLine($"{broken} broken uploads: nothing kept, no file left; the next whole one was taken");
    }

    [Fact]
    public async Task Upload_WhileTheFolderOfFilesIsAway_IsNotTakenAndSaysSo()
    {
        var refused = 0;
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            var file = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Given.File("broken-tabs.txt").Bytes.AsSpan()) + new string('\n', round));
            // Gone, and a thing in its place that is no folder.
            foreach (var isBlocked in (bool[])[false, true])
            {
                Directory.Move(Place.Files, Place.Files + ".away");
                await File.WriteAllTextAsync(Place.Files + (isBlocked ? "" : ".other"), "", Cancellation);
                var (status, page) = await UploadAsync(file);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
                Assert.Contains("存储暂时没有应答", page, StringComparison.Ordinal);
                File.Delete(Place.Files + (isBlocked ? "" : ".other"));
                Assert.False(Directory.Exists(Place.Files), "The folder was made anew.");
                Directory.Move(Place.Files + ".away", Place.Files);
                refused++;
            }

            await using var db = store.Store.NewDb();
            Assert.Equal(round, await db.Set<StoredReport>().CountAsync(Cancellation));
            Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync(file)).Status);
        }

        await using var after = store.Store.NewDb();
        Assert.Empty(await new FileAudit(after, new FileStore(Place)).RunAsync(Cancellation).ToListAsync(Cancellation));
        output.WriteLine($"{refused} uploads while the folder of files was away: all refused in words; taken when it was back");
    }

    // Larger than what is held in memory, so that it is written to disk on its way in.
    private static byte[] Large(int round) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Given.File("broken-tabs.txt").Bytes.AsSpan()) + new string('\n', 400_000 + round));

    private async Task<string> TokenAsync() => Token().Match(await browser.GetStringAsync(new Uri("/reports", UriKind.Relative), Cancellation)).Groups[1].Value;

    private async Task<MultipartFormDataContent> FormAsync(byte[] file)
    {
        var form = new MultipartFormDataContent("gongkai-boundary") { { new StringContent(await TokenAsync()), "__RequestVerificationToken" } };
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "files", "report.txt");
        return form;
    }

    private async Task<byte[]> BodyAsync(byte[] file)
    {
        using var form = await FormAsync(file);
        return await form.ReadAsByteArrayAsync(Cancellation);
    }

    private async Task<(HttpStatusCode Status, string Page)> UploadAsync(byte[] file)
    {
        using var form = await FormAsync(file);
        using var answer = await browser.PostAsync(new Uri("/reports/import", UriKind.Relative), form, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    // A browser that goes away: so many bytes, then nothing more.
    private async Task<string> SendRawAsync(byte[] body, int length, string header)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(node.Address.Host, node.Address.Port, Cancellation);
        var stream = client.GetStream();
        var head = $"POST /reports/import HTTP/1.1\r\nHost: {node.Address.Authority}\r\nOrigin: {node.Address.GetLeftPart(UriPartial.Authority)}\r\nContent-Type: multipart/form-data; boundary=\"gongkai-boundary\"\r\nConnection: close\r\n{header}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
        if (header.StartsWith("Transfer", StringComparison.Ordinal))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{length:x}\r\n"), Cancellation);
        }

        await stream.WriteAsync(body.AsMemory(0, length), Cancellation);
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync(Cancellation);
        }
        catch (IOException)
        {
            return "";
        }
    }

    // What was on its way is cleared away when the request is over.
    private async Task SettledAsync()
    {
        for (var attempt = 0; Directory.GetFiles(temporary.FullName, "ASPNETCORE_*").Length > 0; attempt++)
        {
            Assert.True(attempt < 50, $"Left behind: {string.Join(", ", Directory.GetFiles(temporary.FullName))}");
            await Task.Delay(100, Cancellation);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

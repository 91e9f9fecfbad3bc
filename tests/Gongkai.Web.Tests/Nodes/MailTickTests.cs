using System.Net;
using System.Net.Sockets;
using System.Text;
using Gongkai.App.Jobs;
using Gongkai.Requests;
using Gongkai.Web.Tests.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>Mails to applicants, by a mail server that takes down what it hears.</summary>
public sealed class MailTickTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Mail_TellsEachStepOnce_NamesNobodyAndPassesOverWhomItCannotReach(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        using var server = new HeardMail();
        var tick = Tick(desk, server.Port);
        var before = (await desk.Register("2025-03-03")).Id;
        await tick.RunAsync(TimeProvider.System.GetUtcNow(), Cancellation);
        await desk.Do(desk.Clerk, "2025-03-04", (d, by) => d.AskClarificationAsync(before, Desk.Day("2025-03-04"), "请写明工程名称", Desk.Day("2025-03-20"), by, Cancellation));
        await desk.Do(desk.Clerk, "2025-03-04", (d, by) => d.NoteAsync(before, "内部备注", by, Cancellation));
        var gone = desk.Wanted("2025-03-04") with { Applicant = new ApplicantData("李小红", "990101198505051231", Email: "gone@example.org") };
        await desk.Do(desk.Clerk, "2025-03-04", (d, by) => d.RegisterAsync(gone, by, Cancellation));
        await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.RecordClarificationAsync(before, Desk.Day("2025-03-05"), "白榆河一期", by, Cancellation));
        await tick.RunAsync(TimeProvider.System.GetUtcNow(), Cancellation);
        await tick.RunAsync(TimeProvider.System.GetUtcNow(), Cancellation);

        Assert.Equal(["wang@example.org", "gone@example.org", "wang@example.org"], server.Asked);
        Assert.Equal(2, server.Taken.Count);
        Assert.All(server.Taken, mail =>
        {
            Assert.Contains("https://gongkai.example.org/requests/status", mail, StringComparison.Ordinal);
            Assert.All(["王小明", "990101199001011234", "防洪", "工程名称"], secret => Assert.DoesNotContain(secret, mail, StringComparison.Ordinal));
        });
        Assert.Contains("告知补正", server.Taken[0], StringComparison.Ordinal);
        Assert.Contains("Ask for clarification", server.Taken[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Mail_WhenTheServerIsAway_IsSentLater(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        using var server = new HeardMail();
        await Tick(desk, server.Port).RunAsync(TimeProvider.System.GetUtcNow(), Cancellation);
        await desk.Register("2025-03-03");
        using (var nobody = new TcpListener(IPAddress.Loopback, 0))
        {
            nobody.Start();
            var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
            nobody.Stop();
            await Assert.ThrowsAnyAsync<Exception>(() => Tick(desk, port).RunAsync(TimeProvider.System.GetUtcNow(), Cancellation));
        }

        await Tick(desk, server.Port).RunAsync(TimeProvider.System.GetUtcNow(), Cancellation);
        Assert.Single(server.Taken);
    }

    [Fact]
    public void Mail_WithoutAServer_IsNotSetUp()
    {
        Assert.Null(MailSettings.Of(new ConfigurationBuilder().Build()));
        Assert.Throws<FormatException>(() => MailSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Mail:Host", "smtp.example.org")]).Build()));
    }

    private static MailTick Tick(Desk desk, int port) => new(
        desk.Town.Store, new ServiceCollection().AddSingleton(desk.Keys).BuildServiceProvider(), new MailSettings("127.0.0.1", port, false, "office@example.org", null, null, new Uri("https://gongkai.example.org")),
        NullLogger<MailTick>.Instance);

    /// <summary>As much of a mail server as the test needs: it takes everything but what is for <c>gone@…</c>.</summary>
    private sealed class HeardMail : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public HeardMail()
        {
            listener.Start();
            _ = ListenAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public List<string> Asked { get; } = [];

        public List<string> Taken { get; } = [];

        public void Dispose() => listener.Dispose();

        private async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(Cancellation);
                    await TalkAsync(client.GetStream());
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task TalkAsync(NetworkStream stream)
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 here");
            while (await reader.ReadLineAsync(Cancellation) is { } line)
            {
                if (line.StartsWith("RCPT TO:<", StringComparison.Ordinal))
                {
                    Asked.Add(line[9..line.IndexOf('>', StringComparison.Ordinal)]);
                    await writer.WriteLineAsync(Asked[^1].StartsWith("gone", StringComparison.Ordinal) ? "550 nobody" : "250 fine");
                }
                else if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    Taken.Add(await BodyAsync(reader));
                    await writer.WriteLineAsync("250 taken");
                }
                else
                {
                    await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 fine");
                }
            }
        }

        // Head and body as sent; the body comes in base64 or quoted.
        private static async Task<string> BodyAsync(StreamReader reader)
        {
            var lines = new List<string>();
            while (await reader.ReadLineAsync(Cancellation) is { } line && line != ".")
            {
                lines.Add(line);
            }

            var head = lines.TakeWhile(line => line.Length > 0).ToList();
            var body = string.Concat(lines.Skip(head.Count));
            return string.Join('\n', head) + "\n" + (head.Exists(line => line.Contains("base64", StringComparison.OrdinalIgnoreCase) && line.StartsWith("Content-Transfer", StringComparison.OrdinalIgnoreCase)) ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body);
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>A small proxy: every connection goes to the next node, and past one that is down.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri[] nodes;
    private readonly Task accepting;
    private int next;

    public RoundRobin(params Uri[] nodes)
    {
        this.nodes = nodes;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How many connections each node had.</summary>
    public int[] Taken => field ??= new int[nodes.Length];

    /// <summary>A browser whose every request goes to the next node.</summary>
    public HttpClient NewClient()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        client.DefaultRequestHeaders.ConnectionClose = true;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        {
            for (var tries = 0; tries < nodes.Length; tries++)
            {
                var at = (int)((uint)Interlocked.Increment(ref next) % (uint)nodes.Length);
                using var node = new TcpClient();
                try
                {
                    await node.ConnectAsync(nodes[at].Host, nodes[at].Port, stop.Token);
                    Interlocked.Increment(ref Taken[at]);
                    await Task.WhenAny(client.GetStream().CopyToAsync(node.GetStream(), stop.Token), node.GetStream().CopyToAsync(client.GetStream(), stop.Token));
                    return;
                }
                catch (SocketException)
                {
                    continue;
                }
            }
        }
    }
}

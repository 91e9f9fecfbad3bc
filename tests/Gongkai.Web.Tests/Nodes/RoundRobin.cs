using System.Net;
using System.Net.Sockets;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>A small proxy: every connection goes to the next node, and past one that is down.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private readonly Uri[] nodes;
    private readonly Door door;
    private int next;

    public RoundRobin(params Uri[] nodes)
    {
        this.nodes = nodes;
        door = new Door(PassAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{door.Port}");

    /// <summary>How many connections each node had.</summary>
    public int[] Taken => field ??= new int[nodes.Length];

    /// <summary>A browser whose every request goes to the next node.</summary>
    public HttpClient NewClient()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        client.DefaultRequestHeaders.ConnectionClose = true;
        return client;
    }

    public ValueTask DisposeAsync() => door.DisposeAsync();

    private async Task PassAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            for (var tries = 0; tries < nodes.Length; tries++)
            {
                var at = (int)((uint)Interlocked.Increment(ref next) % (uint)nodes.Length);
                using var node = new TcpClient();
                try
                {
                    await node.ConnectAsync(nodes[at].Host, nodes[at].Port, stop);
                    Interlocked.Increment(ref Taken[at]);
                    await Task.WhenAny(client.GetStream().CopyToAsync(node.GetStream(), stop), node.GetStream().CopyToAsync(client.GetStream(), stop));
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

using System.Net;
using System.Net.Sockets;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>A free port of this machine: hands every connection on, until it is closed.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task accepting;

    public Door(Func<TcpClient, CancellationToken, Task> pass)
    {
        listener.Start();
        accepting = AcceptAsync(pass);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync(Func<TcpClient, CancellationToken, Task> pass)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                _ = pass(await listener.AcceptTcpClientAsync(closing.Token), closing.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

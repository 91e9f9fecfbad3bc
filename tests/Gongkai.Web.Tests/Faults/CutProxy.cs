using System.Net.Sockets;
using System.Text;
using Gongkai.Web.Tests.Nodes;

namespace Gongkai.Web.Tests.Faults;

/// <summary>Where a connection to the database is cut.</summary>
internal enum Cut
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The act is not stored: the word that ends it never reaches the database.</summary>
    BeforeCommit,

    /// <summary>The act is stored: the word reached the database, its answer does not come back.</summary>
    AfterCommit,

    /// <summary>At something that is said, whatever it is.</summary>
    Anywhere,
}

/// <summary>Stands between a node and its database: passes on what is said, late if asked to, and cuts the connection at a place that the test names.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT");

    // So that what was sent before the cut is carried out.
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(150);

    private readonly string host;
    private readonly int port;
    private readonly Door door;
    private CancellationTokenSource open = new();
    private int next;
    private int spared;
    private volatile bool isAway;

    public CutProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        door = new Door(PassAsync);
    }

    public int Port => door.Port;

    /// <summary>How late everything arrives, either way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many connections were cut where the test had said.</summary>
    public int Made { get; private set; }

    /// <summary>Cuts once, at such a place, after so many of them.</summary>
    public void CutAt(Cut where, int after = 0)
    {
        Volatile.Write(ref spared, after);
        Volatile.Write(ref next, (int)where);
    }

    /// <summary>The cable is out: what is open breaks, nothing new comes through.</summary>
    public async Task UnplugAsync()
    {
        isAway = true;
        await open.CancelAsync();
    }

    /// <summary>The cable is in again.</summary>
    public void Plug() => (open, isAway) = (new CancellationTokenSource(), false);

    public async ValueTask DisposeAsync()
    {
        await door.DisposeAsync();
        await open.CancelAsync();
    }

    private async Task PassAsync(TcpClient node, CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, open.Token);
        using var database = new TcpClient { NoDelay = true };
        using (node)
        {
            if (isAway)
            {
                return;
            }

            try
            {
                node.NoDelay = true;
                await database.ConnectAsync(host, port, both.Token);
                await Task.WhenAny(PassAsync(node.GetStream(), database.GetStream(), true, both.Token), PassAsync(database.GetStream(), node.GetStream(), false, both.Token));
            }
            catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
            {
                // Either side is gone; the other hears it by the end of its connection.
            }
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool isQuestion, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, cancellation);
            }

            var cut = isQuestion ? Due(buffer.AsSpan(0, read)) : Cut.None;
            if (cut is Cut.None or Cut.AfterCommit)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            if (cut != Cut.None)
            {
                Made++;
                // The answer is kept back: this side hears nothing more, and neither does the other.
                await Task.Delay(Enough, cancellation);
                return;
            }
        }
    }

    private Cut Due(ReadOnlySpan<byte> said)
    {
        var wanted = (Cut)Volatile.Read(ref next);
        var isHere = wanted == Cut.Anywhere || (wanted != Cut.None && said.IndexOf(Commit) >= 0);
        return isHere && Interlocked.Decrement(ref spared) < 0 && Interlocked.CompareExchange(ref next, (int)Cut.None, (int)wanted) == (int)wanted ? wanted : Cut.None;
    }
}

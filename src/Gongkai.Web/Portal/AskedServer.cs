using Gongkai.Storage;
using Gongkai.Storage.Replicas;

namespace Gongkai.Web.Portal;

/// <summary>Which server the page that is being made asks: the one that is written to, or for a visitor's page the one that follows it.</summary>
internal sealed class AskedServer(Store store, Replica replica) : IAsyncDisposable
{
    private GongkaiDb? reading;

    /// <summary>Says that the page only reads, and is the same for all visitors.</summary>
    public async Task ReadAsync(CancellationToken cancellation) => reading = await replica.TakeAsync(cancellation);

    /// <summary>The context of the page; whoever takes it disposes of it.</summary>
    public GongkaiDb Take()
    {
        var taken = reading ?? store.NewDb();
        reading = null;
        return taken;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => reading?.DisposeAsync() ?? ValueTask.CompletedTask;
}

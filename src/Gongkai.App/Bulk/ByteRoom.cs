namespace Gongkai.App.Bulk;

/// <summary>Lets bytes in as long as there is room; one file of any size when nothing else is there.</summary>
/// <param name="most">How many bytes at a time.</param>
internal sealed class ByteRoom(long most) : IDisposable
{
    private readonly SemaphoreSlim left = new(0);
    private long inside;

    /// <summary>Waits until there is room for so many bytes. For one caller at a time.</summary>
    public async Task EnterAsync(long bytes, CancellationToken stop)
    {
        while (Interlocked.Read(ref inside) is > 0 and var now && now + bytes > most)
        {
            await left.WaitAsync(stop).ConfigureAwait(false);
        }

        Interlocked.Add(ref inside, bytes);
    }

    /// <summary>Gives the room of so many bytes back.</summary>
    public void Leave(long bytes)
    {
        Interlocked.Add(ref inside, -bytes);
        left.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => left.Dispose();
}

namespace Gongkai.Web.Shell;

/// <summary>Components of one page load one after the other: they share the page's database connection, which answers one question at a time.</summary>
public sealed class PageTurns : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Waits for the turn; it ends when the result is disposed of.</summary>
    public async ValueTask<Turn> TakeAsync()
    {
        await gate.WaitAsync();
        return new Turn(gate);
    }

    public void Dispose() => gate.Dispose();

    /// <summary>The right to load.</summary>
    public readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

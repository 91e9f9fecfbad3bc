using System.Diagnostics;
using System.Globalization;
using Gongkai.Reader.Words;
using Spectre.Console;

namespace Gongkai.App.Bulk;

/// <summary>Shows on the error stream how many files are done, how fast it goes and how long it will still take: on a terminal all the time,
/// else a line every half minute. Files are counted while the first of them are read.</summary>
internal sealed class BulkProgress : IAsyncDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(30);
    private readonly CommandWords words;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly CancellationTokenSource end = new();
    private readonly Task counting;
    private readonly Task showing;
    private int done;
    private int total = -1;

    private BulkProgress(CommandWords words, IReadOnlyList<string> paths)
    {
        this.words = words;
        counting = Task.Run(() => Volatile.Write(ref total, BulkFiles.Count(paths, end.Token)));
        showing = Console.IsErrorRedirected ? LinesAsync() : StatusAsync();
    }

    /// <summary>Begins to count and to show.</summary>
    public static BulkProgress Start(CommandWords words, IReadOnlyList<string> paths) => new(words, paths);

    /// <summary>One file more is done.</summary>
    public void Advance() => Interlocked.Increment(ref done);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync().ConfigureAwait(false);
        await showing.ConfigureAwait(false);
        await counting.ConfigureAwait(false);
        end.Dispose();
    }

    /// <summary>How far it is, in words.</summary>
    /// <param name="words">The user's language.</param>
    /// <param name="done">Files done.</param>
    /// <param name="total">Files in all; less than 0 while they are counted.</param>
    /// <param name="elapsed">Since the beginning.</param>
    internal static string Words(CommandWords words, int done, int total, TimeSpan elapsed)
    {
        var rate = done / Math.Max(0.001, elapsed.TotalSeconds);
        var count = done.ToString(CultureInfo.InvariantCulture);
        var speed = rate.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
        return total < done || done == 0
            ? words.Fill("bulk.reading", ("count", count))
            : words.Fill("bulk.progress", ("count", count), ("total", total.ToString(CultureInfo.InvariantCulture)), ("rate", speed), ("left", TimeSpan.FromSeconds(Math.Ceiling((total - done) / rate)).ToString("g", CultureInfo.InvariantCulture)));
    }

    private string Now() => Words(words, Volatile.Read(ref done), Volatile.Read(ref total), watch.Elapsed);

    private async Task LinesAsync()
    {
        while (await PauseAsync(Elsewhere).ConfigureAwait(false))
        {
            await Console.Error.WriteLineAsync(Now()).ConfigureAwait(false);
        }
    }

    private Task StatusAsync()
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return screen.Status().StartAsync(Markup.Escape(Now()), async status =>
        {
            while (await PauseAsync(OnTerminal).ConfigureAwait(false))
            {
                status.Status(Markup.Escape(Now()));
            }
        });
    }

    private async Task<bool> PauseAsync(TimeSpan time)
    {
        await Task.Delay(time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !end.IsCancellationRequested;
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Gongkai.Bench.Load;

/// <summary>How many pages of the portal a second, each made anew: so many visitors ask one page after the other, without a pause.</summary>
internal static class AnewRun
{
    /// <summary>Asks for a while without counting, then counts.</summary>
    public static async Task<bool> RunAsync(Uri site, string folder, int visitors, TimeSpan warm, TimeSpan length, CancellationToken stop)
    {
        using var line = Visitor.Line();
        var (tally, looks) = (new Tally(), new PortalLooks(LoadPlan.Read(folder)));
        // No two addresses are the same, in this run or the one before.
        var number = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() * 100_000;
        await AskAsync(warm);
        tally.Counts = true;
        var begin = Stopwatch.GetTimestamp();
        await AskAsync(length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0}"));
        tally.PrintFaults(Console.Error);
        return tally.IsClean;

        async Task AskAsync(TimeSpan span)
        {
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, visitors).Select(async _ =>
            {
                var visitor = new Visitor(line, site, tally, Visitor.NewAddress());
                while (Stopwatch.GetElapsedTime(start) < span)
                {
                    var (kind, path) = looks.Anew(Interlocked.Increment(ref number));
                    await visitor.LookAsync(kind, path, Stopwatch.GetTimestamp(), stop);
                }
            }));
        }
    }
}

using System.Diagnostics;

namespace Gongkai.Bench.Load;

/// <summary>People who come by the clock, however long those before them wait: so many a second on average, at random moments that are the same in every run.</summary>
internal static class Arrivals
{
    /// <summary>Lets them come for a while, and waits until the last has gone.</summary>
    /// <param name="perSecond">How many.</param>
    /// <param name="length">For how long.</param>
    /// <param name="seed">Makes the moments.</param>
    /// <param name="come">What each does: his number, and since when he waits.</param>
    /// <param name="stop">Ends everything.</param>
    public static async Task RunAsync(double perSecond, TimeSpan length, int seed, Func<int, long, Task> come, CancellationToken stop)
    {
        var (random, begin, all) = (new Random(seed), Stopwatch.GetTimestamp(), new List<Task>());
        var number = 0;
        for (var at = Next(); at < length.TotalSeconds; at += Next())
        {
            var due = begin + (long)(at * Stopwatch.Frequency);
            for (var left = due - Stopwatch.GetTimestamp(); left > 0; left = due - Stopwatch.GetTimestamp())
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Max(0.001, (double)left / Stopwatch.Frequency)), stop);
            }

            var who = number++;
            all.Add(Task.Run(() => come(who, due), stop));
        }

        await Task.WhenAll(all);

        double Next() => -Math.Log(1 - random.NextDouble()) / perSecond;
    }
}

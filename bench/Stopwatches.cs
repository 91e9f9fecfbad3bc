using System.Diagnostics;

namespace Gongkai.Bench;

/// <summary>Times work in this process: warm first, then the median of many rounds, so that one interruption does not count.</summary>
internal static class Stopwatches
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private const int Rounds = 101;

    /// <summary>Milliseconds of one piece of work.</summary>
    public static double Median(Func<Input, int> work, Input input) => Medians(input, work)[0];

    /// <summary>Milliseconds of several pieces of work, done in turns, so that a slow moment of the machine hits all of them.</summary>
    public static double[] Medians(Input input, params Func<Input, int>[] works)
    {
        var times = Array.ConvertAll(works, _ => new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var work = 0; work < works.Length; work++)
            {
                var start = Stopwatch.GetTimestamp();
                works[work](input);
                times[work][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        return Array.ConvertAll(times, rounds =>
        {
            Array.Sort(rounds);
            return rounds[Rounds / 2];
        });
    }

    /// <summary>Runs everything until the compiler has settled.</summary>
    public static void Warm(IReadOnlyList<(Func<Input, int> Work, Input Input)> all)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp * 4)
        {
            foreach (var (work, input) in all)
            {
                work(input);
            }
        }
    }
}

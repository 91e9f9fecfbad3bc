using System.Diagnostics;

namespace Gongkai.Bench;

/// <summary>Times work in this process: warm first, then the median of many rounds, so that one interruption does not count.</summary>
internal static class Stopwatches
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private const int Rounds = 101;

    /// <summary>Milliseconds of one piece of work.</summary>
    public static double Median(Func<Input, int> work, Input input)
    {
        var rounds = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work(input);
            rounds[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(rounds);
        return rounds[Rounds / 2];
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

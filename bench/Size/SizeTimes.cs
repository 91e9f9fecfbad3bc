using System.Diagnostics;
using System.Globalization;

namespace Gongkai.Bench.Size;

/// <summary>What filling spends its time on.</summary>
internal sealed class SizeTimes
{
    private readonly Dictionary<string, TimeSpan> spent = [];

    public async Task<T> OfAsync<T>(string what, Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await work();
        spent[what] = spent.GetValueOrDefault(what) + Stopwatch.GetElapsedTime(start);
        return done;
    }

    public Task OfAsync(string what, Func<Task> work) => OfAsync(what, async () =>
    {
        await work();
        return 0;
    });

    public void Print(TextWriter output)
    {
        foreach (var (what, time) in spent)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {time.TotalSeconds:0.0} s |"));
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;

namespace Gongkai.Bench.Load;

/// <summary>How long each kind of answer took and what went wrong.</summary>
internal sealed class Tally
{
    private const int MostFaults = 20;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> times = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Kind, string What), int> faults = new();

    /// <summary>Whether answers count; they do not while the site warms up.</summary>
    public bool Counts { get; set; }

    public void Add(string kind, TimeSpan time)
    {
        if (Counts)
        {
            times.GetOrAdd(kind, _ => new ConcurrentQueue<double>()).Enqueue(time.TotalMilliseconds);
        }
    }

    /// <summary>A fault counts at any time.</summary>
    public void Fault(string kind, string what) => faults.AddOrUpdate((kind, what), 1, (_, count) => count + 1);

    /// <summary>Answers that were counted.</summary>
    public int Count => times.Values.Sum(kind => kind.Count);

    public bool IsClean => faults.IsEmpty;

    /// <summary>One line for each kind, in this order.</summary>
    /// <param name="kinds">Each with what it may take in 95 of 100 cases.</param>
    /// <param name="seconds">So long it was counted.</param>
    public void Print(IEnumerable<PageKind> kinds, double seconds)
    {
        Console.WriteLine("| | answers | a second | p50 | p95 | p99 | slowest | errors | aim, p95 |\n|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in kinds)
        {
            double[] all = times.TryGetValue(kind.Name, out var known) ? [.. known.Order()] : [];
            var errors = faults.Where(fault => fault.Key.Kind == kind.Name).Sum(fault => fault.Value);
            var held = all.Length == 0 ? "not asked" : At(all, 95) < kind.Aim ? "held" : "**missed**";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind.Name} | {all.Length} | {all.Length / seconds:0.0} | {At(all, 50):0.0} ms | {At(all, 95):0.0} ms | {At(all, 99):0.0} ms | {At(all, 100):0} ms | {errors} | < {kind.Aim} ms: {held} |"));
        }

        PrintFaults(Console.Out);
    }

    /// <summary>What went wrong, the most frequent first.</summary>
    public void PrintFaults(TextWriter to)
    {
        foreach (var ((kind, what), count) in faults.OrderByDescending(fault => fault.Value).Take(MostFaults))
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} times, {kind}: {what}"));
        }
    }

    /// <summary>The middle and the 95th of a hundred of one kind.</summary>
    public string Middle(PageKind kind) => times.TryGetValue(kind.Name, out var known) && known.Order().ToArray() is var all ? string.Create(CultureInfo.InvariantCulture, $"{At(all, 50):0.0}, {At(all, 95):0.0} ms") : "–";

    private static double At(double[] sorted, int percent) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}

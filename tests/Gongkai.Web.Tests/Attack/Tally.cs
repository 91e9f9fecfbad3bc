using System.Collections.Concurrent;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>What was tried, counted by kind, and what should not have happened.</summary>
internal sealed class Tally(ITestOutputHelper output)
{
    private const int Shown = 40;

    private readonly ConcurrentDictionary<string, int> tried = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> faults = new();

    public static bool IsLong { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GONGKAI_LONG"));

    public int Tried(string kind) => tried.GetValueOrDefault(kind);

    public void Count(string kind, int by = 1) => tried.AddOrUpdate(kind, by, (_, before) => before + by);

    public void Fault(string what) => faults.Enqueue(what.Length > 400 ? what[..400] : what);

    /// <summary>Prints the counts and fails when there is a fault.</summary>
    public void Close()
    {
        foreach (var (kind, number) in tried.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"attack: {kind}: {number}");
        }

        Assert.True(faults.IsEmpty, $"{faults.Count} faults\n" + string.Join('\n', faults.Distinct().Take(Shown)));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>What people tried, what they were told was done, and every other answer that they saw.</summary>
internal sealed class Tally
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, int> seen = new(StringComparer.Ordinal);
    private int tried;

    /// <summary>Titles of the requests that were taken.</summary>
    public ConcurrentBag<string> Requests { get; } = [];

    /// <summary>Titles of the rows that were entered.</summary>
    public ConcurrentBag<string> Rows { get; } = [];

    /// <summary>Items that were released.</summary>
    public ConcurrentBag<long> Items { get; } = [];

    /// <summary>Answers that were neither done nor a page that says why not.</summary>
    public ConcurrentBag<string> Unclear { get; } = [];

    /// <summary>Titles of everything that was taken or entered until now.</summary>
    public List<string> Titles => [.. Requests, .. Rows];

    /// <summary>How often somebody sent a form.</summary>
    public int Tried => tried;

    /// <summary>How often what was sent was done.</summary>
    public int Done => Requests.Count + Rows.Count + Items.Count;

    /// <summary>Waits until so much is done.</summary>
    public async Task ReachAsync(int done)
    {
        for (var clock = Stopwatch.StartNew(); Done < done; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(clock.Elapsed < Patience, $"Only {Done} of {done} is done after {clock.Elapsed}. {this}");
        }
    }

    public void Try() => Interlocked.Increment(ref tried);

    /// <summary>An answer that did not say “done”: it must be a page in words.</summary>
    public void See(HttpStatusCode status, string page)
    {
        seen.AddOrUpdate(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), 1, (_, count) => count + 1);
        if (!page.Contains("<h1>", StringComparison.Ordinal) || page.Contains("   at ", StringComparison.Ordinal) || page.Contains("Exception", StringComparison.Ordinal) || status == HttpStatusCode.InternalServerError)
        {
            Unclear.Add($"{(int)status}: {page[..Math.Min(400, page.Length)]}");
        }
    }

    /// <summary>No answer came.</summary>
    public void Lose() => seen.AddOrUpdate("no answer", 1, (_, count) => count + 1);

    /// <summary>Nobody saw anything but “done” and pages in words.</summary>
    public void WasClear() => Assert.True(Unclear.IsEmpty, string.Join('\n', Unclear));

    public override string ToString() =>
        $"{Tried} forms sent, {Done} said to be done ({Requests.Count} requests, {Rows.Count} rows, {Items.Count} releases); other answers: {(seen.IsEmpty ? "none" : string.Join(", ", seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value}× {pair.Key}")))}";
}

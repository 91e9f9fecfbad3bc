using System.Collections.Concurrent;
using Gongkai.App.Jobs;
using Gongkai.Web.Serving;
using Gongkai.Web.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>Nodes whose clocks are an hour apart: work that comes round is done by one at a time, and as often as it should be.</summary>
[Collection(nameof(Alone))]
public sealed class ClockJumpTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Ticks_OfNodesAnHourApart_NeverMeetAndGoOnWithoutTheOther(int hours)
    {
        await using var store = await TestStore.OpenAsync("postgres");
        var state = new SiteState();
        state.Ready();
        var work = new CountedWork();
        using var right = new TickClock(store.Store, [work], state, TimeProvider.System, NullLogger<TickClock>.Instance);
        using var wrong = new TickClock(store.Store, [work], state, new OtherClock(TimeSpan.FromHours(hours)), NullLogger<TickClock>.Instance);
        await right.StartAsync(Cancellation);
        await wrong.StartAsync(Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(2 + FaultRounds.Count), Cancellation);
        await wrong.StopAsync(Cancellation);
        var (together, runs) = (work.Together, work.Moments.Count);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
        await right.StopAsync(Cancellation);
        output.WriteLine($"a clock {hours} h off: {work.Moments.Count} runs, {together} of them together with another");
        Assert.Equal(0, work.Together);
        Assert.True(runs > 3, $"Only {runs} runs.");
        Assert.True(work.Moments.Count > runs, "When the node with the wrong clock had gone, nobody did the work.");
        // By one clock: nothing is published an hour early.
        var now = TimeProvider.System.GetUtcNow();
        Assert.All(work.Moments, moment => Assert.True((now - moment).Duration() < TimeSpan.FromMinutes(1), $"It was told that it is {moment}."));
    }

    private sealed class OtherClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
    }

    private sealed class CountedWork : ITick
    {
        private int running;
        private int together;

        public string Name => "counted";

        public TimeSpan Every => TimeSpan.FromMilliseconds(200);

        public int Together => together;

        public ConcurrentQueue<DateTimeOffset> Moments { get; } = [];

        public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
        {
            Moments.Enqueue(now);
            if (Interlocked.Increment(ref running) > 1)
            {
                Interlocked.Increment(ref together);
            }

            try
            {
                await Task.Delay(300, cancellation);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }
}

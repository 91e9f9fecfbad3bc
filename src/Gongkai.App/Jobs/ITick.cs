namespace Gongkai.App.Jobs;

/// <summary>Work that comes round again and again, on one node at a time. What is due stands in rows: it may be missed, or done twice, without harm.</summary>
internal interface ITick
{
    /// <summary>Its name in the table of ticks and in the words.</summary>
    string Name { get; }

    /// <summary>How often it comes round.</summary>
    TimeSpan Every { get; }

    /// <summary>Does what is due, in pieces of seconds.</summary>
    /// <param name="now">Now, by the clock that all nodes go by.</param>
    /// <param name="cancellation">The node stops.</param>
    Task RunAsync(DateTimeOffset now, CancellationToken cancellation);
}

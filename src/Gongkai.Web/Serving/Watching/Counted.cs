using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Gongkai.Web.Serving.Watching;

/// <summary>What the program counts about itself. Costs nothing while nobody listens; no tag ever holds what somebody typed.</summary>
public static class Counted
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "Gongkai";

    /// <summary>The meter of everything below.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>Where spans begin.</summary>
    public static readonly ActivitySource Source = new(Name);

    /// <summary>Pages of the portal that could have been kept: <c>gongkai.result</c> is <c>hit</c> or <c>miss</c>.</summary>
    public static readonly Counter<long> KeptPages = Meter.CreateCounter<long>("gongkai.kept_pages.requests", "{request}", "Pages of the portal handed out as kept, or made anew.");

    /// <summary>Files that were read: <c>gongkai.outcome</c> says what came of them.</summary>
    public static readonly Counter<long> FilesRead = Meter.CreateCounter<long>("gongkai.files.read", "{file}", "Report files handed in, by what came of them.");

    /// <summary>Rounds of work: <c>gongkai.tick</c> and <c>gongkai.outcome</c>.</summary>
    public static readonly Histogram<double> TickDuration = Meter.CreateHistogram<double>("gongkai.tick.duration", "s", "How long a round of work took.");

    /// <summary>Questions to the database.</summary>
    public static readonly Histogram<double> DatabaseDuration = Meter.CreateHistogram<double>("db.client.operation.duration", "s", "How long a command to the database took.");
}

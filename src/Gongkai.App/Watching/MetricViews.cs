using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Gongkai.App.Watching;

/// <summary>Which figures of others go out, and with which tags: names of hosts, of connections and of anything typed do not.</summary>
internal static class MetricViews
{
    /// <summary>Figures that are not our own, and the tags that they keep.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> OfOthers = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["http.server.request.duration"] = ["http.request.method", "http.route", "http.response.status_code", "error.type"],
        ["http.server.active_requests"] = ["http.request.method"],
        ["aspnetcore.rate_limiting.requests"] = ["aspnetcore.rate_limiting.result"],
        ["db.client.connection.count"] = ["db.client.connection.state"],
    };

    public static MetricStreamConfiguration? Of(Instrument instrument)
    {
        if (instrument.Meter.Name == Web.Serving.Watching.Counted.Name)
        {
            return null;
        }

        return OfOthers.TryGetValue(instrument.Name, out var tags) ? new MetricStreamConfiguration { TagKeys = tags } : MetricStreamConfiguration.Drop;
    }
}

using System.Diagnostics;
using OpenTelemetry;

namespace Gongkai.App.Watching;

/// <summary>Takes from every span what is not named here: addresses, query strings, browsers and texts of errors may speak of a person or a case.</summary>
internal sealed class KnownTagsOnly : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "error.type", "url.scheme", "network.protocol.version", "db.system.name", "db.operation.name", "gongkai.tick", "gongkai.outcome",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Known.Contains(tag.Key)).ToList())
        {
            data.SetTag(tag.Key, null);
        }

        if (data.Kind == ActivityKind.Server)
        {
            data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".Trim();
        }

        data.SetStatus(data.Status);
    }
}

using System.Diagnostics;
using Gongkai.Web.Serving.Watching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.App.Watching;

/// <summary>Measures commands to the database: which kind and how long, never their text or values.</summary>
internal sealed class DatabaseWatch(Storage.Store store) : IHostedService, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly string[] Kinds = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "PRAGMA"];
    private readonly List<IDisposable> ends = [];
    private readonly string system = store.Place.Postgres is null ? "sqlite" : "postgresql";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ends.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        ends.ForEach(end => end.Dispose());
        return Task.CompletedTask;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            ends.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name || name == RelationalEventId.CommandError.Name));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEndEventData ended)
        {
            return;
        }

        var text = ended.Command.CommandText.AsSpan().TrimStart();
        var kind = "other";
        foreach (var known in Kinds)
        {
            kind = text.StartsWith(known, StringComparison.OrdinalIgnoreCase) ? known : kind;
        }

        var tags = new TagList { { "db.system.name", system }, { "db.operation.name", kind } };
        if (value.Value is CommandErrorEventData failed)
        {
            tags.Add("error.type", failed.Exception.GetType().FullName);
        }

        Counted.DatabaseDuration.Record(ended.Duration.TotalSeconds, tags);
        // What comes round without being asked for would only be noise.
        if (Activity.Current is not null)
        {
            using var span = Counted.Source.StartActivity(ActivityKind.Client, tags: tags, startTime: ended.StartTime, name: $"{kind} {system}");
            span?.SetEndTime((ended.StartTime + ended.Duration).UtcDateTime);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}

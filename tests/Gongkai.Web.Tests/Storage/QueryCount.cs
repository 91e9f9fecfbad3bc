using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.Web.Tests.Storage;

/// <summary>How many commands a context sends to its database while this is open.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly DbContext db;
    private readonly List<IDisposable> subscriptions = [];
    private readonly IDisposable all;
    private int commands;

    public QueryCount(DbContext db)
    {
        this.db = db;
        all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public int Commands => commands;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed && executed.Context == db)
        {
            Interlocked.Increment(ref commands);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        all.Dispose();
        subscriptions.ForEach(subscription => subscription.Dispose());
    }
}

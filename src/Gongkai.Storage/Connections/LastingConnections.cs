using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.Storage.Connections;

/// <summary>Gives every context of a store on SQLite a connection that lasts as long as the context does: opening one and telling it how to behave costs more than most questions.
/// Another place than the store's, such as the same file only for reading, is left alone.</summary>
internal sealed class LastingConnections : DbConnectionInterceptor
{
    // Held weakly: a store that nobody has any more must not stay because the program may end one day.
    private static readonly ConditionalWeakTable<LastingConnections, object> Everywhere = [];

    private readonly ConcurrentBag<WeakReference<LastingConnection>> open = [];
    private readonly string place;

    // The last connection that closes folds the log into the file: an office that was closed is one file.
    static LastingConnections() => AppDomain.CurrentDomain.ProcessExit += (_, _) => EndWhere(_ => true);

    /// <param name="place">Connection string of the store's file.</param>
    public LastingConnections(string place)
    {
        this.place = place;
        Everywhere.Add(this, this);
    }

    /// <inheritdoc/>
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        if (eventData.ConnectionString != place)
        {
            return result;
        }

        var connection = new LastingConnection(place);
        open.Add(new WeakReference<LastingConnection>(connection));
        return InterceptionResult<DbConnection>.SuppressWithResult(connection);
    }

    /// <summary>Closes all connections of this program to a file; a context that goes on opens its own again.</summary>
    /// <param name="place">Connection string of the file.</param>
    public static void End(string place) => EndWhere(connections => connections.place == place);

    private static void EndWhere(Func<LastingConnections, bool> wanted)
    {
        foreach (var (connections, _) in Everywhere.Where(pair => wanted(pair.Key)))
        {
            connections.End();
        }
    }

    private void End()
    {
        foreach (var held in open)
        {
            if (held.TryGetTarget(out var connection))
            {
                connection.End();
            }
        }
    }
}

using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage.Connections;

/// <summary>A connection to the store's file that stays open while contexts use it one after the other, with the questions that SQLite has already understood on it.</summary>
internal sealed class LastingConnection(string place) : SqliteConnection(place)
{
    // More than the pages ask; the questions of free filters are many and seldom asked twice.
    private const int MostKept = 128;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, KeptCommand> kept = new(StringComparer.Ordinal);
    private bool isEnding;

    /// <summary>The command of the same words that was understood before, with these values; the command itself when that one is at work.</summary>
    public DbCommand Understood(SqliteCommand command)
    {
        if (!kept.TryGetValue(command.CommandText, out var known))
        {
            if (kept.Count == MostKept)
            {
                Forget();
            }

            kept.Add(command.CommandText, known = new KeptCommand(command.CommandText, this));
        }

        if (!known.Take(command))
        {
            return command;
        }

        command.Dispose();
        return known;
    }

    /// <summary>What a context says when it is done: an act that was not finished is undone, the connection stays.</summary>
    public override void Close()
    {
        if (isEnding)
        {
            base.Close();
        }
        else
        {
            Transaction?.Dispose();
        }
    }

    /// <summary>Closes it; whoever opens it again begins anew.</summary>
    public void End()
    {
        if (!SpinWait.SpinUntil(() => TryEnd(isLast: false), Longest))
        {
            _ = TryEnd(isLast: true);
        }
    }

    // Whoever is still at work on it, such as a page that nobody waits for any more, may change what is being closed; a moment later he is done.
    private bool TryEnd(bool isLast)
    {
        isEnding = true;
        try
        {
            Forget();
            base.Close();
            return true;
        }
        catch (InvalidOperationException) when (!isLast)
        {
            return false;
        }
        finally
        {
            isEnding = false;
        }
    }

    // One that is at work is let go of by whoever works with it.
    private void Forget()
    {
        foreach (var command in kept.Values)
        {
            command.Forget();
        }

        kept.Clear();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
        }

        base.Dispose(disposing);
    }
}

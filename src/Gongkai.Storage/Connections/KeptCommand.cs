using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage.Connections;

/// <summary>A command that whoever asked gives back by disposing of it, and that stays understood until its connection ends.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The words are those of a command that was made already.")]
internal sealed class KeptCommand(string words, LastingConnection owner) : SqliteCommand(words, owner)
{
    private bool isTaken;
    private bool isForgotten;

    /// <summary>Takes it for these values; false when it is at work.</summary>
    public bool Take(SqliteCommand asked)
    {
        if (isTaken)
        {
            return false;
        }

        isTaken = true;
        Transaction = asked.Transaction;
        CommandTimeout = asked.CommandTimeout;
        var values = new SqliteParameter[asked.Parameters.Count];
        asked.Parameters.CopyTo(values, 0);
        asked.Parameters.Clear();
        Parameters.Clear();
        Parameters.AddRange(values);
        return true;
    }

    /// <summary>Lets go of it, at once or as soon as it is given back.</summary>
    public void Forget()
    {
        isForgotten = true;
        if (!isTaken)
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        isTaken = false;
        if (!disposing || isForgotten)
        {
            base.Dispose(disposing);
        }
    }
}

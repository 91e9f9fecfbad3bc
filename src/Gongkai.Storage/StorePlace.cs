using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gongkai.Storage;

/// <summary>Where a store lies: a folder, and a PostgreSQL server when the rows lie there.</summary>
/// <param name="Folder">Full path of the folder that holds <c>gongkai.db</c>, <c>files/</c> and <c>keys/</c>.</param>
/// <param name="Postgres">Connection string of a PostgreSQL database; null for SQLite in the folder.</param>
/// <param name="Reading">Connection string of a server that follows that one, from which visitors' pages are read; null where there is none.</param>
public sealed record StorePlace(string Folder, string? Postgres = null, string? Reading = null)
{
    private const string NoReset = "No Reset On Close";
    private const string AutoPrepare = "Max Auto Prepare";

    // The questions of the portal's pages and some more; each costs its server memory on every connection.
    private const int MostPrepared = 50;

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(Folder, "gongkai.db");

    /// <summary>The folder of source files.</summary>
    public string Files => Path.Combine(Folder, "files");

    /// <summary>The folder of keys.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>Connection string of the server. No connection here carries settings of its own, so none needs to be wiped after each question, and what is asked often is planned once;
    /// unless the operator says otherwise.</summary>
    internal string? Server => AsUsed(Postgres);

    /// <summary>As <see cref="Server"/>, of the one that is read from.</summary>
    internal string? ReadingServer => AsUsed(Reading);

    /// <summary>Connection string of the SQLite file.</summary>
    internal string Sqlite => new SqliteConnectionStringBuilder { DataSource = DatabaseFile, DefaultTimeout = 30 }.ToString();

    private static string? AsUsed(string? connection)
    {
        if (connection is null)
        {
            return null;
        }

        var (said, used) = (new DbConnectionStringBuilder { ConnectionString = connection }, new NpgsqlConnectionStringBuilder(connection));
        used.NoResetOnClose = !said.ContainsKey(NoReset) || used.NoResetOnClose;
        used.MaxAutoPrepare = said.ContainsKey(AutoPrepare) ? used.MaxAutoPrepare : MostPrepared;
        return used.ToString();
    }
}

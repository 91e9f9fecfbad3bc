using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.Storage;

/// <summary>What a fault that reached a page says of the store.</summary>
public enum StoreTrouble
{
    /// <summary>Nothing: the program itself is at fault.</summary>
    None,

    /// <summary>The database or the folder of files cannot be reached, or answers too late. Whether the act is stored is not known.</summary>
    Away,

    /// <summary>There is no room left; the act is not stored.</summary>
    Full,

    /// <summary>Somebody else was quicker; the act is not stored.</summary>
    Taken,
}

/// <summary>Tells the faults of a store from those of the program.</summary>
public static class StoreTroubles
{
    private const int SqliteFull = 13;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int NoSpace = 28;
    private const int Quota = 122;
    private const int FileTooLarge = 27;

    /// <summary>What a fault says of the store; the innermost that says anything counts.</summary>
    public static StoreTrouble Of(Exception? error)
    {
        if (error is null)
        {
            return StoreTrouble.None;
        }

        var inner = Of(error.InnerException);
        return inner != StoreTrouble.None ? inner : error switch
        {
            DbUpdateConcurrencyException or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => StoreTrouble.Taken,
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } or SqliteException { SqliteErrorCode: SqliteFull } => StoreTrouble.Full,
            IOException { HResult: NoSpace or Quota or FileTooLarge } => StoreTrouble.Full,
            System.Data.Common.DbException or TimeoutException or IOException or UnauthorizedAccessException => StoreTrouble.Away,
            _ => StoreTrouble.None,
        };
    }
}

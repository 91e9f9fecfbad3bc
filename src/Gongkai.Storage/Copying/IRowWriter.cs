using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.Storage.Copying;

/// <summary>Writes many rows into one table, as fast as its database can.</summary>
internal interface IRowWriter : IAsyncDisposable
{
    /// <summary>Writes one row of values of the model, in the order of the table's columns.</summary>
    Task WriteAsync(object?[] row, CancellationToken cancellation);

    /// <summary>All rows are there.</summary>
    Task CompleteAsync(CancellationToken cancellation);
}

/// <summary>SQLite: one prepared command.</summary>
internal sealed class SqliteRows : IRowWriter
{
    private readonly DbCommand command;
    private readonly ImmutableArray<StoredColumn> columns;

    private SqliteRows(DbCommand command, ImmutableArray<StoredColumn> columns) => (this.command, this.columns) = (command, columns);

    public static async Task<SqliteRows> OpenAsync(GongkaiDb db, StoredTable table, CancellationToken cancellation)
    {
        var command = await db.CommandAsync($"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"@c{at}"))})", cancellation);
        foreach (var (column, at) in table.Columns.Select((column, at) => (column, at)))
        {
            command.Parameters.Add(column.ParameterOf(command, $"@c{at}"));
        }

        return new SqliteRows(command, table.Columns);
    }

    public async Task WriteAsync(object?[] row, CancellationToken cancellation)
    {
        for (var at = 0; at < row.Length; at++)
        {
            command.Parameters[at].Value = columns[at].Keep(row[at]) ?? DBNull.Value;
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    public Task CompleteAsync(CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => command.DisposeAsync();
}

/// <summary>PostgreSQL: COPY.</summary>
internal sealed class PostgresRows : IRowWriter
{
    private readonly NpgsqlBinaryImporter importer;
    private readonly ImmutableArray<StoredColumn> columns;

    private PostgresRows(NpgsqlBinaryImporter importer, ImmutableArray<StoredColumn> columns) => (this.importer, this.columns) = (importer, columns);

    public static async Task<PostgresRows> OpenAsync(GongkaiDb db, StoredTable table, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        return new PostgresRows(await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation), table.Columns);
    }

    public async Task WriteAsync(object?[] row, CancellationToken cancellation)
    {
        await importer.StartRowAsync(cancellation);
        for (var at = 0; at < row.Length; at++)
        {
            if (columns[at].Keep(row[at]) is { } value)
            {
                await importer.WriteAsync(value, columns[at].Type, cancellation);
            }
            else
            {
                await importer.WriteNullAsync(cancellation);
            }
        }
    }

    public async Task CompleteAsync(CancellationToken cancellation) => await importer.CompleteAsync(cancellation);

    public ValueTask DisposeAsync() => importer.DisposeAsync();
}

using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gongkai.Storage.Copying;

/// <summary>One table of the model, with its columns in the order of their names: row by row the same on both databases.</summary>
internal sealed class StoredTable
{
    private StoredTable(ITable table)
    {
        Name = table.Name;
        Columns = [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new StoredColumn(column))];
        Numbered = table.PrimaryKey is { Columns: [var key] } && key.PropertyMappings.Any(mapping => mapping.Property.ValueGenerated == ValueGenerated.OnAdd && mapping.Property.ClrType == typeof(long)) ? key.Name : null;
    }

    public string Name { get; }

    public ImmutableArray<StoredColumn> Columns { get; }

    /// <summary>The column whose numbers the database gives out; null when it gives out none.</summary>
    public string? Numbered { get; }

    /// <summary>Names of all columns, as commands list them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>All tables, each behind those that it points at.</summary>
    public static ImmutableArray<StoredTable> All(GongkaiDb db)
    {
        var waiting = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var done = new List<ITable>();
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(table => table.ForeignKeyConstraints.All(foreign => foreign.PrincipalTable == table || done.Contains(foreign.PrincipalTable)))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", waiting.Select(table => table.Name))} point at each other in a circle.");
            waiting.Remove(next);
            done.Add(next);
        }

        return [.. done.Select(table => new StoredTable(table))];
    }

    /// <summary>Every row: the values of the model, in the order of <see cref="Columns"/>. The array is used again for the next row.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(GongkaiDb db, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = await db.CommandAsync($"SELECT {ColumnList} FROM \"{Name}\"", cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var row = new object?[Columns.Length];
        while (await reader.ReadAsync(cancellation))
        {
            for (var at = 0; at < row.Length; at++)
            {
                row[at] = Columns[at].Read(reader, at);
            }

            yield return row;
        }
    }

    /// <summary>True when it holds no row.</summary>
    public async Task<bool> IsEmptyAsync(GongkaiDb db, CancellationToken cancellation)
    {
        await using var command = await db.CommandAsync($"SELECT 1 FROM \"{Name}\" LIMIT 1", cancellation);
        return await command.ExecuteScalarAsync(cancellation) is null;
    }
}

/// <summary>Commands on the connection and in the transaction of a context.</summary>
internal static class PlainCommands
{
    public static async Task<DbCommand> CommandAsync(this GongkaiDb db, string text, CancellationToken cancellation)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellation);
        }

        var command = connection.CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        command.CommandTimeout = 0;
        return command;
    }

    public static async Task<object?> ScalarAsync(this GongkaiDb db, string text, CancellationToken cancellation)
    {
        await using var command = await db.CommandAsync(text, cancellation);
        return await command.ExecuteScalarAsync(cancellation) is { } value and not DBNull ? value : null;
    }
}

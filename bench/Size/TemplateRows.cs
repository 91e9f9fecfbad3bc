using System.Collections.Immutable;
using Gongkai.Storage;
using Gongkai.Storage.Copying;

namespace Gongkai.Bench.Size;

/// <summary>Rows of one table, like one that the product wrote: what is not told of a new row is as in that one.</summary>
internal sealed class TemplateRows
{
    private readonly StoredTable table;
    private readonly object?[] template;
    private readonly ImmutableDictionary<string, int> places;
    private readonly List<object?[]> waiting = [];

    private TemplateRows(StoredTable table, object?[] template)
    {
        (this.table, this.template) = (table, template);
        places = table.Columns.Select((column, at) => KeyValuePair.Create(column.Name, at)).ToImmutableDictionary();
    }

    public static async Task<TemplateRows> LikeAsync(GongkaiDb db, string name, CancellationToken cancellation, params (string Column, object Value)[] wanted)
    {
        var table = StoredTable.All(db).Single(table => table.Name == name);
        var rows = new TemplateRows(table, []);
        await foreach (var row in table.RowsAsync(db, cancellation))
        {
            if (wanted.All(pair => Equals(row[rows.places[pair.Column]], pair.Value)))
            {
                return new TemplateRows(table, [.. row]);
            }
        }

        throw new InvalidOperationException($"No row of {name} is like {string.Join(", ", wanted)}.");
    }

    public object? this[string column] => template[places[column]];

    public void Add(params ReadOnlySpan<(string Column, object? Value)> values)
    {
        object?[] row = [.. template];
        foreach (var (column, value) in values)
        {
            row[places[column]] = value;
        }

        waiting.Add(row);
    }

    /// <summary>Writes the rows that wait, in the transaction that the context is in.</summary>
    public async Task WriteAsync(GongkaiDb db, CancellationToken cancellation)
    {
        await using IRowWriter writer = db is SqliteDb ? await SqliteRows.OpenAsync(db, table, cancellation) : await PostgresRows.OpenAsync(db, table, cancellation);
        foreach (var row in waiting)
        {
            await writer.WriteAsync(row, cancellation);
        }

        await writer.CompleteAsync(cancellation);
        waiting.Clear();
    }
}

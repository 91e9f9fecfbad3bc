using Parquet;
using Parquet.Schema;

namespace Gongkai.Web.Portal.OpenData;

/// <summary>One column of a Parquet file with some lines of it.</summary>
internal sealed record ParquetColumn(DataField Field, Func<ParquetRowGroupWriter, DataField, CancellationToken, Task> Write)
{
    public static ParquetColumn Of(string name, IEnumerable<string?> values) => new(new DataField<string>(name), (group, field, _) => group.WriteAsync(field, values.ToList()!));

    public static ParquetColumn Of<T>(string name, IEnumerable<T?> values)
        where T : struct => new(new DataField<T?>(name), (group, field, cancellation) => group.WriteAsync<T>(field, values.ToArray().AsMemory(), null, null, cancellation));
}

/// <summary>Writes a Parquet file group by group, so that a large one needs no more memory than its largest group.</summary>
internal sealed class ParquetFile : IAsyncDisposable
{
    public const string MediaType = "application/vnd.apache.parquet";
    private readonly ParquetWriter writer;
    private readonly ParquetSchema schema;

    private ParquetFile(ParquetWriter writer, ParquetSchema schema) => (this.writer, this.schema) = (writer, schema);

    public static async Task<ParquetFile> CreateAsync(IReadOnlyList<DataField> fields, Stream output, CancellationToken cancellation)
    {
        var schema = new ParquetSchema([.. fields]);
        return new ParquetFile(await ParquetWriter.CreateAsync(schema, output, cancellationToken: cancellation), schema);
    }

    /// <summary>Adds a group of lines: the columns of the file, in their order.</summary>
    public async Task AppendAsync(IReadOnlyList<ParquetColumn> columns, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        foreach (var (at, column) in columns.Index())
        {
            await column.Write(group, schema.DataFields[at], cancellation);
        }

        group.CompleteValidate();
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}

using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Copying;

/// <summary>How many rows a table has and what they come to: the same on both databases and in whatever order the rows lie.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Hash">Sum of the SHA-256 of all rows, hexadecimal.</param>
public sealed record TableDigest(long Rows, string Hash);

/// <summary>Reads every row of a store and says what they come to, table by table.</summary>
public static class StoreDigest
{
    /// <summary>The digest of every table, by name.</summary>
    public static async Task<ImmutableSortedDictionary<string, TableDigest>> OfAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var digests = ImmutableSortedDictionary.CreateBuilder<string, TableDigest>(StringComparer.Ordinal);
        foreach (var table in StoredTable.All(db))
        {
            digests[table.Name] = await OfAsync(db, table, cancellation);
        }

        return digests.ToImmutable();
    }

    /// <summary>Names of the tables that differ.</summary>
    public static ImmutableArray<string> Differences(ImmutableSortedDictionary<string, TableDigest> one, ImmutableSortedDictionary<string, TableDigest> other) =>
        [.. one.Keys.Union(other.Keys).Where(table => one.GetValueOrDefault(table) != other.GetValueOrDefault(table)).Order(StringComparer.Ordinal)];

    private static async Task<TableDigest> OfAsync(GongkaiDb db, StoredTable table, CancellationToken cancellation)
    {
        var (rows, sum) = (0L, new ulong[4]);
        using var row = new MemoryStream();
        await foreach (var values in table.RowsAsync(db, cancellation))
        {
            row.SetLength(0);
            for (var at = 0; at < values.Length; at++)
            {
                Write(row, values[at], table.Columns[at].IsJson);
            }

            var hash = SHA256.HashData(row.GetBuffer().AsSpan(0, (int)row.Length));
            for (var at = 0; at < sum.Length; at++)
            {
                sum[at] = unchecked(sum[at] + BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(at * 8)));
            }

            rows++;
        }

        return new TableDigest(rows, string.Concat(sum.Select(part => part.ToString("x16", CultureInfo.InvariantCulture))));
    }

    // Every value says how long it is, so that no two rows come to the same bytes.
    private static void Write(MemoryStream row, object? value, bool isJson)
    {
        var bytes = value switch
        {
            null => null,
            byte[] raw => raw,
            string json when isJson => Encoding.UTF8.GetBytes(Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null"),
            string text => Encoding.UTF8.GetBytes(text),
            DateTimeOffset moment => Encoding.UTF8.GetBytes(moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            DateOnly day => Encoding.UTF8.GetBytes(day.ToString("O", CultureInfo.InvariantCulture)),
            decimal amount => Encoding.UTF8.GetBytes((amount / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)),
            IFormattable other => Encoding.UTF8.GetBytes(other.ToString(null, CultureInfo.InvariantCulture)),
            bool yes => [yes ? (byte)1 : (byte)0],
            _ => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()),
        };
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
        row.Write(length);
        row.Write(bytes);
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject branch => new JsonObject(branch.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        null => null,
        _ => node.DeepClone(),
    };
}

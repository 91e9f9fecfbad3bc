using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongkai.Storage.Files;

/// <summary>What is wrong with a kept file.</summary>
public enum FileFaultKind
{
    /// <summary>Its bytes are no longer those of its name.</summary>
    Altered,

    /// <summary>A row speaks of it and it is not there.</summary>
    Missing,
}

/// <summary>One file that is not as it should be.</summary>
/// <param name="Row">Table and key of a row that speaks of it; null when none was asked.</param>
public sealed record FileFault(FileFaultKind Kind, string Sha256, string? Row = null);

/// <summary>Reads every kept file again and compares it with its hash, and every hash in the database with the files.</summary>
public sealed class FileAudit(GongkaiDb db, FileStore files)
{
    /// <summary>Name of the property, in whatever entity, that names a kept file.</summary>
    private const string HashName = "Sha256";

    /// <summary>How many files were read.</summary>
    public int Count { get; private set; }

    /// <summary>Everything that does not agree.</summary>
    public async IAsyncEnumerable<FileFault> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var sha256 in files.All())
        {
            Count++;
            await using var stream = files.Open(sha256);
            if (stream is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) != sha256)
            {
                yield return new FileFault(FileFaultKind.Altered, sha256);
            }
        }

        foreach (var hash in db.Model.GetEntityTypes().Select(entity => entity.FindProperty(HashName)).OfType<IProperty>().Where(property => property.ClrType == typeof(string)))
        {
            await foreach (var (sha256, row) in NamedAsync(hash, cancellation))
            {
                if (!files.Has(sha256))
                {
                    yield return new FileFault(FileFaultKind.Missing, sha256, row);
                }
            }
        }
    }

    private async IAsyncEnumerable<(string Sha256, string Row)> NamedAsync(IProperty hash, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = hash.DeclaringType.GetTableName()!;
        var column = hash.GetColumnName();
        var named = db.Database.SqlQueryRaw<string>($"SELECT DISTINCT {column} AS \"Value\" FROM {table} WHERE {column} IS NOT NULL AND {column} <> ''");
        await foreach (var sha256 in named.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return (sha256, table);
        }
    }
}

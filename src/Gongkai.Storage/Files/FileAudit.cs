using System.Reflection;
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
/// <param name="Row">Table of a row that speaks of it; null when none was asked.</param>
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

        await foreach (var fault in MissingAsync(db, files.Has, cancellation))
        {
            yield return fault;
        }
    }

    /// <summary>Every hash in the database that no file has.</summary>
    public static async IAsyncEnumerable<FileFault> MissingAsync(GongkaiDb db, Func<string, bool> has, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var entity in Naming(db))
        {
            await foreach (var sha256 in NamesOf(db, entity.ClrType).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (!string.IsNullOrEmpty(sha256) && !has(sha256))
                {
                    yield return new FileFault(FileFaultKind.Missing, sha256, entity.GetTableName());
                }
            }
        }
    }

    /// <summary>Lets go of a file when no row speaks of it, and of what removed rows left behind in the files of the database.</summary>
    public static async Task ForgetUnnamedAsync(GongkaiDb db, FileStore files, string sha256, CancellationToken cancellation)
    {
        foreach (var entity in Naming(db))
        {
            if (await NamesOf(db, entity.ClrType).AnyAsync(name => name == sha256, cancellation))
            {
                return;
            }
        }

        files.Remove(sha256);
        if (db is SqliteDb)
        {
            // Removed rows are overwritten at once (secure_delete), but what was written before them still stands in the log.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }
    }

    private static IEnumerable<IEntityType> Naming(GongkaiDb db) => db.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.FindProperty(HashName)?.ClrType == typeof(string));

    private static IQueryable<string?> NamesOf(GongkaiDb db, Type type) =>
        (IQueryable<string?>)typeof(FileAudit).GetMethod(nameof(Names), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db])!;

    private static IQueryable<string?> Names<T>(DbContext db)
        where T : class => db.Set<T>().AsNoTracking().Select(row => EF.Property<string?>(row, HashName)).Distinct();
}

using System.Collections.Immutable;
using System.Data;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Copying;

/// <summary>Why an office was not moved.</summary>
public enum MoveProblem
{
    /// <summary>There is no store to move from.</summary>
    NoSource,

    /// <summary>The place to move to holds rows already.</summary>
    NotEmpty,

    /// <summary>Somebody wrote to the old place meanwhile, or a row came over differently.</summary>
    Changed,

    /// <summary>A file of the old place is no longer what its name says.</summary>
    FileAltered,
}

/// <summary>The office stays where it was; nothing of it can be seen in the new place.</summary>
public sealed class MoveRefusedException(MoveProblem problem, string detail) : Exception($"{problem}: {detail}")
{
    /// <summary>Why.</summary>
    public MoveProblem Problem { get; } = problem;

    /// <summary>What exactly.</summary>
    public string Detail { get; } = detail;
}

/// <summary>What was moved.</summary>
/// <param name="Tables">Every table with its rows, equal on both sides.</param>
/// <param name="Files">How many files.</param>
public sealed record OfficeMoved(ImmutableSortedDictionary<string, TableDigest> Tables, int Files);

/// <summary>Moves a whole office to another place: files first, then all rows in one transaction that ends only when both sides come to the same. Broken off,
/// it is run again: files that are there stay, rows are not there at all. The old place is left as it was.</summary>
public sealed class OfficeMove(Store from, Store to)
{
    /// <summary>Moves.</summary>
    /// <exception cref="MoveRefusedException">It cannot be done; nothing was moved.</exception>
    /// <exception cref="StoreUnusableException">One of the two cannot be opened.</exception>
    public async Task<OfficeMoved> RunAsync(CancellationToken cancellation)
    {
        await using var source = from.NewDb();
        if ((from.Place.Postgres is null && !File.Exists(from.Place.DatabaseFile)) || !await source.Database.CanConnectAsync(cancellation))
        {
            // A question that was broken off is answered “no” by some databases.
            cancellation.ThrowIfCancellationRequested();
            throw new MoveRefusedException(MoveProblem.NoSource, from.Place.Postgres is null ? from.Place.Folder : source.Database.GetDbConnection().Database);
        }

        await from.OpenAsync(cancellation);
        await to.OpenAsync(cancellation);
        await using var target = to.NewDb();
        foreach (var table in StoredTable.All(target))
        {
            if (!await table.IsEmptyAsync(target, cancellation))
            {
                throw new MoveRefusedException(MoveProblem.NotEmpty, table.Name);
            }
        }

        var files = await FilesAsync(cancellation);
        if (Path.GetFullPath(from.Place.Keys) != Path.GetFullPath(to.Place.Keys))
        {
            KeyFolder.Copy(from.Place, to.Place);
        }

        return new OfficeMoved(await RowsAsync(source, target, cancellation), files);
    }

    private static async Task<ImmutableSortedDictionary<string, TableDigest>> RowsAsync(GongkaiDb source, GongkaiDb target, CancellationToken cancellation)
    {
        await using var writing = await target.Database.BeginTransactionAsync(cancellation);
        await using (await source.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation))
        {
            await RowCopy.RunAsync(source, target, cancellation);
        }

        await RowCopy.FindableAsync(target, cancellation);
        var copied = await StoreDigest.OfAsync(target, cancellation);
        // Read again after the last row was copied: what was written in between would be lost.
        if (StoreDigest.Differences(await StoreDigest.OfAsync(source, cancellation), copied) is [var table, ..])
        {
            throw new MoveRefusedException(MoveProblem.Changed, table);
        }

        await writing.CommitAsync(cancellation);
        return copied;
    }

    private async Task<int> FilesAsync(CancellationToken cancellation)
    {
        var (old, anew, count) = (new FileStore(from.Place), new FileStore(to.Place), 0);
        foreach (var sha256 in old.All())
        {
            count++;
            if (anew.Has(sha256))
            {
                continue;
            }

            await using var file = old.Open(sha256)!;
            if (!await anew.TakeAsync(file, sha256, cancellation))
            {
                throw new MoveRefusedException(MoveProblem.FileAltered, sha256);
            }
        }

        return count;
    }
}

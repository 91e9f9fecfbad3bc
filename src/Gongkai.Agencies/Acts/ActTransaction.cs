using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gongkai.Agencies.Acts;

/// <summary>One act as one transaction: the rows it changes and the ledger lines that say so are stored together or not at all.
/// Begin, change rows, name each changed row with <see cref="Record"/>, commit. Disposed without commit, nothing has happened.</summary>
public sealed class ActTransaction : IAsyncDisposable
{
    private const int SaltLength = 16;
    private readonly DbContext db;
    private readonly IDbContextTransaction transaction;
    private readonly List<(long OrganId, IRecorded Row, bool IsGone)> changed = [];

    private ActTransaction(DbContext db, IDbContextTransaction transaction, Act act)
    {
        this.db = db;
        this.transaction = transaction;
        Act = act;
    }

    /// <summary>What is being done.</summary>
    public Act Act { get; }

    /// <summary>Begins. The moment is cut to milliseconds, as both databases keep it.</summary>
    public static async Task<ActTransaction> BeginAsync(DbContext db, Act act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(act);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(act.At.ToUnixTimeMilliseconds());
        return new ActTransaction(db, await db.Database.BeginTransactionAsync(cancellation), act with { At = at });
    }

    /// <summary>Names a row that this act made or changed; one line in the ledger of the act's organ, or of another one that it concerns.</summary>
    public void Record(IRecorded row, long? organId = null) => changed.Add((organId ?? Act.OrganId, row, false));

    /// <summary>Names a row that this act takes away: the ledger says so, and nobody misses it later.</summary>
    public void RecordRemoval(IRecorded row) => changed.Add((Act.OrganId, row, true));

    /// <summary>Stores everything.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed one of the rows in between; nothing was stored.</exception>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        // Always in ascending order of organs, so that two acts never wait for each other.
        foreach (var organ in changed.GroupBy(change => change.OrganId).OrderBy(group => group.Key))
        {
            await AppendAsync(organ.Key, [.. organ.Select(change => (change.Row, change.IsGone))], cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private async Task AppendAsync(long organId, IReadOnlyList<(IRecorded Row, bool IsGone)> rows, CancellationToken cancellation)
    {
        var head = await TakeHeadAsync(organId, cancellation);
        foreach (var (row, isGone) in rows.DistinctBy(change => change.Row.Subject))
        {
            var act = isGone ? Act with { Kind = row.Subject.Split('/')[0] + LedgerAudit.RemovedSuffix } : Act;
            var salt = RandomNumberGenerator.GetBytes(SaltLength);
            var content = LedgerLine.Write(act, organId, head.Number + 1, head.Hash, row.Subject, row.Facts, salt);
            head.Number++;
            head.Hash = LedgerLine.HashOf(content);
            db.Add(new LedgerEntry
            {
                OrganId = organId,
                Number = head.Number,
                At = Act.At,
                Kind = act.Kind,
                OfficerId = Act.OfficerId,
                Subject = row.Subject,
                Why = Act.Why,
                Salt = salt,
                Content = content,
                Hash = head.Hash,
            });
        }
    }

    // Makes the row or writes it to itself: either way it is locked until the end of the transaction, on both databases.
    private async Task<LedgerHead> TakeHeadAsync(long organId, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO ledger_heads (organ_id, number, hash) VALUES ({organId}, 0, '') ON CONFLICT (organ_id) DO UPDATE SET number = ledger_heads.number", cancellation);
        foreach (var stale in db.ChangeTracker.Entries<LedgerHead>().Where(entry => entry.Entity.OrganId == organId).ToList())
        {
            stale.State = EntityState.Detached;
        }

        return await db.Set<LedgerHead>().SingleAsync(head => head.OrganId == organId, cancellation);
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Agencies.Acts;

/// <summary>What is wrong with a ledger or with a row that it speaks of.</summary>
public enum LedgerFaultKind
{
    /// <summary>A line's content does not match its hash or its columns.</summary>
    EntryAltered,

    /// <summary>A line is missing, or does not follow from the one before.</summary>
    ChainBroken,

    /// <summary>A field of a row is not what the last line about it says.</summary>
    RowAltered,

    /// <summary>A row is gone of which the ledger does not say that it was removed.</summary>
    RowMissing,

    /// <summary>A row is there of which the ledger knows nothing.</summary>
    RowUnrecorded,
}

/// <summary>One thing that <c>verify</c> has to say.</summary>
/// <param name="Subject">The row, such as <c>organ/12</c>; for a line, <c>ledger/organ/number</c>.</param>
/// <param name="Field">The field that differs; null when it is not about one field.</param>
/// <param name="Expected">What the ledger says.</param>
/// <param name="Actual">What is stored.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, string Subject, string? Field = null, string? Expected = null, string? Actual = null);

/// <summary>Reads every line of every ledger again and compares every recorded row with the last line about it.</summary>
public static class LedgerAudit
{
    /// <summary>An act of this kind (<c>matter.removed</c>) says that its row is gone on purpose.</summary>
    public const string RemovedSuffix = ".removed";

    /// <summary>Everything that does not agree; empty for a store that nobody touched behind the program's back.</summary>
    public static async IAsyncEnumerable<LedgerFault> RunAsync(DbContext db, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = new Dictionary<string, LedgerState>(StringComparer.Ordinal);
        await foreach (var fault in ChainsAsync(db, last, cancellation))
        {
            yield return fault;
        }

        foreach (var type in db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(typeof(IRecorded).IsAssignableFrom))
        {
            await foreach (var row in RowsOf(db, type).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                foreach (var fault in Compare(row, last))
                {
                    yield return fault;
                }
            }
        }

        foreach (var (subject, state) in last.Where(pair => !pair.Value.IsSeen && !pair.Value.IsRemoved))
        {
            yield return new LedgerFault(LedgerFaultKind.RowMissing, subject, Expected: state.Kind);
        }
    }

    private static async IAsyncEnumerable<LedgerFault> ChainsAsync(DbContext db, Dictionary<string, LedgerState> last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ends = new Dictionary<long, (long Number, string Hash)>();
        await foreach (var entry in db.Set<LedgerEntry>().AsNoTracking().OrderBy(entry => entry.OrganId).ThenBy(entry => entry.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var (number, hash) = ends.GetValueOrDefault(entry.OrganId, (0, ""));
            foreach (var fault in Follow(entry, number, hash))
            {
                yield return fault;
            }

            ends[entry.OrganId] = (entry.Number, entry.Hash);
            if (!last.TryGetValue(entry.Subject, out var known) || known.Id < entry.Id)
            {
                last[entry.Subject] = new LedgerState(entry.Id, entry.Kind, entry.Content, entry.Salt);
            }
        }

        foreach (var head in await db.Set<LedgerHead>().AsNoTracking().ToListAsync(cancellation))
        {
            if (ends.GetValueOrDefault(head.OrganId, (0, "")) is var (number, hash) && (number != head.Number || hash != head.Hash))
            {
                yield return new LedgerFault(LedgerFaultKind.ChainBroken, $"ledger/{head.OrganId}/{head.Number}", Expected: head.Hash, Actual: hash);
            }
        }
    }

    private static IEnumerable<LedgerFault> Follow(LedgerEntry entry, long number, string hash)
    {
        var name = $"ledger/{entry.OrganId}/{entry.Number}";
        var actual = LedgerLine.HashOf(entry.Content);
        if (actual != entry.Hash)
        {
            yield return new LedgerFault(LedgerFaultKind.EntryAltered, name, "content", entry.Hash, actual);
            yield break;
        }

        using var content = JsonDocument.Parse(entry.Content);
        var line = content.RootElement;
        if (entry.Number != number + 1 || line.GetProperty("previous").GetString() != hash)
        {
            yield return new LedgerFault(LedgerFaultKind.ChainBroken, name, "previous", hash, line.GetProperty("previous").GetString());
        }

        foreach (var (field, column) in Columns(entry))
        {
            var written = line.GetProperty(field);
            var text = written.ValueKind == JsonValueKind.Number ? written.GetRawText() : written.GetString();
            if (text != column)
            {
                yield return new LedgerFault(LedgerFaultKind.EntryAltered, name, field, text, column);
            }
        }
    }

    private static IEnumerable<(string Field, string? Column)> Columns(LedgerEntry entry)
    {
        yield return ("organ", Fact.Of(entry.OrganId));
        yield return ("number", Fact.Of(entry.Number));
        yield return ("at", Fact.Of(entry.At));
        yield return ("act", entry.Kind);
        yield return ("officer", Fact.Of(entry.OfficerId));
        yield return ("subject", entry.Subject);
        if (entry.Salt is { } salt)
        {
            yield return ("why", LedgerLine.Commit(salt, "why", entry.Why));
        }
    }

    private static IEnumerable<LedgerFault> Compare(IRecorded row, Dictionary<string, LedgerState> last)
    {
        if (!last.TryGetValue(row.Subject, out var state) || state.IsRemoved)
        {
            yield return new LedgerFault(LedgerFaultKind.RowUnrecorded, row.Subject);
            yield break;
        }

        state.IsSeen = true;
        using var content = JsonDocument.Parse(state.Content);
        var facts = content.RootElement.GetProperty("facts");
        foreach (var fact in row.Facts)
        {
            var expected = facts.TryGetProperty(fact.Name, out var written) ? written.GetString() : null;
            var isErased = fact.IsPersonal && state.Salt is null;
            var actual = fact.IsPersonal && state.Salt is { } salt ? LedgerLine.Commit(salt, fact.Name, fact.Value) : fact.Value;
            if (!isErased && expected != actual)
            {
                yield return new LedgerFault(LedgerFaultKind.RowAltered, row.Subject, fact.Name, expected, actual);
            }
        }
    }

    private static IQueryable<IRecorded> RowsOf(DbContext db, Type type) =>
        (IQueryable<IRecorded>)typeof(LedgerAudit).GetMethod(nameof(Rows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db])!;

    private static IQueryable<IRecorded> Rows<T>(DbContext db)
        where T : class, IRecorded => db.Set<T>().AsNoTracking();

    private sealed class LedgerState(long id, string kind, byte[] content, byte[]? salt)
    {
        public long Id { get; } = id;
        public string Kind { get; } = kind;
        public byte[] Content { get; } = content;
        public byte[]? Salt { get; } = salt;
        public bool IsSeen { get; set; }
        public bool IsRemoved => Kind.EndsWith(RemovedSuffix, StringComparison.Ordinal);
    }
}

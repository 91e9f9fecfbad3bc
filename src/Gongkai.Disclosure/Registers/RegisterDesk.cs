using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure.Registers;

/// <summary>How an import went.</summary>
/// <param name="Entered">Rows that were entered.</param>
/// <param name="Twice">Rows that were there already.</param>
public readonly record struct RegisterImport(int Entered, int Twice);

/// <summary>Keeps the registers: enters, corrects and strikes rows. Whoever calls names the officer; the workflow <c>register</c> says whether he may.</summary>
public sealed class RegisterDesk(DbContext db)
{
    private const int Chunk = 500;
    private static readonly Workflow Flow = Workflow.Of(RegisterRow.Matter);

    /// <summary>Enters a row.</summary>
    public async Task<Answer<RegisterRow>> EnterAsync(long organId, string register, RegisterEntry entry, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        if (Ask("enter", RegisterRow.Kept, organId, officer, act, out var recorded) is { } refusal)
        {
            return refusal;
        }

        if (entry.Unfit(RegisterKind.Of(register), act.Day) is { } unfit)
        {
            return unfit;
        }

        var row = New(organId, register, entry);
        if (await Same(organId, register, row.Fingerprint).AnyAsync(cancellation))
        {
            return Refusal.Of("register.twice");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, recorded, cancellation);
        db.Add(row);
        transaction.Record(row);
        await transaction.CommitAsync(cancellation);
        return row;
    }

    /// <summary>Enters many rows, each line of the ledger its own; what is there already is left out, so that a list can be handed in again.</summary>
    /// <param name="entries">Rows that are in order (<see cref="RegisterEntry.Unfit"/>); they are taken as they come and not kept.</param>
    /// <param name="progress">Told after every few hundred rows how far it is; what is told then stays entered, whatever happens later.</param>
    public async Task<Answer<RegisterImport>> ImportAsync(long organId, string register, IEnumerable<RegisterEntry> entries, OfficerAuthority officer, Act act, CancellationToken cancellation, IProgress<RegisterImport>? progress = null)
    {
        if (Ask("enter", RegisterRow.Kept, organId, officer, act, out var recorded) is { } refusal)
        {
            return refusal;
        }

        var import = default(RegisterImport);
        foreach (var chunk in entries.Chunk(Chunk))
        {
            var rows = chunk.Select(entry => New(organId, register, entry)).DistinctBy(row => row.Fingerprint).ToList();
            var prints = rows.Select(row => row.Fingerprint).ToList();
            var known = (await db.Set<RegisterRow>().Where(row => row.OrganId == organId && row.Register == register && row.State == RegisterRow.Kept && prints.Contains(row.Fingerprint)).Select(row => row.Fingerprint).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            rows.RemoveAll(row => known.Contains(row.Fingerprint));
            if (rows.Count > 0)
            {
                await using var transaction = await ActTransaction.BeginAsync(db, recorded, cancellation);
                db.AddRange(rows);
                rows.ForEach(row => transaction.Record(row));
                await transaction.CommitAsync(cancellation);
            }

            db.ChangeTracker.Clear();
            import = new RegisterImport(import.Entered + rows.Count, import.Twice + chunk.Length - rows.Count);
            progress?.Report(import);
        }

        return import;
    }

    /// <summary>Corrects a row, with the reason.</summary>
    /// <param name="revision">The revision that the officer saw.</param>
    public Task<Answer<RegisterRow>> CorrectAsync(long rowId, int revision, RegisterEntry entry, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(rowId, "correct", officer, act, row =>
        {
            if (row.Revision != revision)
            {
                return Refusal.Of("register.changed");
            }

            if (entry.Unfit(row.Kind, act.Day) is { } unfit)
            {
                return unfit;
            }

            row.Put(entry);
            return null;
        }, cancellation);

    /// <summary>Strikes a row that should not be there, with the reason. It stays to be looked at and counts no more.</summary>
    public Task<Answer<RegisterRow>> StrikeAsync(long rowId, OfficerAuthority officer, Act act, CancellationToken cancellation) => DoAsync(rowId, "strike", officer, act, _ => null, cancellation);

    private async Task<Answer<RegisterRow>> DoAsync(long rowId, string code, OfficerAuthority officer, Act act, Func<RegisterRow, Refusal?> change, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await db.Set<RegisterRow>().SingleOrDefaultAsync(row => row.Id == rowId, cancellation) is not { } row)
        {
            return Refusal.Of("register.none");
        }

        if ((Ask(code, row.State, row.OrganId, officer, act, out var recorded) ?? change(row)) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        row.State = Flow.Action(code).To ?? row.State;
        row.Revision++;
        try
        {
            await using var transaction = await ActTransaction.BeginAsync(db, recorded, cancellation);
            transaction.Record(row);
            await transaction.CommitAsync(cancellation);
            return row;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Of("register.changed");
        }
    }

    private static Refusal? Ask(string code, string state, long organId, OfficerAuthority officer, Act act, out Act recorded)
    {
        var action = Flow.Action(code);
        var answer = Flow.Ask(officer, code, state, organId, null, []);
        recorded = act with { Kind = Flow.KindOf(action), OrganId = organId, OnBehalfOf = answer.Value.OnBehalfOf };
        return answer.Refusal ?? (action.NeedsReason && string.IsNullOrWhiteSpace(act.Why) ? Refusal.Of("work.reason") : null);
    }

    private static RegisterRow New(long organId, string register, RegisterEntry entry)
    {
        var row = new RegisterRow { OrganId = organId, Register = register };
        row.Put(entry);
        return row;
    }

    private IQueryable<RegisterRow> Same(long organId, string register, string fingerprint) =>
        db.Set<RegisterRow>().Where(row => row.OrganId == organId && row.Register == register && row.Fingerprint == fingerprint && row.State == RegisterRow.Kept);
}

using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Oversight.Counting;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>Figures counted from registers and cases instead of typed.</summary>
public sealed partial class ReportDesk
{
    /// <summary>Fills every cell whose records are kept here with what they count, and keeps the count with the report. Cells that are typed for a reason stay.</summary>
    /// <param name="asOf">The last day that counts; the last day of the year when left out.</param>
    public async Task<Answer<ReportFiling>> CompileAsync(long filingId, DateOnly? asOf, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "compile", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        if (filing.Scope != ReportScope.Self)
        {
            return Refusal.Of("report.count-area");
        }

        var (count, ledger) = await new YearCounting(db).TakeAsync(filing.OrganId, filing.Year, asOf, cancellation);
        if (count.Kept.IsEmpty)
        {
            return Refusal.Of("report.count-nothing");
        }

        if (count.Form != filing.Form)
        {
            return Refusal.Of("report.count-form", ("form", filing.Form), ("year", filing.Year.ToString(CultureInfo.InvariantCulture)));
        }

        var typed = await ReasonsOf(filing).Where(reason => reason.Words != null).Select(reason => reason.Cell).ToListAsync(cancellation);
        var counted = count.Figures.Where(pair => !typed.Contains(pair.Key.Code));
        var report = filing.Bound.With(Figures.From([.. filing.Report.Figures, .. counted]));
        return await DoAsync(asked.Done, cancellation, async transaction =>
        {
            var kept = ReportCount.Of(filing.OrganId, count, ledger, act);
            db.Add(kept);
            await db.SaveChangesAsync(cancellation);
            transaction.Record(kept);
            filing.CountId = kept.Id;
            filing.Put(report);
            await JudgeAsync(filing, report.Report, cancellation);
            await SettleAsync(filing, report.Report, transaction, cancellation);
            await DropTypedAsync(filing.Id, act.OfficerId, cancellation);
        });
    }

    /// <summary>Drafts the parts of words that are empty from the figures and the records of the year.</summary>
    public async Task<Answer<ReportFiling>> DraftWordsAsync(long filingId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "save", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var count = filing.CountId is { } id
            ? (await db.Set<ReportCount>().AsNoTracking().SingleAsync(count => count.Id == id, cancellation)).Count
            : (await new YearCounting(db).TakeAsync(filing.OrganId, filing.Year, null, cancellation)).Count;
        return await PutAsync(asked.Done, Narrative.Draft(filing.Bound, count), cancellation);
    }

    /// <summary>Says why a cell is typed and not counted; without words the reason is taken back.</summary>
    public async Task<Answer<ReportFiling>> GiveReasonAsync(long filingId, string cell, string? words, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "give-reason", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        if (!CellId.TryParse(cell, out var id) || !FormCatalogue.Default.Form(filing.Form).Has(id))
        {
            return Refusal.Of("acceptance.place", ("place", cell));
        }

        return await DoAsync(asked.Done, cancellation, async transaction =>
        {
            var reason = await ReasonsOf(filing).FirstOrDefaultAsync(reason => reason.Cell == cell, cancellation);
            if (reason is null)
            {
                reason = new TypedReason { OrganId = filing.OrganId, Year = filing.Year, Scope = filing.Scope, Cell = cell };
                db.Add(reason);
            }

            (reason.Words, reason.OfficerId, reason.At) = (string.IsNullOrWhiteSpace(words) ? null : words.Trim(), act.OfficerId, Cut(act.At));
            await db.SaveChangesAsync(cancellation);
            transaction.Record(reason);
        });
    }

    /// <summary>The reasons given for typed cells of the report of a year.</summary>
    public Task<List<TypedReason>> ReasonsAsync(ReportFiling filing, CancellationToken cancellation) => ReasonsOf(filing).AsNoTracking().Where(reason => reason.Words != null).ToListAsync(cancellation);

    private IQueryable<TypedReason> ReasonsOf(ReportFiling filing) => db.Set<TypedReason>()
        .Where(reason => reason.OrganId == filing.OrganId && reason.Year == filing.Year && reason.Scope == filing.Scope).OrderBy(reason => reason.Id);
}

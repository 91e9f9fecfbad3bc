using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Numbering;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>The January desk: an organ's report from its first cell to signature, filing and publishing, and the acceptance that runs beside it.
/// Whoever may do what stands in the workflows <c>report</c> and <c>acceptance</c>; everything done is an act in the ledger of the organ whose report it is.</summary>
public sealed partial class ReportDesk(DbContext db)
{
    private static readonly Workflow Chain = Workflow.Of(ReportFiling.Matter);
    private static readonly Workflow Acceptance = Workflow.Of(ReportFiling.AcceptanceMatter);

    private const string NumberSeriesName = "report";

    private readonly OrganRegister register = new(db);

    /// <summary>What an act does: the report, the action, and the act as it goes into the ledger.</summary>
    private sealed record Step(ReportFiling Filing, WorkAction Action, Act Act);

    private async Task<Answer<Step>> AskAsync(Workflow workflow, string code, long filingId, Act act, CancellationToken cancellation, int? revision = null)
    {
        db.ChangeTracker.Clear();
        if (await db.Set<ReportFiling>().SingleOrDefaultAsync(filing => filing.Id == filingId, cancellation) is not { } filing)
        {
            return Refusal.Of("report.none");
        }

        if (revision is { } seen && seen != filing.Revision)
        {
            return await ChangedAsync(filing.Subject, cancellation);
        }

        if (StateIn(workflow, filing) is not { } state)
        {
            return Refusal.Of("acceptance.not-filed");
        }

        var competent = await register.ParentAsync(filing.OrganId, OrganTree.Competent, act.Day, cancellation);
        var officer = await OfficerAuthority.LoadAsync(db, act.OfficerId ?? 0, act.Day, cancellation);
        var answer = workflow.Ask(officer, code, state, filing.OrganId, competent, await DoneAsync(filing, cancellation));
        if (answer.Refusal is { } refusal)
        {
            return refusal;
        }

        var action = workflow.Action(code);
        return action.NeedsReason && string.IsNullOrWhiteSpace(act.Why)
            ? Refusal.Of("work.reason")
            : new Step(filing, action, act with { Kind = workflow.KindOf(action), OrganId = filing.OrganId, OnBehalfOf = answer.Done.OnBehalfOf });
    }

    private static string? StateIn(Workflow workflow, ReportFiling filing) => workflow == Chain ? filing.State : filing.Acceptance;

    // Whoever wrote any part of this version does not approve it, however often it went back and forth.
    private async Task<List<(string Action, long OfficerId)>> DoneAsync(ReportFiling filing, CancellationToken cancellation)
    {
        var lines = await db.Set<LedgerEntry>().AsNoTracking().Where(line => line.Subject == filing.Subject && line.OfficerId != null)
            .Select(line => new { line.Kind, line.OfficerId }).Distinct().ToListAsync(cancellation);
        return [.. lines.Select(line => (line.Kind[(line.Kind.IndexOf('.', StringComparison.Ordinal) + 1)..], line.OfficerId!.Value))];
    }

    // One act, one transaction: the report moves on, what else changes is recorded beside it.
    private async Task<Answer<ReportFiling>> DoAsync(Step step, CancellationToken cancellation, Func<ActTransaction, Task>? change = null)
    {
        var filing = step.Filing;
        await using var transaction = await ActTransaction.BeginAsync(db, step.Act, cancellation);
        filing.Revision++;
        if (change is not null)
        {
            await change(transaction);
        }

        // The new state comes last: words and figures are put in while it is a draft.
        if (step.Action.To is { } to)
        {
            Move(filing, step.Act.Kind, to);
        }

        transaction.Record(filing);
        try
        {
            await transaction.CommitAsync(cancellation);
            return filing;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.DisposeAsync();
            db.ChangeTracker.Clear();
            return await ChangedAsync(filing.Subject, cancellation);
        }
    }

    private static void Move(ReportFiling filing, string kind, string to)
    {
        if (kind.StartsWith(ReportFiling.AcceptanceMatter + ".", StringComparison.Ordinal))
        {
            filing.Acceptance = to;
        }
        else
        {
            filing.State = to;
        }
    }

    private async Task<Refusal> ChangedAsync(string subject, CancellationToken cancellation)
    {
        var last = await db.Set<LedgerEntry>().AsNoTracking().Where(line => line.Subject == subject).OrderByDescending(line => line.Id).Select(line => line.OfficerId).FirstOrDefaultAsync(cancellation);
        var who = last is { } id ? await db.Set<Officer>().AsNoTracking().Where(officer => officer.Id == id).Select(officer => officer.Name).FirstOrDefaultAsync(cancellation) : null;
        return Refusal.Of("work.changed", ("who", who ?? "Gongkai"));
    }

    // Findings are counted anew with every change, so that lists need not judge two hundred reports to show their state.
    private async Task<ImmutableArray<Finding>> JudgeAsync(ReportFiling filing, AnnualReport report, CancellationToken cancellation)
    {
        var explanations = await ExplanationsOf(filing).ToListAsync(cancellation);
        var findings = FilingFindings.Of(report, await db.PreviousAsync(filing, cancellation), explanations.Where(explanation => explanation.Verdict != ExplanationVerdict.Declined).Select(explanation => explanation.ForChecks));
        filing.Errors = findings.Count(finding => finding.Severity == Severity.Error);
        filing.Warnings = findings.Count(finding => finding.Severity == Severity.Warning);
        return findings;
    }

    /// <summary>Counts the findings of a report that comes in from elsewhere.</summary>
    internal Task CountAsync(ReportFiling filing, AnnualReport report, CancellationToken cancellation) => JudgeAsync(filing, report, cancellation);

    /// <summary>Gives a report its number in the competent department's series of the year in which it is filed, inside the open transaction.</summary>
    internal static async Task NumberAsync(DbContext db, ReportFiling filing, long competentId, int year, CancellationToken cancellation) =>
        filing.Number = NumberSeries.Print("", year, await NumberSeries.NextAsync(db, competentId, NumberSeriesName, year, cancellation));

    private async Task SettleAsync(ReportFiling filing, AnnualReport report, ActTransaction transaction, CancellationToken cancellation)
    {
        var explanations = (await ExplanationsOf(filing).ToListAsync(cancellation)).Where(explanation => explanation.Verdict == ExplanationVerdict.Accepted).ToList();
        foreach (var remark in await RemarksOf(filing).ToListAsync(cancellation))
        {
            if (remark.Settle(RemarkPlace.Print(report, remark.Place), explanations.Exists(explanation => explanation.Answers(remark))))
            {
                transaction.Record(remark);
            }
        }
    }

    private IQueryable<ReportExplanation> ExplanationsOf(ReportFiling filing) => db.Set<ReportExplanation>()
        .Where(explanation => explanation.OrganId == filing.OrganId && explanation.Year == filing.Year && explanation.Scope == filing.Scope).OrderBy(explanation => explanation.Id);

    private IQueryable<CellRemark> RemarksOf(ReportFiling filing) => db.Set<CellRemark>()
        .Where(remark => remark.OrganId == filing.OrganId && remark.Year == filing.Year && remark.Scope == filing.Scope).OrderBy(remark => remark.Id);
}

using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Collecting;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>From the clerk to the leader, and out of the house.</summary>
public sealed partial class ReportDesk
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>Hands the draft to the disclosure office. Findings never stop it.</summary>
    public Task<Answer<ReportFiling>> SubmitAsync(long filingId, Act act, CancellationToken cancellation) => MoveAsync("submit", filingId, act, cancellation, filing =>
        filing.Year >= act.Day.Year ? Refusal.Of("report.year", ("year", filing.Year.ToString(CultureInfo.InvariantCulture))) : null);

    /// <summary>Takes it back from the disclosure office.</summary>
    public Task<Answer<ReportFiling>> RecallAsync(long filingId, Act act, CancellationToken cancellation) => MoveAsync("recall", filingId, act, cancellation);

    /// <summary>The disclosure office hands it to the leader.</summary>
    public Task<Answer<ReportFiling>> PassAsync(long filingId, Act act, CancellationToken cancellation) => MoveAsync("pass", filingId, act, cancellation);

    /// <summary>Sends it back to the clerk, with the reason.</summary>
    public Task<Answer<ReportFiling>> SendBackAsync(long filingId, Act act, CancellationToken cancellation) => MoveAsync("send-back", filingId, act, cancellation);

    /// <summary>Gives a correction up; the version before stays.</summary>
    public Task<Answer<ReportFiling>> AbandonAsync(long filingId, Act act, CancellationToken cancellation) =>
        MoveAsync("abandon", filingId, act, cancellation, filing => filing.Version == 1 ? Refusal.Of("report.first") : null);

    /// <summary>The leader signs. Open errors become reservations, for which he gives his reason in <see cref="Act.Why"/>; nothing stops him.</summary>
    public async Task<Answer<ReportFiling>> SignAsync(long filingId, int revision, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "sign", filingId, act, cancellation, revision);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var errors = (await JudgeAsync(filing, filing.Report, cancellation)).Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count > 0 && string.IsNullOrWhiteSpace(act.Why))
        {
            return Refusal.Of("report.reservations", ("count", errors.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return await DoAsync(asked.Done, cancellation, transaction =>
        {
            filing.SignedAt = transaction.Act.At;
            foreach (var finding in errors)
            {
                var reservation = new Reservation
                {
                    FilingId = filing.Id, SignedAt = transaction.Act.At, Rule = finding.Rule, Cells = string.Join(' ', finding.Cells.Select(cell => cell.Code)),
                    Finding = RuleBook.Message(finding, Chinese), Words = act.Why!.Trim(),
                };
                db.Add(reservation);
                transaction.Record(reservation);
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>The leader takes his signature back, as long as the report is in the house.</summary>
    public Task<Answer<ReportFiling>> WithdrawAsync(long filingId, Act act, CancellationToken cancellation) =>
        MoveAsync("withdraw", filingId, act, cancellation, filing => filing.IsOut ? Refusal.Of("report.is-out") : null, filing => filing.SignedAt = null);

    /// <summary>Keeps the scan with signature and seal; its file must be in the file store already.</summary>
    public Task<Answer<ReportFiling>> AttachScanAsync(long filingId, string sha256, string name, Act act, CancellationToken cancellation) =>
        MoveAsync("attach-scan", filingId, act, cancellation, change: filing => (filing.ScanSha256, filing.ScanName) = (sha256, name));

    /// <summary>Files it with the competent department (第四十九条), which gives it a number. It waits for acceptance from now on; publishing does not wait.</summary>
    public async Task<Answer<ReportFiling>> FileAsync(long filingId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "file", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        if (filing.FiledAt is { } filed)
        {
            return Refusal.Of("report.filed", ("day", DayOf(filed)));
        }

        var competent = await register.ParentAsync(filing.OrganId, OrganTree.Competent, act.Day, cancellation);
        return await DoAsync(asked.Done, cancellation, async transaction =>
        {
            filing.FiledAt = transaction.Act.At;
            if (competent is { } above)
            {
                filing.Acceptance = ReportFiling.Pending;
                await NumberAsync(db, filing, above, act.Day.Year, cancellation);
            }
        });
    }

    /// <summary>Publishes it. Where the region accepts first, it waits for that until the last working day, and no longer.</summary>
    /// <param name="where">Address of the publication; null when not told.</param>
    public async Task<Answer<ReportFiling>> PublishAsync(long filingId, string? where, Act act, CancellationToken cancellation)
    {
        var waits = await WaitsForAcceptanceAsync(filingId, act.Day, cancellation);
        return await MoveAsync(
            "publish", filingId, act, cancellation,
            filing => filing.PublishedAt is { } published ? Refusal.Of("report.published", ("day", DayOf(published)))
                : waits is { } until && filing.Acceptance != ReportFiling.Accepted ? Refusal.Of("report.accept-first", ("day", until.ToString("O", CultureInfo.InvariantCulture)))
                : null,
            filing => (filing.PublishedAt, filing.PublishedWhere) = (Cut(act.At), string.IsNullOrWhiteSpace(where) ? null : where.Trim()));
    }

    /// <summary>Begins a new version of a report that left the house; the old one stays visible as it was.</summary>
    public async Task<Answer<ReportFiling>> CorrectAsync(long filingId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "correct", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var old = asked.Done.Filing;
        if (!old.IsOut)
        {
            return Refusal.Of("report.not-out");
        }

        var newest = (await db.NewestAsync(old.OrganId, old.Year, old.Scope, cancellation))!;
        if (newest.Id != old.Id)
        {
            return Refusal.Of("report.correcting", ("version", newest.Version.ToString(CultureInfo.InvariantCulture)));
        }

        // A version that was given up keeps its number.
        var last = await db.Set<ReportFiling>().Where(filing => filing.OrganId == old.OrganId && filing.Year == old.Year && filing.Scope == old.Scope).MaxAsync(filing => filing.Version, cancellation);
        var filing = new ReportFiling
        {
            OrganId = old.OrganId, Year = old.Year, Scope = old.Scope, Version = last + 1, Channel = FilingChannel.Desk, Form = old.Form, StartedAt = Cut(act.At),
            CorrectionOf = act.Why, SourceReportId = old.SourceReportId, PreviousReportId = old.PreviousReportId, CountId = old.CountId,
        };
        var report = old.Bound;
        filing.Put(report);
        await JudgeAsync(filing, report.Report, cancellation);
        return await StoreAsync(filing, asked.Done.Act, cancellation, old);
    }

    private async Task<Answer<ReportFiling>> MoveAsync(string code, long filingId, Act act, CancellationToken cancellation, Func<ReportFiling, Refusal?>? stop = null, Action<ReportFiling>? change = null)
    {
        var asked = await AskAsync(Chain, code, filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        if (stop?.Invoke(asked.Done.Filing) is { } why)
        {
            return why;
        }

        return await DoAsync(asked.Done, cancellation, _ =>
        {
            change?.Invoke(asked.Done.Filing);
            return Task.CompletedTask;
        });
    }

    // The day from which the local rule “accept first” has lapsed; null when there is no such rule or the day has come.
    private async Task<DateOnly?> WaitsForAcceptanceAsync(long filingId, DateOnly today, CancellationToken cancellation)
    {
        var filing = await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.Id == filingId).Select(filing => new { filing.OrganId, filing.Year, filing.Scope }).SingleOrDefaultAsync(cancellation);
        if (filing is null || await register.ParentAsync(filing.OrganId, OrganTree.Competent, today, cancellation) is not { } competent
            || !await db.Set<Collection>().AnyAsync(collection => collection.CompetentId == competent && collection.Year == filing.Year && collection.AcceptsFirst, cancellation))
        {
            return null;
        }

        var kind = await db.Set<Organ>().Where(organ => organ.Id == filing.OrganId).Select(organ => organ.Kind).SingleAsync(cancellation);
        var lapses = FilingDates.For(kind, filing.Scope, filing.Year, WorkCalendar.National).RemindOn;
        return today < lapses ? lapses : null;
    }

    private static string DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime).ToString("O", CultureInfo.InvariantCulture);
}

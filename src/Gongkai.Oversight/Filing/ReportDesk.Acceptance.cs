using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>Remarks, and what the competent department makes of a filed report. None of it stops filing or publishing.</summary>
public sealed partial class ReportDesk
{
    /// <summary>Pins a remark to a cell or part: inside the organ while it is reviewed, by the competent department once it is filed.</summary>
    /// <param name="place">A cell's name, or <c>part-5</c>.</param>
    /// <param name="rule">The rule behind it; null for none.</param>
    public async Task<Answer<ReportFiling>> RemarkAsync(long filingId, string place, string words, string? rule, Act act, CancellationToken cancellation)
    {
        var isFiled = await db.Set<ReportFiling>().AnyAsync(filing => filing.Id == filingId && filing.Acceptance != null, cancellation);
        var asked = await AskAsync(isFiled ? Acceptance : Chain, "remark", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        if (string.IsNullOrWhiteSpace(words))
        {
            return Refusal.Of("acceptance.remark-empty");
        }

        if (!RemarkPlace.Exists(FormCatalogue.Default.Form(filing.Form), place))
        {
            return Refusal.Of("acceptance.place", ("place", place));
        }

        return await DoAsync(asked.Done, cancellation, transaction =>
        {
            var print = RemarkPlace.Print(filing.Report, place);
            var remark = new CellRemark
            {
                OrganId = filing.OrganId, Year = filing.Year, Scope = filing.Scope, FilingId = filing.Id, Place = place, Words = words.Trim(), Rule = rule,
                Before = print, After = print, IsFromAbove = isFiled, At = Cut(act.At),
            };
            db.Add(remark);
            transaction.Record(remark);
            return Task.CompletedTask;
        });
    }

    /// <summary>The competent department sends a filed report back with its open remarks. The filed version stays; the organ corrects by a new one.</summary>
    public async Task<Answer<ReportFiling>> ReturnAsync(long filingId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Acceptance, "return", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        return await OpenRemarksAsync(asked.Done.Filing, cancellation) == 0
            ? Refusal.Of("acceptance.no-remark")
            : await DoAsync(asked.Done, cancellation, _ => DatedAsync(asked.Done.Filing, act));
    }

    /// <summary>The competent department accepts it. Every remark has to be settled first; findings without a remark do not matter.</summary>
    public async Task<Answer<ReportFiling>> AcceptAsync(long filingId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Acceptance, "accept", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var open = await OpenRemarksAsync(asked.Done.Filing, cancellation);
        return open > 0
            ? Refusal.Of("acceptance.open", ("count", open.ToString(CultureInfo.InvariantCulture)))
            : await DoAsync(asked.Done, cancellation, _ => DatedAsync(asked.Done.Filing, act));
    }

    /// <summary>The competent department takes an explanation or declines it; remarks that it answers close or open again.</summary>
    public async Task<Answer<ReportFiling>> JudgeExplanationAsync(long filingId, long explanationId, ExplanationVerdict verdict, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Acceptance, verdict == ExplanationVerdict.Accepted ? "accept-explanation" : "decline-explanation", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        if (await ExplanationsOf(filing).SingleOrDefaultAsync(explanation => explanation.Id == explanationId, cancellation) is not { } explanation)
        {
            return Refusal.Of("report.none");
        }

        return await DoAsync(asked.Done, cancellation, async transaction =>
        {
            explanation.Verdict = verdict;
            transaction.Record(explanation);
            await db.SaveChangesAsync(cancellation);
            var report = filing.Report;
            await JudgeAsync(filing, report, cancellation);
            await SettleAsync(filing, report, transaction, cancellation);
        });
    }

    private Task<int> OpenRemarksAsync(ReportFiling filing, CancellationToken cancellation) =>
        RemarksOf(filing).CountAsync(remark => remark.IsFromAbove && remark.Closed == null, cancellation);

    private static Task DatedAsync(ReportFiling filing, Act act)
    {
        filing.AcceptanceAt = Cut(act.At);
        return Task.CompletedTask;
    }
}

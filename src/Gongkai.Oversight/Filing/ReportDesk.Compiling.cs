using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>What a save fills besides what was typed.</summary>
[Flags]
public enum Filling
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Empty sums whose parts are all there.</summary>
    Sums = 1,

    /// <summary>Empty parts of words, with a beginning.</summary>
    Words = 2,
}

/// <summary>Begin, type, take over, confirm, explain.</summary>
public sealed partial class ReportDesk
{
    private const int FirstYear = 2008;

    /// <summary>Begins an organ's report for a year, prefilled from last year's.</summary>
    /// <param name="previousReportId">Last year's report in the library, when it was handed in as a file.</param>
    public async Task<Answer<ReportFiling>> StartAsync(long organId, int year, ReportScope scope, long? previousReportId, Act act, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == organId, cancellation);
        var officer = await OfficerAuthority.LoadAsync(db, act.OfficerId ?? 0, act.Day, cancellation);
        if (officer.Find(organId, Role.Clerk) is not { } authority)
        {
            return Refusal.Of("report.not-yours", ("organ", organ.Name));
        }

        if (year < FirstYear || year > act.Day.Year)
        {
            return Refusal.Of("report.year", ("year", year.ToString(CultureInfo.InvariantCulture)));
        }

        if (await db.NewestAsync(organId, year, scope, cancellation) is not null)
        {
            return Refusal.Of("report.exists", ("year", year.ToString(CultureInfo.InvariantCulture)));
        }

        var form = FormCatalogue.Default.MeantFor(year);
        var filing = new ReportFiling
        {
            OrganId = organId, Year = year, Scope = scope, Version = 1, Channel = FilingChannel.Desk, Form = form.Edition, StartedAt = Cut(act.At), PreviousReportId = previousReportId,
        };
        var report = Prefill.Empty(organ.Name, year, form);
        if (await db.PreviousAsync(filing, cancellation) is { } previous)
        {
            report = Prefill.From(report, previous);
        }

        filing.Put(BoundReport.Of(report));
        await JudgeAsync(filing, report, cancellation);
        return await StoreAsync(filing, act with { Kind = "report.start", OrganId = organId, OnBehalfOf = authority.OnBehalfOf }, cancellation);
    }

    /// <summary>Names last year's report, handed in as a file, and takes over what it settles into cells that nobody filled in.</summary>
    public async Task<Answer<ReportFiling>> TakePreviousAsync(long filingId, long previousReportId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "import", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var previous = (await new ReportLibrary(db).OpenAsync(previousReportId, cancellation))?.Read.Report;
        if (await IsOfAsync(previous, filing, filing.Year - 1, cancellation) is { } wrong)
        {
            return wrong;
        }

        filing.PreviousReportId = previousReportId;
        return await PutAsync(asked.Done, filing.Bound.With(Prefill.From(filing.Report, previous!).Figures), cancellation);
    }

    /// <summary>Saves what was typed.</summary>
    /// <param name="revision">The revision on which it was typed; a newer one is never overwritten.</param>
    /// <param name="filling">What of the empty fields to fill besides.</param>
    public async Task<Answer<ReportFiling>> SaveAsync(long filingId, ReportSheet sheet, int revision, Filling filling, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "save", filingId, act, cancellation, revision);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var report = sheet.On(filing.Bound);
        report = filling.HasFlag(Filling.Sums) ? report.With(Sums.Fill(report.Report).Figures) : report;
        if (filling.HasFlag(Filling.Words))
        {
            report = Suggestions.Fill(report, await db.Set<Organ>().Where(organ => organ.Id == filing.OrganId).Select(organ => organ.Kind).SingleAsync(cancellation));
        }

        if (FairCopy.HashOf(FairCopy.Write(report)) == filing.Hash)
        {
            await DropTypedAsync(filingId, act.OfficerId, cancellation);
            return filing;
        }

        return await PutAsync(asked.Done, report, cancellation);
    }

    /// <summary>What the draft would hold after <see cref="ImportAsync"/>; nothing changes.</summary>
    public async Task<Answer<BoundReport>> TryImportAsync(long filingId, long reportId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "import", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var read = (await new ReportLibrary(db).OpenAsync(reportId, cancellation))?.Read.Report;
        return await IsOfAsync(read, filing, filing.Year, cancellation) is { } wrong ? wrong : TakenOver.From(filing.Bound, read!);
    }

    /// <summary>Takes figures and words over from a report that was read from a file. What the reading left doubtful stays so until somebody confirms it.</summary>
    public async Task<Answer<ReportFiling>> ImportAsync(long filingId, long reportId, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "import", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var read = (await new ReportLibrary(db).OpenAsync(reportId, cancellation))?.Read.Report;
        if (await IsOfAsync(read, filing, filing.Year, cancellation) is { } wrong)
        {
            return wrong;
        }

        filing.SourceReportId = reportId;
        return await PutAsync(asked.Done, TakenOver.From(filing.Bound, read!), cancellation);
    }

    /// <summary>Confirms figures that a reading left doubtful or inferred, cell by cell, as they stand.</summary>
    public async Task<Answer<ReportFiling>> ConfirmReadAsync(long filingId, IReadOnlyCollection<string> cells, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "save", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var report = asked.Done.Filing.Report;
        var confirmed = report.Figures.Where(pair => cells.Contains(pair.Key.Code) && pair.Value is { Value: not null, State: FigureState.Doubtful or FigureState.Inferred })
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { State = FigureState.Read })).ToList();
        return confirmed.Count == 0 ? asked.Done.Filing : await PutAsync(asked.Done, asked.Done.Filing.Bound.With(Figures.From([.. report.Figures, .. confirmed])), cancellation);
    }

    /// <summary>Confirms that every empty cell of a table is zero; sums become what their parts give.</summary>
    public async Task<Answer<ReportFiling>> ConfirmRestAsync(long filingId, int table, int revision, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "confirm-rest", filingId, act, cancellation, revision);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        var number = table.ToString(CultureInfo.InvariantCulture);
        if (FormCatalogue.Default.Form(filing.Form).Tables.FirstOrDefault(known => known.Number == table) is not { } wanted)
        {
            return Refusal.Of("report.table", ("table", number));
        }

        var report = filing.Report;
        var (zeroed, cells) = Sums.ZeroRest(report, wanted);
        if (cells.IsEmpty)
        {
            return Refusal.Of("report.nothing-left", ("table", number));
        }

        var confirmation = new ZeroConfirmation { FilingId = filing.Id, Table = table, Cells = string.Join(' ', cells.Select(cell => cell.Code)), At = Cut(act.At) };
        return await PutAsync(asked.Done, filing.Bound.With(zeroed.Figures), cancellation, confirmation);
    }

    /// <summary>Gives a typed reason for the findings of a rule, or for a remark that comes from no rule.</summary>
    /// <param name="rule">The rule; empty to answer a remark.</param>
    /// <param name="places">The cells or parts it is given for; empty for all.</param>
    public async Task<Answer<ReportFiling>> ExplainAsync(long filingId, string rule, ExplanationKind kind, string words, IReadOnlyCollection<string> places, Act act, CancellationToken cancellation)
    {
        var asked = await AskAsync(Chain, "explain", filingId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var filing = asked.Done.Filing;
        if (string.IsNullOrWhiteSpace(words))
        {
            return Refusal.Of("report.words-empty");
        }

        if (rule.Length > 0 && RuleBook.Rules.All(known => known.Id != rule))
        {
            return Refusal.Of("report.rule", ("rule", rule));
        }

        var form = FormCatalogue.Default.Form(filing.Form);
        if (places.FirstOrDefault(place => !RemarkPlace.Exists(form, place)) is { } nowhere)
        {
            return Refusal.Of("acceptance.place", ("place", nowhere));
        }

        return await DoAsync(asked.Done, cancellation, async transaction =>
        {
            var explanation = new ReportExplanation
            {
                OrganId = filing.OrganId, Year = filing.Year, Scope = filing.Scope, Rule = rule, Kind = kind, Words = words.Trim(), Places = string.Join(' ', places.Order(StringComparer.Ordinal)), At = Cut(act.At),
            };
            db.Add(explanation);
            transaction.Record(explanation);
            await db.SaveChangesAsync(cancellation);
            await JudgeAsync(filing, filing.Report, cancellation);
        });
    }

    private Task<Answer<ReportFiling>> PutAsync(Step step, BoundReport report, CancellationToken cancellation, IRecorded? beside = null) => DoAsync(step, cancellation, async transaction =>
    {
        step.Filing.Put(report);
        await JudgeAsync(step.Filing, report.Report, cancellation);
        await SettleAsync(step.Filing, report.Report, transaction, cancellation);
        if (beside is not null)
        {
            db.Add(beside);
            transaction.Record(beside);
        }

        await DropTypedAsync(step.Filing.Id, step.Act.OfficerId, cancellation);
    });

    private async Task<Answer<ReportFiling>> StoreAsync(ReportFiling filing, Act act, CancellationToken cancellation, params IRecorded[] beside)
    {
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        db.Add(filing);
        transaction.Record(filing);
        foreach (var row in beside)
        {
            transaction.Record(row);
        }

        try
        {
            await transaction.CommitAsync(cancellation);
            return filing;
        }
        catch (DbUpdateException) when (filing.Id == 0)
        {
            // Somebody began the same report between the question and the answer.
            await transaction.DisposeAsync();
            db.ChangeTracker.Clear();
            return Refusal.Of("report.exists", ("year", filing.Year.ToString(CultureInfo.InvariantCulture)));
        }
    }

    // A file of another organ or year is more likely a mistake than a wish. Former names of the organ are its own.
    private async Task<Refusal?> IsOfAsync(AnnualReport? read, ReportFiling filing, int year, CancellationToken cancellation)
    {
        if (read is null)
        {
            return Refusal.Of("report.none");
        }

        if (read.Year is { } said && said != year)
        {
            return Refusal.Of("report.file-year", ("file", said.ToString(CultureInfo.InvariantCulture)), ("year", year.ToString(CultureInfo.InvariantCulture)));
        }

        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == filing.OrganId, cancellation);
        var former = await db.Set<OrganChange>().AsNoTracking().Where(change => change.OrganId == organ.Id && change.FormerName != null).Select(change => change.FormerName!).ToListAsync(cancellation);
        return read.Organ is { } name && former.Append(organ.Name).All(own => !own.EndsWith(name, StringComparison.Ordinal) && !name.EndsWith(own, StringComparison.Ordinal))
            ? Refusal.Of("report.organ", ("file", name), ("organ", organ.Name))
            : null;
    }

    // Both databases keep milliseconds, and so does the ledger.
    private static DateTimeOffset Cut(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
}

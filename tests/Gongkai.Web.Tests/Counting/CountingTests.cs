using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Counting;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Requests;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Filing;
using Gongkai.Web.Tests.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Counting;

/// <summary>A report that counts itself: whatever happens in a year, every cell equals a slow count by hand, is the sum of the records behind it, and can be computed again.</summary>
public sealed class CountingTests
{
    private const int LaterEdits = 1_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Years => [.. TestStore.Databases.SelectMany(database => new[] { 2020, 2025 }.Select(year => new TheoryDataRow<string, int>(database.Data, year)))];

    [Theory, MemberData(nameof(Years))]
    public async Task Report_CompiledAfterRandomWork_EqualsASlowCountAndPassesEveryEquation(string database, int year)
    {
        await using var desk = await Desk.OpenAsync(database);
        var work = new CountedYear(desk, year + database.Length);
        foreach (var kind in CountedYear.Figures)
        {
            await work.EnterAsync(kind, year);
        }

        for (var step = 0; step < 60; step++)
        {
            await work.StepAsync(year);
            if (step % 5 == 0)
            {
                await work.AskAsync(year);
            }
        }

        foreach (var asOf in (DateOnly?[])[null, new DateOnly(year, 6, 30)])
        {
            var last = YearCounting.LastDay(year, asOf);
            var (count, ledger) = await desk.Read(db => new YearCounting(db).TakeAsync(desk.Organ, year, asOf, Cancellation));
            Assert.Equal(work.SlowCount(year, last), count.Figures.ToDictionary(pair => pair.Key.Code, pair => pair.Value.Value!.Value));
            Assert.Equal(count.Hash, (await desk.Read(db => new YearCounting(db).TakeFromLedgerAsync(desk.Organ, last, ledger, Cancellation))).Hash);
            Assert.Equal(count.Hash, YearCount.Parse(count.Text).Hash);
            await BehindAsync(desk, count, asOf);
        }

        var filing = await StartAsync(desk, year);
        var compiled = await At(desk, reports => reports.CompileAsync(filing.Id, null, January.By(desk.Clerk), Cancellation));
        Assert.Equal(work.SlowCount(year, new DateOnly(year, 12, 31)), compiled.Report.Figures.ToDictionary(pair => pair.Key.Code, pair => pair.Value.Value!.Value));
        Assert.DoesNotContain(ReportChecks.Run(compiled.Report), finding => finding.Severity == Severity.Error && finding.Rule.StartsWith('T'));
        // What is drafted from the same records never contradicts the tables nor itself; part 五 is left to people.
        var drafted = await At(desk, reports => reports.DraftWordsAsync(filing.Id, January.By(desk.Clerk), Cancellation));
        Assert.DoesNotContain(ReportChecks.Run(drafted.Report), finding => finding.Rule.StartsWith('N') && finding.Rule is not ("N-6" or "N-14"));
        Assert.NotEmpty(drafted.Bound.Part(1).Numbers);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task FiledCount_AfterAThousandLaterEdits_ComputesTheSameHashAndNamesWhatChanged(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var work = new CountedYear(desk, 11);
        IReadOnlyList<RegisterKind> kinds = [.. CountedYear.Figures];
        for (var step = 0; step < 30; step++)
        {
            await work.StepAsync(2025, kinds);
        }

        var filing = await StartAsync(desk, 2025);
        var compiled = await At(desk, reports => reports.CompileAsync(filing.Id, null, January.By(desk.Clerk), Cancellation));
        var kept = await desk.Read(db => db.Set<ReportCount>().AsNoTracking().SingleAsync(count => count.Id == compiled.CountId, Cancellation));
        var before = await CountAsync(desk);
        Assert.Equal(kept.Hash, before.Hash);
        for (var step = 0; step < 60; step++)
        {
            var (old, rows) = (await CountAsync(desk), work.Rows.ToDictionary(row => row.Id, row => row.Revision));
            await work.StepAsync(2025, kinds);
            var touched = work.Rows.Where(row => rows.GetValueOrDefault(row.Id, -1) != row.Revision).Select(row => row.Id).Concat(rows.Keys.Except(work.Rows.Select(row => row.Id))).Single();
            var now = await CountAsync(desk);
            // One record was touched: nothing else moved, and each cell moved by what that record counts.
            Assert.All(old.ChangesTo(now), change => Assert.Equal($"register/{touched}", change.Subject));
            Assert.Equal(
                Differences(old.Figures, now.Figures),
                old.ChangesTo(now).GroupBy(change => change.Code).Select(group => (group.Key, group.Sum(change => (change.After ?? 0) - (change.Before ?? 0)))).Where(moved => moved.Item2 != 0).OrderBy(moved => moved.Key, StringComparer.Ordinal));
        }

        for (var step = 60; step < LaterEdits; step++)
        {
            await work.StepAsync(2025, kinds);
        }

        // The list of later changes: only what was touched since, each cell by what all of its changes come to, and nothing that is left as it was.
        var later = kept.Count.ChangesTo(await CountAsync(desk)).ToList();
        Assert.Equal(
            Differences(kept.Count.Figures, (await CountAsync(desk)).Figures),
            later.GroupBy(change => change.Code).Select(group => (group.Key, group.Sum(change => (change.After ?? 0) - (change.Before ?? 0)))).Where(moved => moved.Item2 != 0).OrderBy(moved => moved.Key, StringComparer.Ordinal));
        var since = (await desk.Read(db => db.Set<Gongkai.Agencies.Acts.LedgerEntry>().AsNoTracking().Where(line => line.OrganId == desk.Organ && line.Number > kept.LedgerNumber).Select(line => line.Subject).ToListAsync(Cancellation))).ToHashSet(StringComparer.Ordinal);
        Assert.All(later, change => Assert.Contains(change.Subject, since));
        Assert.All(later, change => Assert.NotEqual(change.Before, change.After));
        var counted = (await CountAsync(desk)).Figures.ToDictionary(pair => pair.Key.Code, pair => pair.Value.Value!.Value);
        Assert.Equal(work.SlowCount(2025, new DateOnly(2025, 12, 31)).Where(pair => counted.ContainsKey(pair.Key)).ToDictionary(), counted);
        var again = await desk.Read(db => new YearCounting(db).TakeFromLedgerAsync(desk.Organ, kept.Last, kept.LedgerNumber, Cancellation));
        Assert.Equal(kept.Hash, again.Hash);
        Assert.Equal(before.Text, kept.Count.Text);
        Assert.NotEqual(kept.Hash, (await CountAsync(desk)).Hash);
        Assert.Empty(await desk.Faults());
    }

    [Fact]
    public async Task Compile_WithTypedFigures_KeepsThoseWithAReasonAndCountsNothingThatIsNotKept()
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        var filing = await StartAsync(desk, 2025);
        Assert.Equal("report.count-nothing", (await Ask(desk, reports => reports.CompileAsync(filing.Id, null, January.By(desk.Clerk), Cancellation))).Refusal?.Code);
        var work = new CountedYear(desk, 5);
        await work.EnterAsync(RegisterKind.Of("penalty"), 2025);
        await work.EnterAsync(RegisterKind.Of("coercion"), 2025);
        filing = await At(desk, reports => reports.SaveAsync(filing.Id, January.Cells(("disclosure.penalty.decisions", "77"), ("disclosure.coercion.decisions", "88"), ("disclosure.licence.decisions", "99")), filing.Revision, Filling.None, January.By(desk.Clerk), Cancellation));
        await At(desk, reports => reports.GiveReasonAsync(filing.Id, "disclosure.penalty.decisions", "执法系统迁移，以移交清单为准", January.By(desk.Clerk), Cancellation));
        var compiled = await At(desk, reports => reports.CompileAsync(filing.Id, null, January.By(desk.Clerk), Cancellation));
        var slow = work.SlowCount(2025, new DateOnly(2025, 12, 31));
        Assert.Equal(77, compiled.Report.Figures[CellId.Parse("disclosure.penalty.decisions")].Value);
        Assert.Equal(slow["disclosure.coercion.decisions"], compiled.Report.Figures[CellId.Parse("disclosure.coercion.decisions")].Value);
        Assert.Equal(99, compiled.Report.Figures[CellId.Parse("disclosure.licence.decisions")].Value);
        Assert.Equal(FigureState.Blank, compiled.Report.Figures[CellId.Parse("requests.received.total")].State);
        var reasons = await With(desk, reports => reports.ReasonsAsync(compiled, Cancellation));
        var origins = CellOrigin.Of(compiled.Report, await CountAsync(desk), reasons).ToDictionary(origin => origin.Cell.Id.Code, origin => origin.Kind);
        Assert.Equal(
            (OriginKind.Reasoned, OriginKind.Counted, OriginKind.Typed, OriginKind.Empty),
            (origins["disclosure.penalty.decisions"], origins["disclosure.coercion.decisions"], origins["disclosure.licence.decisions"], origins["requests.received.total"]));
        await At(desk, reports => reports.GiveReasonAsync(filing.Id, "disclosure.penalty.decisions", null, January.By(desk.Clerk), Cancellation));
        compiled = await At(desk, reports => reports.CompileAsync(filing.Id, null, January.By(desk.Clerk), Cancellation));
        Assert.Equal(slow["disclosure.penalty.decisions"], compiled.Report.Figures[CellId.Parse("disclosure.penalty.decisions")].Value);
    }

    [Fact]
    public async Task Releases_OfOneItemOnThreeChannels_AreOneItemAndThreeReleases()
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        await using var db = desk.Town.NewDb();
        var officer = await Gongkai.Agencies.Officers.OfficerAuthority.LoadAsync(db, desk.Clerk, new DateOnly(2026, 1, 12), Cancellation);
        var act = new Gongkai.Agencies.Acts.Act("", desk.Organ, desk.Clerk, Town.Now);
        foreach (var channel in new[] { "wechat", "weibo", "bulletin" })
        {
            _ = (await new RegisterDesk(db).EnterAsync(desk.Organ, "release", Registers.RegisterDeskTests.Single("2025-05-20", "取水管理办法") with { Variant = channel }, officer, act, Cancellation)).Done;
        }

        var line = new RegisterEntry { From = new DateOnly(2025, 6, 1), On = new DateOnly(2025, 6, 30), IsBatch = true, Number = 40, Variant = "wechat", Source = "公众号后台" };
        _ = (await new RegisterDesk(db).EnterAsync(desk.Organ, "release", line, officer, act, Cancellation)).Done;
        var figures = (await CountAsync(desk)).YearFigures;
        Assert.Equal((43m, 1m, 41m, 1m, 40m), (figures["year.release"], figures["year.release.items"], figures["year.release.wechat"], figures["year.release.weibo"], figures["year.release.summary"]));
    }

    // 38: last year's report carried 18 on, the cases say 17.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task CarriedIn_CountedFromCases_IsHeldAgainstLastYearsReport_UntilItIsExplained(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        for (var number = 0; number < 17; number++)
        {
            await desk.Register("2024-12-20");
        }

        var last = await StartAsync(desk, 2024);
        last = await At(desk, reports => reports.SaveAsync(last.Id, January.Cells(("requests.received.natural", "18"), ("requests.carried-out.natural", "18")), last.Revision, Filling.Sums, January.By(desk.Clerk), Cancellation));
        _ = await At(desk, reports => reports.SubmitAsync(last.Id, January.By(desk.Clerk), Cancellation));
        var passed = await At(desk, reports => reports.PassAsync(last.Id, January.By(desk.Head), Cancellation));
        _ = await At(desk, reports => reports.SignAsync(last.Id, passed.Revision, January.By(desk.Leader, "其余数字待核"), Cancellation));
        _ = await At(desk, reports => reports.FileAsync(last.Id, January.By(desk.Leader), Cancellation));

        var filing = await StartAsync(desk, 2025);
        var carriedIn = CellId.Parse("requests.carried-in.natural");
        Assert.Equal(18, filing.Report.Figures[carriedIn].Value);
        filing = await At(desk, reports => reports.CompileAsync(filing.Id, null, January.By(desk.Clerk), Cancellation));
        Assert.Equal(17, filing.Report.Figures[carriedIn].Value);
        Assert.Equal([Severity.Warning], await WeightsAsync());
        _ = await At(desk, reports => reports.ExplainAsync(filing.Id, "T3-5", ExplanationKind.RequestsTransferred, "一件已移送市住房和城乡建设局办理", [carriedIn.Code], January.By(desk.Clerk), Cancellation));
        Assert.Equal([Severity.Info], await WeightsAsync());

        async Task<IEnumerable<Severity>> WeightsAsync() => (await With(desk, reports => reports.OpenAsync(filing.Id, desk.Clerk, new DateOnly(2026, 1, 12), Cancellation)))!
            .Findings.Where(finding => finding.Rule == "T3-5" && finding.Cells.Contains(carriedIn)).Select(finding => finding.Severity).Distinct();
    }

    // Each cell is the sum of its records; the queries that the lists use find the same ones.
    private static async Task BehindAsync(Desk desk, YearCount count, DateOnly? asOf)
    {
        var year = count.Last.Year;
        var requests = await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, year, asOf, Cancellation));
        var disputes = await desk.Read(db => DisputeTally.CountAsync(db, desk.Organ, year, asOf, Cancellation));
        foreach (var (cell, figure) in count.Figures)
        {
            var behind = count.Behind(cell.Code).ToList();
            Assert.Equal((cell.Code, figure.Value), (cell.Code, behind.Sum(record => record.Weights[cell.Code])));
            if (RegisterKind.Feeding(cell) is not null)
            {
                var rows = await desk.Read(async db => await RegisterCount.Behind(db, desk.Organ, count.Last, cell).Select(row => row.Id).ToListAsync(Cancellation));
                Assert.Equal(behind.Select(record => record.Subject).Order(StringComparer.Ordinal), rows.Select(row => $"register/{row}").Order(StringComparer.Ordinal));
            }
            else
            {
                Assert.Equal((cell.Code, figure.Value), (cell.Code, (requests[cell].Value ?? disputes[cell].Value)!.Value));
            }
        }
    }

    private static IEnumerable<(string, decimal)> Differences(Figures old, Figures now) => old.Select(pair => pair.Key).Union(now.Select(pair => pair.Key)).Select(cell => (cell.Code, (now[cell].Value ?? 0) - (old[cell].Value ?? 0))).Where(moved => moved.Item2 != 0).OrderBy(moved => moved.Code, StringComparer.Ordinal);

    private static async Task<YearCount> CountAsync(Desk desk) => (await desk.Read(db => new YearCounting(db).TakeAsync(desk.Organ, 2025, null, Cancellation))).Count;

    private static Task<ReportFiling> StartAsync(Desk desk, int year) => At(desk, reports => reports.StartAsync(desk.Organ, year, ReportScope.Self, null, January.By(desk.Clerk), Cancellation));

    private static async Task<ReportFiling> At(Desk desk, Func<ReportDesk, Task<Gongkai.Agencies.Answer<ReportFiling>>> act) => (await Ask(desk, act)).Done;

    private static Task<Gongkai.Agencies.Answer<ReportFiling>> Ask(Desk desk, Func<ReportDesk, Task<Gongkai.Agencies.Answer<ReportFiling>>> act) => With(desk, act);

    private static async Task<T> With<T>(Desk desk, Func<ReportDesk, Task<T>> act)
    {
        await using var db = desk.Town.NewDb();
        return await act(new ReportDesk(db));
    }
}

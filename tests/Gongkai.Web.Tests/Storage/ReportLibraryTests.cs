using Gongkai.Oversight.Library;
using Gongkai.Reports.Checks;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class ReportLibraryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 13, 9, 30, 15, 250, TimeSpan.FromHours(8));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Open_OfAnAddedReport_GivesLineFiguresAndFindings(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var read = Given.Read(Given.File("broken-tabs.txt"));
        await using var db = store.Store.NewDb();
        var added = await new ReportLibrary(db).AddAsync(read, Now, Cancellation);
        await using var other = store.Store.NewDb();
        var opened = await new ReportLibrary(other).OpenAsync(added.Id, Cancellation);

        Assert.NotNull(opened);
        Assert.Equal((read.Report.Organ, read.Report.Year, read.Report.Form), (opened.Line.Organ, opened.Line.Year, opened.Line.Form));
        Assert.Equal(Now, opened.Line.ImportedAt);
        var findings = ReportChecks.Run(read);
        Assert.Equal(findings.Select(finding => finding.Rule), opened.Findings.Select(finding => finding.Rule));
        Assert.Equal(findings.Length, opened.Line.Errors + opened.Line.Warnings + opened.Line.Remarks);
        Assert.Equal(read.Report.Figures.Select(pair => (pair.Key, pair.Value)), opened.Read.Report.Figures.Select(pair => (pair.Key, pair.Value)));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Open_HoldsTheReportAgainstLastYearAndItsPeers(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var read = Given.Read(Given.File("title-last.txt"));
        var year = read.Report.Year!.Value;
        await using var db = store.Store.NewDb();
        var library = new ReportLibrary(db);
        async Task<long> AddAsync(string organ, int of, char sha) => (await library.AddAsync(read with { Source = read.Source with { Sha256 = new string(sha, 64) }, Report = read.Report with { Organ = organ, Year = of } }, Now, Cancellation)).Id;
        var alone = await AddAsync("云溪县教育局", year, 'a');
        var nobody = await library.OpenAsync(alone, Cancellation);
        var before = await AddAsync("云溪县教育局", year - 1, 'b');
        await AddAsync("青禾县教育局", year, 'c');
        await AddAsync("青川市教育局", year, 'd');
        await AddAsync("云溪县教育局", year, 'e');

        var opened = await library.OpenAsync(alone, Cancellation);

        Assert.Equal((null, 0), (nobody!.PreviousId, nobody.Peers));
        Assert.Equal((before, 1), (opened!.PreviousId, opened.Peers));
        // The same figures as last year are asked about.
        Assert.Contains(opened.Findings, finding => finding.Rule is "X-1" or "X-2" or "T3-5");
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Add_TheSameFileTwice_IsOneReport(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var read = Given.Read(Given.File("title-last.txt"));
        await using var db = store.Store.NewDb();
        var first = await new ReportLibrary(db).AddAsync(read, Now, Cancellation);
        var second = await new ReportLibrary(db).AddAsync(read with { Report = read.Report with { Organ = "别的机关" } }, Now, Cancellation);
        Assert.Equal((first.Id, true, false), (second.Id, first.IsNew, second.IsNew));
        Assert.Equal(1, (await new ReportLibrary(db).ListAsync(new ReportFilter(), null, 10, Cancellation)).Count);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Add_TheSameFileFromManySides_IsOneReport(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var read = Given.Read(Given.File("title-last.txt"));
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var db = store.Store.NewDb();
            return await new ReportLibrary(db).AddAsync(read, Now, Cancellation);
        }));
        Assert.Single(added.Select(one => one.Id).Distinct());
        Assert.Equal(1, added.Count(one => one.IsNew));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task List_PageByPage_GivesEachReportOnceNewestFirst(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var library = new ReportLibrary(db);
        var reads = Given.Reports.Select(Given.Read).Concat(Enumerable.Range(1, 3).Select(variant => Given.ReadAgain(Given.File("broken-tabs.txt"), variant))).ToList();
        foreach (var read in reads)
        {
            await library.AddAsync(read, Now, Cancellation);
        }

        var seen = new List<ReportLine>();
        long? after = null;
        do
        {
            var page = await library.ListAsync(new ReportFilter(), after, 7, Cancellation);
            Assert.Equal(reads.Count, page.Count);
            Assert.Equal((2019, 2025), page.Years);
            seen.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(reads.Count, seen.Select(line => line.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(line => line.Year).ThenBy(line => line.Organ, StringComparer.Ordinal).ThenBy(line => line.Id), seen);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task List_Filtered_GivesOnlyWhatFits(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var library = new ReportLibrary(db);
        foreach (var read in Given.Reports.Select(Given.Read))
        {
            await library.AddAsync(read, Now, Cancellation);
        }

        async Task<IReadOnlyList<ReportLine>> Of(ReportFilter filter) => (await library.ListAsync(filter, null, 100, Cancellation)).Lines;
        var all = await Of(new ReportFilter());
        var city = await Of(new ReportFilter { Organ = "云泽市", Year = 2021, Form = "2021" });
        Assert.NotEmpty(city);
        Assert.Equal(all.Where(line => line is { Year: 2021, Form: "2021" } && line.Organ.Contains("云泽市", StringComparison.Ordinal)), city);
        Assert.Equal(all.Where(line => line.Errors > 0), await Of(new ReportFilter { Findings = FindingsFilter.Errors }));
        Assert.Equal(all.Where(line => line is { Errors: 0, Warnings: 0 }), await Of(new ReportFilter { Findings = FindingsFilter.None }));
        Assert.Empty(await Of(new ReportFilter { Organ = "100%_" }));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Open_OfNoReport_IsNothing(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        Assert.Null(await new ReportLibrary(db).OpenAsync(4711, Cancellation));
    }
}

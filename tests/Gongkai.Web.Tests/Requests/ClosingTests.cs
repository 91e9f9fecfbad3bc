using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>However a case ends, it is counted once, in one row, in both editions of the form.</summary>
public sealed class ClosingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Close_OnEveryGround_CountsOnceInOneRow(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var rows = new HashSet<(int, string)>();
        foreach (var year in (int[])[2020, 2025])
        {
            var kind = 0;
            var before = await CountAsync(desk, year);
            foreach (var ground in Ground.On(new DateOnly(year, 3, 31), MatterKind.Request))
            {
                var applicant = ApplicantKind.All[kind++ % ApplicantKind.All.Length];
                var id = (await desk.Register($"{year}-03-03", kind: applicant)).Id;
                await PrepareAsync(desk, id, ground, year);
                // The thirty days to pay are over in April.
                await desk.Answer(id, Drafts.Of(ground.Code), ground.Needs.Contains(Need.FeeLapsed) ? $"{year}-04-10" : $"{year}-03-31");
                var after = await CountAsync(desk, year);
                var changed = after.Where(figure => figure.Value.Value != before[figure.Key].Value).Select(figure => (figure.Key.Code, figure.Value.Value!.Value - before[figure.Key].Value!.Value)).ToHashSet();
                var row = ground.OutcomeOn(new DateOnly(year, 3, 31))!.Code;
                Assert.Equal(
                    new[] { "requests.received", "requests.total", row }.SelectMany(code => new[] { ($"{code}.{applicant.Code}", 1m), ($"{code}.total", 1m) }).ToHashSet(),
                    changed);
                rows.Add((year, row));
                before = after;
            }
        }

        Assert.Equal(Outcome.In(FormCatalogue.Default.Form("2019")).Length + Outcome.In(FormCatalogue.Default.Form("2021")).Length, rows.Count);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Figures_OfEveryCell_AreAsManyAsTheCasesBehindIt(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var random = new Random(36);
        for (var i = 0; i < 24; i++)
        {
            var received = new DateOnly(2024, 11, 1).AddDays(random.Next(420));
            var id = (await desk.Register(received.ToString("O", System.Globalization.CultureInfo.InvariantCulture), kind: ApplicantKind.All[random.Next(6)])).Id;
            if (random.Next(3) > 0)
            {
                await desk.Answer(id, Drafts.Of(random.Next(2) == 0 ? "not-found" : "partly"), received.AddDays(random.Next(40)).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        foreach (var asOf in (DateOnly?[])[null, new DateOnly(2025, 6, 30)])
        {
            var figures = await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, 2025, asOf, Cancellation));
            foreach (var (cell, figure) in figures)
            {
                Assert.Equal((cell.Code, figure.Value), (cell.Code, await desk.Read(async db => (decimal?)RequestTally.Behind(db, desk.Organ, 2025, asOf, cell).Count())));
            }

            var report = new AnnualReport { Form = "2021", Year = 2025, Figures = figures };
            Assert.DoesNotContain(ReportChecks.Run(report), finding => finding.Rule.StartsWith("T3", StringComparison.Ordinal) && finding.Severity == Severity.Error);
        }
    }

    private static Task<Figures> CountAsync(Desk desk, int year) => desk.Read(db => RequestTally.CountAsync(db, desk.Organ, year, null, Cancellation));

    // What has to have happened before a case can end like that.
    private static async Task PrepareAsync(Desk desk, long id, Ground ground, int year)
    {
        var (asked, day) = ($"{year}-03-04", Desk.Day($"{year}-03-04"));
        if (ground.Needs.Contains(Need.ReasonsLetter))
        {
            await desk.Do(desk.Clerk, asked, (d, by) => d.AskReasonsAsync(id, day, "数量很大", day.AddDays(10), by, Cancellation));
        }

        if (ground.Needs.Contains(Need.Clarified) || ground.Needs.Contains(Need.ClarificationLapsed))
        {
            await desk.Do(desk.Clerk, asked, (d, by) => d.AskClarificationAsync(id, day, "工程名称", day.AddDays(10), by, Cancellation));
        }

        if (ground.Needs.Contains(Need.Clarified))
        {
            await desk.Do(desk.Clerk, asked, (d, by) => d.RecordClarificationAsync(id, day, "白榆河", by, Cancellation));
        }

        if (ground.Needs.Contains(Need.FeeLapsed))
        {
            await desk.Do(desk.Head, asked, (d, by) => d.NoticeFeeAsync(id, day, new WantedFee(Pages: 40), by, Cancellation));
        }
    }
}

using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Questions;
using Gongkai.Reports;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Gongkai.Web.Tests.Totals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Questions;

/// <summary>What is asked is answered from what is published, as soon as it is.</summary>
public sealed class PublishedColumnsTests
{
    private static readonly CellId Penalties = CellId.Parse("disclosure.penalty.decisions");
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Answer_FollowsWhatIsPublished_AndNeverWhatIsOnlyFiled(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        using var published = new PublishedColumns();
        var first = await city.FileAsync(city.January.Town.Bureau, 1);
        Assert.Null(await AskAsync());

        await PublishAsync(first, Town.Now);
        Assert.Equal(first.Report.Figures[Penalties].Value, await AskAsync());

        var second = await city.FileAsync(city.Finance, 2);
        await PublishAsync(second, Town.Now.AddSeconds(1));
        Assert.Equal(first.Report.Figures[Penalties].Value + second.Report.Figures[Penalties].Value, await AskAsync());

        // A correction takes the place of what it corrects.
        var report = first.Report;
        var corrected = new ReportFiling { OrganId = first.OrganId, Year = first.Year, Scope = first.Scope, Version = 2, Channel = FilingChannel.Arrival, Form = first.Form, StartedAt = Town.Now, CorrectionOf = "漏计一件" };
        corrected.Put(BoundReport.Of(report with { Figures = report.Figures.With(Penalties, Figure.Of(1_000_000)) }));
        await using (var db = city.January.Town.NewDb())
        {
            db.Add(corrected);
            await db.SaveChangesAsync(Cancellation);
        }

        await PublishAsync(corrected, Town.Now.AddSeconds(2));
        Assert.Equal(1_000_000 + second.Report.Figures[Penalties].Value, await AskAsync());

        async Task<decimal?> AskAsync()
        {
            await using var db = city.January.Town.NewDb();
            return (await published.OfAsync(db, FormCatalogue.Default.Form("2021"), Cancellation)).Ask(new FigureQuestion([Penalties])).SingleOrDefault()?.Sums[0].Value;
        }

        async Task PublishAsync(ReportFiling filing, DateTimeOffset now)
        {
            await using var db = city.January.Town.NewDb();
            await db.Set<ReportFiling>().Where(row => row.Id == filing.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.PublishedAt, now), Cancellation);
        }
    }
}

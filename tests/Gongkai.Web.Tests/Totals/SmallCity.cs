using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Corpus;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Filing;

namespace Gongkai.Web.Tests.Totals;

/// <summary>The town with a county that has members of its own, and reports that are simply there, filed.</summary>
internal sealed class SmallCity : IAsyncDisposable
{
    private SmallCity(January january) => January = january;

    public January January { get; }

    public long Finance { get; private set; }

    public long Township { get; private set; }

    public static async Task<SmallCity> OpenAsync(string database)
    {
        var city = new SmallCity(await January.OpenAsync(database));
        var town = city.January.Town;
        city.Finance = await town.FoundAsync("finance", "白榆县财政局", OrganKind.Department, OrganLevel.County, (OrganTree.Territorial, town.County));
        city.Township = await town.FoundAsync("liuxi", "白榆县柳溪镇人民政府", OrganKind.Township, OrganLevel.Township, (OrganTree.Territorial, town.County));
        return city;
    }

    public static AnnualReport Report(string organ, ulong seed) => RandomReports.Next(new Rng(seed), new RandomOptions { Organ = organ, Year = January.Year, Scale = ReportScale.Busy });

    /// <summary>Files a report as taken in from elsewhere: what totals look at is the row, however it came.</summary>
    public async Task<ReportFiling> FileAsync(long organ, ulong seed, ReportScope scope = ReportScope.Self, Func<Figures, Figures>? alter = null)
    {
        var report = Report("某机关", seed);
        return await FileAsync(organ, alter is null ? report : report with { Figures = alter(report.Figures) }, scope);
    }

    public async Task<ReportFiling> FileAsync(long organ, AnnualReport report, ReportScope scope = ReportScope.Self)
    {
        var filing = new ReportFiling { OrganId = organ, Year = report.Year!.Value, Scope = scope, Version = 1, Channel = FilingChannel.Arrival, Form = report.Form!, StartedAt = Town.Now };
        filing.Put(BoundReport.Of(report));
        (filing.State, filing.SignedAt, filing.FiledAt, filing.Acceptance) = (ReportFiling.Issued, Town.Now, Town.Now, ReportFiling.Pending);
        await using var db = January.Town.NewDb();
        await using var transaction = await ActTransaction.BeginAsync(db, Town.Act("report.file", organ), January.Cancellation);
        db.Add(filing);
        transaction.Record(filing);
        await transaction.CommitAsync(January.Cancellation);
        return filing;
    }

    public async Task<OrganTotal> TotalAsync(long? node = null, ReportScope scope = ReportScope.Area, int year = January.Year, string? form = null)
    {
        await using var db = January.Town.NewDb();
        return (await new TotalDesk(db).OfAsync(node ?? January.Town.City, year, scope, FormCatalogue.Default.Find(form), January.Cancellation))!;
    }

    /// <summary>A city of its own with many bureaus.</summary>
    public async Task<OrganTotal> LargeAsync(int bureaus, int filed)
    {
        var node = await January.Town.FoundAsync("large", "大城市人民政府", OrganKind.Government, OrganLevel.Prefecture);
        for (var bureau = 1; bureau <= bureaus; bureau++)
        {
            var id = await January.Town.FoundAsync($"large-{bureau}", $"第{bureau}局", OrganKind.Department, OrganLevel.Prefecture, (OrganTree.Territorial, node));
            if (bureau <= filed)
            {
                await FileAsync(id, (ulong)bureau);
            }
        }

        return await TotalAsync(node);
    }

    public ValueTask DisposeAsync() => January.DisposeAsync();
}

using System.Diagnostics;
using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Corpus;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports.Layout;
using Gongkai.Storage;

namespace Gongkai.Bench;

/// <summary>Printing a season's reports, and adding up and drawing a large city.</summary>
internal static class JanuaryTable
{
    private const int Prints = 1_000;
    private const int Members = 200;
    private const int Looks = 15;
    private const int Year = 2025;
    private static readonly DateTimeOffset Now = new(2026, 1, 12, 9, 30, 0, TimeSpan.FromHours(8));

    public static async Task PrintAsync(TextWriter output)
    {
        output.WriteLine("| what | time | processor time | aim |");
        output.WriteLine("|---|---|---|---|");
        var (clock, processor) = Print();
        output.WriteLine($"| {Prints} reports laid out and written as DOCX, one thread | {Number(clock)} s | {Number(processor)} s | {(clock < 20 ? "< 20 s: held" : "< 20 s: missed")} |");
        var (middle, best) = await AddUpAsync();
        output.WriteLine($"| a city of {Members} members read from the store, added up and drawn as the official tables | {Number(middle)} ms, {Number(best)} at best | | {(middle < 200 ? "< 200 ms: held" : "< 200 ms: missed")} |");
    }

    private static (double Clock, double Processor) Print()
    {
        var reports = Enumerable.Range(1, Prints).Select(seed => RandomReports.Next(new Rng((ulong)seed))).ToList();
        DocxWriter.Write(ReportLayout.Lay(reports[0]), new MemoryStream());
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        foreach (var report in reports)
        {
            using var file = new MemoryStream();
            DocxWriter.Write(ReportLayout.Lay(report), file);
        }

        return (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    private static async Task<(double Middle, double Best)> AddUpAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-bench-").FullName;
        try
        {
            var store = new Store(new StorePlace(folder));
            await store.OpenAsync(CancellationToken.None);
            var city = await FillAsync(store);
            var times = new List<double>();
            for (var look = 0; look <= Looks; look++)
            {
                var watch = Stopwatch.StartNew();
                await using var db = store.NewDb();
                var total = (await new TotalDesk(db).OfAsync(city, Year, ReportScope.Area, null, CancellationToken.None))!;
                using var page = new MemoryStream();
                HtmlWriter.Write(ReportLayout.Lay(total.AsReport()), page);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            // The first look carries the warming up.
            var sorted = times.Skip(1).Order().ToList();
            return (sorted[sorted.Count / 2], sorted[0]);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> FillAsync(Store store)
    {
        await using var db = store.NewDb();
        var organs = new OrganDesk(db);
        async Task<long> Found(string code, string name, OrganKind kind, params (OrganTree Tree, long Parent)[] over) => (await organs.FoundAsync(
            new NewOrgan(code, name, kind, OrganLevel.Prefecture, "990100", new DateOnly(2019, 1, 1), over.ToDictionary(pair => pair.Tree, pair => pair.Parent)), new Act("organ.found", 0, null, Now), CancellationToken.None)).Done.Id;
        var city = await Found("city", "大城市人民政府", OrganKind.Government);
        for (var member = 1; member <= Members; member++)
        {
            var organ = await Found($"bureau-{member}", $"第{member}局", OrganKind.Department, (OrganTree.Territorial, city));
            var report = RandomReports.Next(new Rng((ulong)member), new RandomOptions { Organ = $"第{member}局", Year = Year, Scale = ReportScale.Busy });
            var filing = new ReportFiling { OrganId = organ, Year = Year, Scope = ReportScope.Self, Version = 1, Channel = FilingChannel.Arrival, Form = report.Form!, StartedAt = Now };
            filing.Put(BoundReport.Of(report));
            (filing.State, filing.SignedAt, filing.FiledAt, filing.Acceptance) = (ReportFiling.Issued, Now, Now, ReportFiling.Pending);
            db.Add(filing);
            await db.SaveChangesAsync();
        }

        return city;
    }

    private static string Number(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}

using Gongkai.Corpus;
using Gongkai.Oversight.Filing;
using Gongkai.Storage;

namespace Gongkai.Bench.Size;

/// <summary>Fills published annual reports, eight years of each organ, with random figures; the fair copy is made as the desk makes it.</summary>
internal sealed class SizeReports(GongkaiDb db, SizePlan plan, SizeOrgans organs, SizeTimes times)
{
    private const int AtOnce = 5_000;
    private const int FirstYear = 2018;

    public async Task FillAsync(CancellationToken cancellation)
    {
        db.Add(Make(0));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        var rows = await TemplateRows.LikeAsync(db, "report_filings", cancellation);
        for (var start = 1; start < plan.Reports; start += AtOnce)
        {
            var from = start;
            var made = await times.OfAsync("laying out reports", () => Task.Run(() => Enumerable.Range(from, Math.Min(AtOnce, plan.Reports - from)).AsParallel().AsOrdered().Select(number => (number, Make(number))).ToList(), cancellation));
            foreach (var (number, filing) in made)
            {
                rows.Add(
                    ("id", number + 1L), ("organ_id", filing.OrganId), ("year", filing.Year), ("form", filing.Form), ("figures", filing.Figures), ("content", filing.Content), ("hash", filing.Hash),
                    ("signed_at", filing.SignedAt), ("filed_at", filing.FiledAt), ("published_at", filing.PublishedAt));
            }

            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await times.OfAsync("reports", () => rows.WriteAsync(db, cancellation));
            await transaction.CommitAsync(cancellation);
            Console.Error.Write('.');
        }
    }

    private ReportFiling Make(int number)
    {
        var (year, organ) = (FirstYear + (number / organs.All.Count), organs.All[number % organs.All.Count]);
        var at = new DateTimeOffset(year + 1, 1, 20, 9, 0, 0, TimeSpan.FromHours(8)).AddSeconds(number);
        var report = RandomReports.Next(new Rng((ulong)number + 1), new RandomOptions { Organ = $"第{organ}局", Year = year, Scale = ReportScale.Busy });
        var filing = new ReportFiling { OrganId = organ, Year = year, Scope = ReportScope.Self, Version = 1, Channel = FilingChannel.Arrival, Form = report.Form!, StartedAt = at };
        filing.Put(BoundReport.Of(report));
        (filing.State, filing.SignedAt, filing.FiledAt, filing.PublishedAt, filing.Acceptance) = (ReportFiling.Issued, at, at, at, ReportFiling.Accepted);
        return filing;
    }
}

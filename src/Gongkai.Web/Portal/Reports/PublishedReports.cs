using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Gongkai.Storage;
using Gongkai.Web.Portal.Items;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Reports;

/// <summary>The annual reports that an organ has published, as pages and files. The version shown is the newest one that was signed and published.</summary>
internal static class PublishedReports
{
    /// <summary>The kinds of files that a report is offered in.</summary>
    public static readonly string[] Kinds = ["docx", "html", "xlsx", "csv", "json"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in Kinds)
        {
            routes.MapGet($"/organs/{{code}}/reports/{{year:int}}/report.{kind}", (string code, int year, GongkaiDb db, SiteState state, CancellationToken cancellation) => WrittenAsync(code, year, kind, db, state, cancellation));
        }
    }

    /// <summary>The published reports of an organ, the newest year first; one a year.</summary>
    public static async Task<List<PublishedReport>> ListAsync(GongkaiDb db, long organId, CancellationToken cancellation)
    {
        var rows = await Public(db).Where(filing => filing.OrganId == organId).OrderByDescending(filing => filing.Year).ThenByDescending(filing => filing.Version)
            .Select(filing => new PublishedReport(filing.Id, filing.Year, filing.Version, filing.PublishedAt!.Value)).ToListAsync(cancellation);
        return [.. rows.DistinctBy(row => row.Year)];
    }

    /// <summary>The published report of a year; null when there is none.</summary>
    public static Task<ReportFiling?> FindAsync(GongkaiDb db, long organId, int year, CancellationToken cancellation) =>
        Public(db).Where(filing => filing.OrganId == organId && filing.Year == year).OrderByDescending(filing => filing.Version).FirstOrDefaultAsync(cancellation);

    /// <summary>The reports of these organs that were published last, each organ's year once.</summary>
    public static async Task<IReadOnlyList<OrganReport>> NewestAsync(GongkaiDb db, IReadOnlyCollection<long> organs, int most, CancellationToken cancellation)
    {
        var rows = await Public(db).Where(filing => organs.Contains(filing.OrganId)).OrderByDescending(filing => filing.PublishedAt).ThenByDescending(filing => filing.Id).Take(most)
            .Join(db.Set<Organ>(), filing => filing.OrganId, organ => organ.Id, (filing, organ) => new { filing.Year, Organ = new PublicOrgan(organ.Id, organ.Code, organ.Name) }).ToListAsync(cancellation);
        return [.. rows.Select(row => new OrganReport(row.Organ, row.Year)).Distinct()];
    }

    private static IQueryable<ReportFiling> Public(GongkaiDb db) => db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.PublishedAt != null && filing.SignedAt != null);

    private static async Task<IResult> WrittenAsync(string code, int year, string kind, GongkaiDb db, SiteState state, CancellationToken cancellation)
    {
        if (await new OrganRegister(db).FindAsync(code, cancellation) is not { } organ || await FindAsync(db, organ.Id, year, cancellation) is not { } filing)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        Write(filing, kind, state.IsDemonstration, file);
        return TypedResults.File(file.ToArray(), "application/octet-stream", $"{organ.Name}{year.ToString("0000", CultureInfo.InvariantCulture)}年政府信息公开工作年度报告.{kind}");
    }

    private static void Write(ReportFiling filing, string kind, bool isDemonstration, Stream output)
    {
        var report = filing.Report;
        var blocks = ReportLayout.Lay(report, new LayoutOptions { WriteNone = true, Mark = isDemonstration ? ReportMark.Demonstration : ReportMark.None });
        switch (kind)
        {
            case "docx": DocxWriter.Write(blocks, output); break;
            case "html": HtmlWriter.Write(blocks, output); break;
            case "xlsx": XlsxWriter.Write(blocks, output, FormCatalogue.Default.Form(report.Form!).Equations); break;
            case "csv": CsvWriter.Write(report, output); break;
            default: output.Write(FairCopy.Write(filing.Bound)); break;
        }
    }
}

/// <summary>A published report among those of other organs.</summary>
public sealed record OrganReport(PublicOrgan Organ, int Year);

/// <summary>A published report in a list.</summary>
public sealed record PublishedReport(long Id, int Year, int Version, DateTimeOffset PublishedAt);

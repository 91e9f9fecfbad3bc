using System.Globalization;
using System.Text;
using System.Text.Json;
using Gongkai.Agencies.Organs;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Gongkai.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.OpenData;

/// <summary>The published reports of all organs as data, cell by cell, at addresses that stay: every published version of a report, so that an amended figure keeps its old value with its date.</summary>
internal static class OpenReports
{
    public const string Head = "organ,organ_name,division,kind,level,year,scope,form,version,published,cell,value,state";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/open-data/reports/{year:int}.csv", (int year, string? form, HttpContext context, GongkaiDb db) => WriteAsync(year, form, "text/csv; charset=utf-8", context, db, CsvAsync));
        routes.MapGet("/open-data/reports/{year:int}.json", (int year, string? form, HttpContext context, GongkaiDb db) => WriteAsync(year, form, "application/json", context, db, JsonAsync));
        routes.MapGet("/open-data/reports/{year:int}.parquet", ParquetAsync);
    }

    // One report after the other, so that a whole province needs no more memory than one organ.
    private static async Task WriteAsync(int year, string? form, string type, HttpContext context, GongkaiDb db, Func<Stream, IAsyncEnumerable<OpenReport>, CancellationToken, Task> write)
    {
        if (form is not null && FormCatalogue.Default.Find(form) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = type;
        await write(context.Response.Body, ReportsAsync(db, year, form, context.RequestAborted), context.RequestAborted);
    }

    private static async IAsyncEnumerable<OpenReport> ReportsAsync(GongkaiDb db, int year, string? form, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.Year == year && filing.PublishedAt != null)
            .Join(db.Set<Organ>(), filing => filing.OrganId, organ => organ.Id, (filing, organ) => new { organ, filing.Scope, filing.Form, filing.Version, filing.PublishedAt, filing.Figures })
            .OrderBy(row => row.organ.Id).ThenBy(row => row.Version);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var report = new AnnualReport { Organ = row.organ.Name, Year = year, Form = row.Form, Figures = PackedFigures.Unpack(row.Figures) };
            report = form is null || form == row.Form ? report : FormConverter.Convert(report, FormCatalogue.Default.Form(form)).Report;
            yield return new OpenReport(row.organ, year, row.Scope, row.Version, Serving.Moments.DayOf(row.PublishedAt!.Value), report);
        }
    }

    private static async Task CsvAsync(Stream output, IAsyncEnumerable<OpenReport> reports, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(true));
        await text.WriteAsync(Head + "\r\n");
        await foreach (var report in reports.WithCancellation(cancellation))
        {
            var start = string.Create(CultureInfo.InvariantCulture, $"{report.Organ.Code},{Quoted(report.Organ.Name)},{report.Organ.Division},{report.Organ.Kind},{report.Organ.Level},{report.Year},{report.Scope},{report.Report.Form},{report.Version},{report.Published:yyyy-MM-dd},");
            foreach (var (cell, figure) in report.Figures)
            {
                await text.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{start}{cell.Code},{figure.Value?.ToString("0.##", CultureInfo.InvariantCulture)},{figure.State.Code()}\r\n"));
            }
        }
    }

    private static async Task JsonAsync(Stream output, IAsyncEnumerable<OpenReport> reports, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteStartArray("reports");
        await foreach (var report in reports.WithCancellation(cancellation))
        {
            json.WriteStartObject();
            json.WriteString("organ", report.Organ.Code);
            json.WriteString("name", report.Organ.Name);
            json.WriteString("division", report.Organ.Division);
            json.WriteString("kind", report.Organ.Kind.ToString());
            json.WriteString("level", report.Organ.Level.ToString());
            json.WriteNumber("year", report.Year);
            json.WriteString("scope", report.Scope.ToString());
            json.WriteString("form", report.Report.Form);
            json.WriteNumber("version", report.Version);
            json.WriteString("published", report.Published.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartObject("figures");
            foreach (var (cell, figure) in report.Figures)
            {
                json.WriteStartObject(cell.Code);
                if (figure.Value is { } value)
                {
                    json.WriteNumber("value", value);
                }
                else
                {
                    json.WriteNull("value");
                }

                json.WriteString("state", figure.State.Code());
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
            await json.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The end of such a file says where its parts are: it is finished before it is sent.
    private static async Task<IResult> ParquetAsync(int year, string? form, HttpContext context, GongkaiDb db)
    {
        if (form is not null && FormCatalogue.Default.Find(form) is null)
        {
            return Results.NotFound();
        }

        var output = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var file = await ParquetFile.CreateAsync([.. OpenLine.Columns([]).Select(column => column.Field)], output, context.RequestAborted))
        {
            var lines = new List<OpenLine>();
            await foreach (var report in ReportsAsync(db, year, form, context.RequestAborted))
            {
                lines.AddRange(report.Figures.Select(figure => new OpenLine(report.Organ, year, report.Scope, report.Report.Form!, report.Version, report.Published, figure.Key, figure.Value)));
                if (lines.Count >= OpenLine.GroupSize)
                {
                    await file.AppendAsync(OpenLine.Columns(lines), context.RequestAborted);
                    lines.Clear();
                }
            }

            if (lines.Count > 0)
            {
                await file.AppendAsync(OpenLine.Columns(lines), context.RequestAborted);
            }
        }

        output.Position = 0;
        return Results.File(output, ParquetFile.MediaType, string.Create(CultureInfo.InvariantCulture, $"reports-{year}.parquet"));
    }

    private static string Quoted(string text) => CsvWriter.Line(text)[..^2];

    private sealed record OpenReport(Organ Organ, int Year, ReportScope Scope, int Version, DateOnly Published, AnnualReport Report)
    {
        public IEnumerable<KeyValuePair<CellId, Figure>> Figures => Report.Figures.OrderBy(pair => pair.Key);
    }
}

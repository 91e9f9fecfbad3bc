using System.Globalization;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Json;
using Gongkai.Reports.Layout;
using Gongkai.Storage.Files;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Reports;

/// <summary>A report as a file: data, print forms, and the very bytes it was read from.</summary>
internal static class ReportFiles
{
    /// <summary>The kinds offered, in the order shown.</summary>
    public static readonly string[] Kinds = ["json", "csv", "xlsx", "docx", "html"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in Kinds)
        {
            routes.MapGet($"/reports/{{id:long}}.{kind}", (long id, ReportLibrary library, SiteState state, CancellationToken cancellation) => WrittenAsync(id, kind, library, state, cancellation));
        }

        routes.MapGet("/reports/{id:long}/source", SourceAsync);
        routes.MapGet("/reports/{id:long}/corpus.json", CorpusAsync);
    }

    private static async Task<IResult> WrittenAsync(long id, string kind, ReportLibrary library, SiteState state, CancellationToken cancellation)
    {
        if (await library.OpenAsync(id, cancellation) is not { } opened)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        Write(opened, kind, state.IsDemonstration, file);
        return TypedResults.File(file.ToArray(), TypeOf(kind), $"{NameOf(opened.Line)}.{kind}");
    }

    // Always handed over as bytes to keep: a page from outside must never run as one of ours.
    private static async Task<IResult> SourceAsync(long id, ReportLibrary library, FileStore files, CancellationToken cancellation)
    {
        var line = await library.LineAsync(id, cancellation);
        return line is not null && files.Open(line.Sha256) is { } stream ? TypedResults.File(stream, "application/octet-stream", line.SourceName) : TypedResults.NotFound();
    }

    // What a file says once somebody has looked at it: kept beside the file, it becomes an example that readers are measured on.
    private static async Task<IResult> CorpusAsync(long id, ReportLibrary library, CancellationToken cancellation) =>
        await library.OpenAsync(id, cancellation) is { } opened
            ? TypedResults.File(CorpusEntry.Write(opened), TypeOf("json"), $"{Path.GetFileNameWithoutExtension(opened.Line.SourceName)}.expected.json")
            : TypedResults.NotFound();

    private static void Write(OpenedReport opened, string kind, bool isDemonstration, Stream output)
    {
        var report = opened.Read.Report;
        var form = FormCatalogue.Default.Find(report.Form);
        switch (kind)
        {
            case "json":
                output.Write(ReportJson.Write(ReportStatement.Of(opened.Read), CultureInfo.CurrentUICulture, indented: true));
                break;
            case "csv":
                CsvWriter.Write(report, output);
                break;
            case "xlsx":
                XlsxWriter.Write(ReportLayout.Lay(report, Options(report, isDemonstration)), output, form?.Equations ?? []);
                break;
            case "docx":
                DocxWriter.Write(ReportLayout.Lay(report, Options(report, isDemonstration)), output);
                break;
            default:
                HtmlWriter.Write(ReportLayout.Lay(report, Options(report, isDemonstration)), output);
                break;
        }
    }

    private static LayoutOptions Options(AnnualReport report, bool isDemonstration) => new()
    {
        Mark = isDemonstration ? ReportMark.Demonstration
            : report.Figures.Any(figure => figure.Value.State is FigureState.Doubtful or FigureState.Inferred) ? ReportMark.Draft
            : ReportMark.None,
    };

    private static string NameOf(ReportLine line) =>
        line.Organ.Length > 0 && line.Year > 0 ? $"{line.Organ}{line.Year.ToString("0000", CultureInfo.InvariantCulture)}" : Path.GetFileNameWithoutExtension(line.SourceName);

    private static string TypeOf(string kind) => kind switch
    {
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "text/html; charset=utf-8",
    };
}

using System.Globalization;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Filing;

/// <summary>A report of the January desk as a file. While it is not signed, or holds figures that nobody confirmed, its print says 草稿.</summary>
internal static class FilingFiles
{
    public static readonly string[] Kinds = ["docx", "pdf", "html", "xlsx", "csv", "json", "md", "txt", "zip"];

    /// <summary>The kinds that can be written here: PDF needs LibreOffice.</summary>
    public static IEnumerable<string> Offered => LibreOffice.Program is null ? Kinds.Where(kind => kind != "pdf") : Kinds;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in Kinds)
        {
            routes.MapGet($"/office/reports/{{organ}}/{{year:int}}/report.{kind}", (string organ, int year, long? version, GongkaiDb db, SignedIn signedIn, SiteState state, CancellationToken cancellation) =>
                WrittenAsync(organ, year, version, kind, db, signedIn, state, cancellation));
        }
    }

    private static async Task<IResult> WrittenAsync(string organ, int year, long? version, string kind, GongkaiDb db, SignedIn signedIn, SiteState state, CancellationToken cancellation)
    {
        if (await FilingAccess.OpenAsync(db, signedIn, organ, year, version, cancellation) is not { } opened)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        Write(opened, kind == "pdf" ? "docx" : kind, state.IsDemonstration, file);
        if (kind == "pdf")
        {
            return LibreOffice.Convert(file.ToArray(), "docx", "pdf", LibreOffice.Longest).File is { } pdf ? TypedResults.File(pdf, "application/pdf", $"{opened.Organ.Name}{year.ToString("0000", CultureInfo.InvariantCulture)}.pdf") : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return TypedResults.File(file.ToArray(), "application/octet-stream", $"{opened.Organ.Name}{year.ToString("0000", CultureInfo.InvariantCulture)}.{kind}");
    }

    private static void Write(OpenedFiling opened, string kind, bool isDemonstration, Stream output)
    {
        var report = opened.Report;
        var sums = FormCatalogue.Default.Form(report.Form!).Equations;
        var blocks = ReportLayout.Lay(report, new LayoutOptions
        {
            WriteNone = true,
            Mark = opened.IsUnconfirmed ? ReportMark.Draft : isDemonstration ? ReportMark.Demonstration : ReportMark.None,
        });
        switch (kind)
        {
            case "docx": DocxWriter.Write(blocks, output); break;
            case "html": HtmlWriter.Write(blocks, output); break;
            case "xlsx": XlsxWriter.Write(blocks, output, sums); break;
            case "csv": CsvWriter.Write(report, output); break;
            case "md": MarkdownWriter.Write(blocks, output); break;
            case "txt": PlainTextWriter.Write(blocks, output); break;
            case "json": output.Write(FairCopy.Write(opened.Filing.Bound)); break;
            default:
                using (var docx = new MemoryStream())
                using (var xlsx = new MemoryStream())
                {
                    DocxWriter.Write(blocks, docx);
                    XlsxWriter.Write(blocks, xlsx, sums);
                    FilingPackage.Write(opened, new Dictionary<string, byte[]> { ["report.docx"] = docx.ToArray(), ["report.xlsx"] = xlsx.ToArray() }, output);
                }

                break;
        }
    }
}

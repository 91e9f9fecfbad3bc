using Gongkai.Web.Gate;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Reports;

/// <summary>Takes the files of the drop zone. One file that became a report opens it; otherwise a page tells of each.</summary>
internal static class ReportUpload
{
    public const string Address = "/reports/import";
    public const string Field = "files";
    private const long MostBytes = 256L * 1024 * 1024;
    private const int MostFiles = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Address, TakeAsync);

    private static async Task TakeAsync(HttpContext context, IAntiforgery antiforgery, ReportIntake intake)
    {
        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (await FormAsync(context) is not { } form)
        {
            return;
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!await ScannedUploads.StopsAsync(context, form.Files))
        {
            await AnswerAsync(context, form.Files, intake);
        }
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = MostBytes, ValueCountLimit = MostFiles, MultipartBoundaryLengthLimit = 200 }));
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Cut off, or no form at all.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
    }

    private static async Task AnswerAsync(HttpContext context, IFormFileCollection files, ReportIntake intake)
    {
        var results = new List<IntakeResult>();
        // A browser sends one nameless empty file when nothing was chosen.
        foreach (var file in files.Where(file => file.Name == Field && (file.FileName.Length > 0 || file.Length > 0)))
        {
            await using var stream = file.OpenReadStream();
            results.Add(await intake.TakeAsync(stream, file.FileName, context.RequestAborted));
        }

        if (results is [{ Line: { } line }])
        {
            context.Response.Redirect($"/reports/{line.Id}");
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            return;
        }

        var status = results.Exists(result => result.Line is not null) ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        await new RazorComponentResult<ImportedDocument>(new Dictionary<string, object?> { ["Results"] = results }) { StatusCode = status }.ExecuteAsync(context);
    }
}

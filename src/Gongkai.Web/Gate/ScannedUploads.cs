using Gongkai.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Gate;

/// <summary>Shows every file of a form to the scanner before anybody reads or keeps it. What it finds harmful is refused, and so is what it could not look at.</summary>
internal static class ScannedUploads
{
    /// <summary>For forms that were read while their token was checked, which is all but the drop zone's.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IFormFeature>()?.Form is not { Files.Count: > 0 } form || !await StopsAsync(context, form.Files))
        {
            await next(context);
        }
    }

    /// <summary>True when a file was refused; then the answer has been given.</summary>
    public static async Task<bool> StopsAsync(HttpContext context, IFormFileCollection files)
    {
        var scanner = context.RequestServices.GetRequiredService<FileScanner>();
        foreach (var file in scanner.IsOn ? files.Where(file => file.Length > 0) : [])
        {
            await using var bytes = file.OpenReadStream();
            var verdict = await scanner.LookAsync(bytes, context.RequestAborted);
            if (verdict != ScanVerdict.Clean)
            {
                await RefuseAsync(context, verdict == ScanVerdict.Harmful, file.FileName);
                return true;
            }
        }

        return false;
    }

    private static Task RefuseAsync(HttpContext context, bool isHarmful, string file)
    {
        var status = isHarmful ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable;
        return new RazorComponentResult<StatusDocument>(new Dictionary<string, object?> { ["Code"] = status, ["About"] = isHarmful ? "harmful" : "unscanned", ["Subject"] = file }) { StatusCode = status }.ExecuteAsync(context);
    }
}

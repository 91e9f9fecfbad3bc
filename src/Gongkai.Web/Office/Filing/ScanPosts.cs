using Gongkai.Agencies;
using Gongkai.Oversight.Filing;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Filing;

/// <summary>The scan with signature and seal 盖章件, kept beside the report.</summary>
internal static class ScanPosts
{
    private static readonly byte[][] Beginnings = ["%PDF"u8.ToArray(), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], "II*"u8.ToArray(), "MM\0*"u8.ToArray()];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/office/reports/{organ}/{year:int}/scan", KeepAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapGet("/office/reports/{organ}/{year:int}/scan", ShowAsync);
    }

    private static async Task<IResult> KeepAsync(string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db, FileStore files)
    {
        var stop = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(stop);
        if (await FilingAccess.OpenAsync(db, signedIn, organ, year, null, stop) is not { } opened)
        {
            return TypedResults.NotFound();
        }

        var bytes = TakenFiles.Of(form) is { } file ? await TakenFiles.BytesAsync(file, stop) : [];
        if (!opened.May("attach-scan") || !Array.Exists(Beginnings, beginning => bytes.AsSpan().StartsWith(beginning)))
        {
            return FilingPosts.Again(opened, null, Refusal.Of(opened.May("attach-scan") ? "report.scan" : "report.none"), []);
        }

        var answer = await new ReportDesk(db).AttachScanAsync(opened.Filing.Id, await files.PutAsync(bytes, stop), Path.GetFileName(TakenFiles.Of(form)!.FileName), signedIn.NewAct("report.attach-scan", opened.Organ.Id), stop);
        return answer.Refusal is { } refusal ? FilingPosts.Again(opened, null, refusal, []) : FilingPosts.SeeOther(organ, year);
    }

    // To keep, never to run: what somebody uploaded is no page of ours.
    private static async Task<IResult> ShowAsync(string organ, int year, long? version, SignedIn signedIn, GongkaiDb db, FileStore files, CancellationToken cancellation) =>
        await FilingAccess.OpenAsync(db, signedIn, organ, year, version, cancellation) is { Filing: { ScanSha256: { } hash } filing } && files.Open(hash) is { } scan
            ? TypedResults.File(scan, "application/octet-stream", filing.ScanName)
            : TypedResults.NotFound();
}

using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
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
        PostedReport.Map(routes, "scan", KeepAsync);
        routes.MapGet("/office/reports/{organ}/{year:int}/scan", ShowAsync);
    }

    private static async Task<IResult> KeepAsync(PostedReport posted)
    {
        var bytes = TakenFiles.Of(posted.Form) is { } file ? await TakenFiles.BytesAsync(file, posted.Stop) : [];
        if (!posted.Opened.May("attach-scan") || !Array.Exists(Beginnings, beginning => bytes.AsSpan().StartsWith(beginning)))
        {
            return posted.Again(Refusal.Of(posted.Opened.May("attach-scan") ? "report.scan" : "report.none"));
        }

        return posted.Show(await posted.Desk.AttachScanAsync(posted.Id, await posted.Get<FileStore>().PutAsync(bytes, posted.Stop), Path.GetFileName(TakenFiles.Of(posted.Form)!.FileName), posted.NewAct("report.attach-scan"), posted.Stop));
    }

    // To keep, never to run: what somebody uploaded is no page of ours.
    private static async Task<IResult> ShowAsync(string organ, int year, long? version, SignedIn signedIn, GongkaiDb db, FileStore files, CancellationToken cancellation) =>
        await FilingAccess.OpenAsync(db, signedIn, organ, year, version, cancellation) is { Filing: { ScanSha256: { } hash } filing } && files.Open(hash) is { } scan
            ? TypedResults.File(scan, "application/octet-stream", filing.ScanName)
            : TypedResults.NotFound();
}

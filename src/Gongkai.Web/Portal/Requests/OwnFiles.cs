using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Requests;

/// <summary>What an applicant takes from his own case: the letters to him, and the files that were released with the reply.</summary>
internal static class OwnFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests/receipt-key.pem", (PersonalKeys keys) => TypedResults.Text(ReceiptSign.PublicKey(keys), "application/x-pem-file"));
        routes.MapGet("/requests/letters/{id:long}", LetterAsync);
        routes.MapGet("/requests/files/{sha256}", FileAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> LetterAsync(long id, HttpContext context, OwnCases own, GongkaiDb db, PersonalKeys keys)
    {
        context.Response.Headers.CacheControl = "no-store";
        var cases = own.Of(context);
        var letter = await db.Set<Letter>().AsNoTracking().FirstOrDefaultAsync(letter => letter.Id == id && cases.Contains(letter.RequestId) && letter.Party == null && letter.DispatchedOn != null, context.RequestAborted);
        return letter is null ? TypedResults.NotFound() : TypedResults.File(LetterFiles.Write(letter.Open(keys)), Word, $"{letter.DocumentNumber}.docx");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> FileAsync(string sha256, HttpContext context, OwnCases own, RequestRoom room, FileStore files)
    {
        context.Response.Headers.CacheControl = "no-store";
        foreach (var id in own.Of(context))
        {
            var known = await room.PublicCaseAsync(id, context.RequestAborted);
            if (known.Files.FirstOrDefault(file => file.Sha256 == sha256) is { } released && files.Open(released.Sha256) is { } bytes)
            {
                // As a download, never shown: what is inside is not ours.
                return TypedResults.Stream(bytes, "application/octet-stream", released.Name);
            }
        }

        return TypedResults.NotFound();
    }
}

using System.Security.Cryptography;
using Gongkai.Agencies.Personal;
using Gongkai.Documents.Writing;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Portal.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Requests;

/// <summary>Letters as Word files. The same words give the same bytes, so that no file with somebody's name lies about: it is made when it is wanted.</summary>
internal static class LetterFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/requests/letters/{id:long}/file.docx", GetAsync);
        routes.MapGet("/office/requests/{number}/files/{sha256}", ReleasedAsync);
    }

    /// <summary>The file of a letter.</summary>
    public static byte[] Write(LetterText text)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(text.Lay(), file);
        return file.ToArray();
    }

    /// <summary>What is kept of it.</summary>
    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(long id, HttpContext context, GongkaiDb db, SignedIn signedIn, RequestRoom room)
    {
        var letter = await db.Set<Letter>().AsNoTracking().FirstOrDefaultAsync(letter => letter.Id == id && letter.OrganId == signedIn.OrganId, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        if (letter is null)
        {
            return TypedResults.NotFound();
        }

        var read = await (await room.DeskAsync(context.RequestAborted)).ReadLetterAsync(id, new Handler(signedIn.Authority, signedIn.Now), context.RequestAborted);
        return read.Refusal is null ? TypedResults.File(Write(read.Done), Word, $"{letter.DocumentNumber}.docx") : TypedResults.NotFound();
    }

    // A file of a draft or a decision, for whoever has to judge it.
    private static async Task<Results<FileStreamHttpResult, NotFound>> ReleasedAsync(string number, string sha256, HttpContext context, GongkaiDb db, PersonalKeys keys, FileStore files, SignedIn signedIn)
    {
        context.Response.Headers.CacheControl = "no-store";
        var request = await db.Set<InformationRequest>().AsNoTracking().Include(request => request.Decisions).FirstOrDefaultAsync(request => request.Number == number && request.OrganId == signedIn.OrganId, context.RequestAborted);
        var released = request?.Decisions.SelectMany(decision => decision.DraftWith(keys).Files).FirstOrDefault(file => file.Sha256 == sha256);
        return released is not null && files.Open(released.Sha256) is { } bytes ? TypedResults.Stream(bytes, "application/octet-stream", released.Name) : TypedResults.NotFound();
    }
}

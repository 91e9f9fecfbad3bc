using System.Globalization;
using System.IO.Compression;
using System.Text;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Storage.Search;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Portal.Items;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items;

/// <summary>What another channel (WeChat, Weibo, a newspaper) needs of a published item: its words, its pictures and files, and where it stands. Only what is public goes in.</summary>
internal static class ChannelPackage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/office/items/{id:long}/package.zip", PackAsync);

    private static async Task<IResult> PackAsync(long id, HttpContext context, GongkaiDb db, PublicItems shelf, FileStore files, SignedIn signedIn)
    {
        context.Response.Headers.CacheControl = "no-store";
        var stop = context.RequestAborted;
        if (!await db.Set<InformationItem>().AnyAsync(item => item.Id == id && item.OrganId == signedIn.OrganId, stop) || await shelf.FindAsync(id, stop) is not { } item)
        {
            return TypedResults.NotFound();
        }

        // On disk: pictures and films of an item may be larger than the memory of an office PC.
        var packed = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            await WriteAsync(archive, "正文.txt", WordsOf(item, $"{context.Request.Scheme}://{context.Request.Host}/items/{id}"), stop);
            foreach (var file in item.Files)
            {
                await using var kept = files.Open(file.Sha256);
                if (kept is not null)
                {
                    await using var entry = await archive.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"附件/{file.Position:00}-{file.Name}"), CompressionLevel.Fastest).OpenAsync(stop);
                    await kept.CopyToAsync(entry, stop);
                }
            }
        }

        packed.Position = 0;
        return TypedResults.File(packed, "application/zip", $"{item.IndexNumber}.zip");
    }

    private static string WordsOf(PublicItem item, string address) => string.Join("\r\n", new[]
    {
        item.Content.Title, item.Content.DocumentNumber, $"发布机关：{item.Organ.Name}", $"发布日期：{Moments.Day(item.FirstPublishedAt!.Value)}", $"索引号：{item.IndexNumber}", $"原文地址：{address}", "",
        ItemIndexer.PlainText(item.Content.Body).ReplaceLineEndings("\r\n"),
    }.OfType<string>());

    private static async Task WriteAsync(ZipArchive archive, string name, string words, CancellationToken stop)
    {
        await using var entry = await archive.CreateEntry(name).OpenAsync(stop);
        // With its mark, so that old editors on office PCs read Chinese.
        await entry.WriteAsync(new UTF8Encoding(true).GetPreamble(), stop);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(words), stop);
    }
}

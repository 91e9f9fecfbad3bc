using Gongkai.Storage.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Portal.Items;

/// <summary>Attachments of public items. Always handed over as bytes to keep: a file from outside must never run as a page of ours.</summary>
internal static class ItemFiles
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/items/{id:long}/files/{position:int}", async (long id, int position, PublicItems items, FileStore files, CancellationToken cancellation) =>
        await items.FileAsync(id, position, cancellation) is { } file && files.Open(file.Sha256) is { } stream
            ? Results.File(stream, "application/octet-stream", file.Name)
            : Results.NotFound());
}

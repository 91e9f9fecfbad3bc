using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items;

/// <summary>Files of items that are on their way, for those who work on them.</summary>
internal static class DraftFiles
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/office/items/{id:long}/files/{file:long}/content", async (long id, long file, GongkaiDb db, FileStore files, SignedIn signedIn, CancellationToken cancellation) =>
        await FindAsync(db, id, file, signedIn.OrganId, cancellation) is { } found && files.Open(found.Sha256) is { } stream
            ? Results.File(stream, "application/octet-stream", found.Name)
            : Results.NotFound());

    /// <summary>The file of an item of that organ; null when there is none.</summary>
    public static Task<ItemFile?> FindAsync(GongkaiDb db, long id, long file, long organId, CancellationToken cancellation) =>
        db.Set<ItemFile>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == file && row.ItemId == id && db.Set<InformationItem>().Any(item => item.Id == id && item.OrganId == organId), cancellation);
}

using System.Collections.Immutable;
using Gongkai.Documents.Inspecting;
using Gongkai.Requests;
using Gongkai.Storage.Files;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Requests;

/// <summary>Files that come with a draft: each is looked through for what must not leave the house before it is kept. What is stopped is not kept; the desk says so.</summary>
internal static class ReleasedFiles
{
    /// <summary>The files of the form.</summary>
    public static async Task<ImmutableArray<ReleasedFile>> TakeAsync(HttpContext context, FileStore files)
    {
        var released = ImmutableArray.CreateBuilder<ReleasedFile>();
        foreach (var sent in context.Request.Form.Files.Where(file => file.Length > 0))
        {
            using var bytes = new MemoryStream();
            await sent.CopyToAsync(bytes, context.RequestAborted);
            var inspection = FileInspector.Inspect(bytes.ToArray(), sent.FileName, cancellation: context.RequestAborted);
            if (!inspection.IsStopped)
            {
                await files.PutAsync(bytes.ToArray(), context.RequestAborted);
            }

            released.Add(new ReleasedFile(inspection.Name, inspection.Sha256, !inspection.IsStopped));
        }

        return released.ToImmutable();
    }
}

using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Requests;
using Gongkai.Storage.Files;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Requests;

/// <summary>Files that come with a draft: what is marked is taken out for good, then each is looked through for what must not leave the house before it is kept.
/// The original of a covered file is never kept, and neither is a file that was stopped; the desk says so.</summary>
internal static class ReleasedFiles
{
    /// <summary>The files of the form.</summary>
    /// <param name="marks">What is taken out of them; none for nothing. At least one file must hold something marked.</param>
    public static async Task<Answer<ImmutableArray<ReleasedFile>>> TakeAsync(HttpContext context, FileStore files, IReadOnlyCollection<RedactionMark> marks)
    {
        var released = ImmutableArray.CreateBuilder<ReleasedFile>();
        var isCovered = marks.Count == 0;
        foreach (var sent in context.Request.Form.Files.Where(file => file.Length > 0))
        {
            using var bytes = new MemoryStream();
            await sent.CopyToAsync(bytes, context.RequestAborted);
            var (copy, name) = (new ReadOnlyMemory<byte>(bytes.ToArray()), sent.FileName);
            try
            {
                if (marks.Count > 0)
                {
                    var redacted = FileRedactor.Redact(copy, name, marks, cancellation: context.RequestAborted);
                    (copy, name, isCovered) = (redacted.Bytes, redacted.Name, true);
                }
            }
            catch (RedactionRefusedException refused) when (refused.Reason != RedactionRefusal.NothingMarked)
            {
                return Refusal.Of(CodeOf(refused.Reason), ("file", sent.FileName), ("detail", refused.Detail));
            }
            catch (RedactionRefusedException)
            {
                // Nothing that is marked stands in this one: it goes as it is, when another has it.
            }

            released.Add(await KeepAsync(copy, name, files, context.RequestAborted));
        }

        return isCovered || released.Count == 0 ? released.ToImmutable() : Refusal.Of("decision.cover-nowhere");
    }

    private static async Task<ReleasedFile> KeepAsync(ReadOnlyMemory<byte> bytes, string name, FileStore files, CancellationToken cancellation)
    {
        var inspection = FileInspector.Inspect(bytes, name, cancellation: cancellation);
        if (!inspection.IsStopped)
        {
            await files.PutAsync(bytes, cancellation);
        }

        return new ReleasedFile(inspection.Name, inspection.Sha256, !inspection.IsStopped);
    }

    private static string CodeOf(RedactionRefusal reason) => reason switch
    {
        RedactionRefusal.Kind or RedactionRefusal.MarkSort => "decision.cover-kind",
        RedactionRefusal.NeedsProgram => "decision.cover-program",
        RedactionRefusal.StillThere => "decision.cover-still-there",
        RedactionRefusal.MarkNowhere => "decision.cover-words",
        _ => "decision.cover-unreadable",
    };
}

using Gongkai.Agencies;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Documents.Redacting.Pictures;
using Gongkai.Requests;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Portal.Requests;

/// <summary>Papers that people send: pictures are made anew, covered where their sender wishes; PDF files are looked through. Nothing else is taken.</summary>
internal static class SentPapers
{
    private const int MostMegabytes = 5;
    private static readonly string[] Pictures = ["jpg", "png", "webp"];

    // What a PDF file can carry besides pages.
    private static readonly string[] Carried = ["pdf.script", "pdf.attachment"];

    /// <summary>Takes one file.</summary>
    /// <param name="thirds">Thirds of a picture that are painted over, 0 at the top.</param>
    public static async Task<Answer<NewEnclosure>> TakeAsync(IFormFile sent, EnclosureKind kind, IReadOnlyCollection<int> thirds, CancellationToken cancellation)
    {
        var name = Path.GetFileName(sent.FileName);
        if (sent.Length > MostMegabytes * 1024 * 1024)
        {
            return Refusal.Of("request.enclosure-size", ("file", name), ("most", $"{MostMegabytes}"));
        }

        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, cancellation);
        var inspection = FileInspector.Inspect(bytes.ToArray(), name, cancellation: cancellation);
        try
        {
            return inspection.Kind switch
            {
                { } picture when Pictures.Contains(picture) => new NewEnclosure(kind, name, picture, CoveredPicture.Remake(bytes.ToArray(), name, thirds)),
                "pdf" when inspection.Leaks.Any(leak => Carried.Any(rule => leak.Rule == rule)) => Refusal.Of("request.enclosure-unsafe", ("file", name)),
                "pdf" => new NewEnclosure(kind, name, "pdf", bytes.ToArray()),
                _ => Refusal.Of("request.enclosure-kind", ("file", name)),
            };
        }
        catch (RedactionRefusedException)
        {
            return Refusal.Of("request.enclosure-kind", ("file", name));
        }
    }
}

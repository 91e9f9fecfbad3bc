using Gongkai.Web.Office.Reports;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Filing;

/// <summary>What came with a form as a file.</summary>
internal static class TakenFiles
{
    public const string Field = "file";

    /// <summary>The file of a form; null when none was chosen.</summary>
    public static IFormFile? Of(IFormCollection form) => form.Files.GetFile(Field) is { Length: > 0 } file ? file : null;

    /// <summary>Its bytes. The server has bounded its size already.</summary>
    public static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    /// <summary>The report that was read from it and kept in the library, or what stands in the way.</summary>
    public static async Task<IntakeResult> TakeAsync(ReportIntake intake, IFormFile file, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        return await intake.TakeAsync(stream, file.FileName, cancellation);
    }
}

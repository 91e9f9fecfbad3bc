using System.Security.Cryptography;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Inspecting.Packed;
using Gongkai.Documents.Inspecting.Pdf;
using Gongkai.Documents.Inspecting.Pictures;
using Gongkai.Documents.Inspecting.Web;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Inspecting;

/// <summary>Looks into a file for what should not leave the house: what readers do not see, personal data, secrecy markings.
/// The content decides what the file is. No content is an error: what cannot be looked into is a leak that stops the file.</summary>
public static class FileInspector
{
    /// <summary>Inspects a file and the files inside it.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name; a folder before it is cut off.</param>
    /// <param name="options">Limits, and what the organ makes public itself; null for <see cref="InspectionOptions.Default"/>.</param>
    /// <param name="cancellation">Gives up early.</param>
    public static Inspection Inspect(ReadOnlyMemory<byte> bytes, string name, InspectionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= InspectionOptions.Default;
        var own = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        using var log = new LeakLog(options, new ReadingBudget(options.Limits, cancellation));
        var kind = InspectKind(bytes, own, log, cancellation);
        return new Inspection(own, kind, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), bytes.Length, log.TextSha256(), log.Leaks, log.NotListed);
    }

    /// <summary>Inspects a file that lies in another; <paramref name="path"/> tells where.</summary>
    internal static void InspectInner(ReadOnlyMemory<byte> bytes, string path, LeakLog log, bool isRemovable = false)
    {
        if (log.Depth >= log.Options.MaxNesting)
        {
            log.Add("file.too-deep", LeakPlace.Whole with { Part = path });
            return;
        }

        log.Within(path, isRemovable, () => InspectKind(bytes, path[(path.LastIndexOf('/') + 1)..], log, log.Budget.Cancellation));
    }

    private static string InspectKind(ReadOnlyMemory<byte> bytes, string name, LeakLog log, CancellationToken cancellation)
    {
        var kind = InspectedKinds.Of(bytes, name);
        log.Text(InspectedKinds.Stem(name), LeakPlace.Whole with { Part = "name" }, TextOrigin.Hidden);
        try
        {
            if (bytes.Length > log.Budget.Limits.MaxBytes)
            {
                throw new NotReadableException(NotReadableReason.TooLarge, "bytes");
            }

            Inspect(bytes, name, kind, log);
        }
        catch (NotReadableException error)
        {
            log.Add(RuleOf(error.Reason), LeakPlace.Whole, error.Detail);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or ThreadInterruptedException) && !(error is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            // A broken file makes the libraries throw almost anything; broken means not looked into, and that stops it.
            log.Add("file.damaged", LeakPlace.Whole, kind);
        }

        return kind;
    }

    private static void Inspect(ReadOnlyMemory<byte> bytes, string name, string kind, LeakLog log)
    {
        switch (kind)
        {
            case "docx" or "xlsx" or "pptx":
                PackageInspector.Inspect(bytes, kind, log);
                break;
            case "zip":
                ZipInspector.Inspect(bytes, log);
                break;
            case "pdf":
                PdfInspector.Inspect(bytes, log);
                break;
            case "jpg" or "png" or "webp" or "gif" or "bmp" or "tif":
                PictureInspector.Inspect(bytes, kind, log);
                break;
            case "html":
                PageInspector.Inspect(TextDecoder.Decode(bytes.Span, log.Budget), log);
                break;
            case "text":
                PlainTextInspector.Inspect(TextDecoder.Decode(bytes.Span, log.Budget), name, log);
                break;
            case "empty":
                break;
            case "encrypted-office":
                log.Add("file.encrypted", LeakPlace.Whole);
                break;
            default:
                log.Add("file.not-inspected", LeakPlace.Whole, kind);
                break;
        }
    }

    private static string RuleOf(NotReadableReason reason) => reason switch
    {
        NotReadableReason.Encrypted => "file.encrypted",
        NotReadableReason.TooLarge or NotReadableReason.TooDeep or NotReadableReason.TooSlow => "file.too-large",
        NotReadableReason.Damaged or NotReadableReason.Empty => "file.damaged",
        _ => "file.not-inspected",
    };
}

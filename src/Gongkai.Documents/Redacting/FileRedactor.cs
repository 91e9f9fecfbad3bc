using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Redacting.Office;
using Gongkai.Documents.Redacting.Pdf;
using Gongkai.Documents.Redacting.Pictures;

namespace Gongkai.Documents.Redacting;

/// <summary>Takes marked content out of files for good: from the content, the text layer, properties, history and thumbnails.
/// A box on top is never enough; where true removal is not possible there is a refusal and no copy.</summary>
public static class FileRedactor
{
    /// <summary>Says what marks would take out.</summary>
    /// <param name="bytes">The original; never changed.</param>
    /// <param name="name">Its name.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="options">Null for <see cref="RedactionOptions.Default"/>.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="RedactionRefusedException">It cannot be done.</exception>
    public static RedactionPreview Preview(ReadOnlyMemory<byte> bytes, string name, IReadOnlyCollection<RedactionMark> marks, RedactionOptions? options = null, CancellationToken cancellation = default) =>
        Run(bytes, name, marks, options, redactor => redactor.Preview(), cancellation);

    /// <summary>Makes a redacted copy.</summary>
    /// <param name="bytes">The original; never changed.</param>
    /// <param name="name">Its name.</param>
    /// <param name="marks">The marks; at least one must fit something.</param>
    /// <param name="options">Null for <see cref="RedactionOptions.Default"/>.</param>
    /// <param name="cancellation">Gives up early; programs started for the file end too.</param>
    /// <exception cref="RedactionRefusedException">It cannot be done; there is no copy then.</exception>
    public static Redaction Redact(ReadOnlyMemory<byte> bytes, string name, IReadOnlyCollection<RedactionMark> marks, RedactionOptions? options = null, CancellationToken cancellation = default) =>
        Run(
            bytes, name, marks, options,
            redactor =>
            {
                var preview = redactor.Preview();
                if (preview.Places.IsEmpty)
                {
                    throw new RedactionRefusedException(RedactionRefusal.NothingMarked);
                }

                var (copy, ending) = redactor.Copy();
                var newName = ending.Length == 0 ? redactor.Request.Name : InspectedKinds.Stem(redactor.Request.Name) + ending;
                return new Redaction(copy, newName, preview, FileInspector.Inspect(copy, newName, redactor.Request.Options.Inspection, cancellation));
            },
            cancellation);

    private static T Run<T>(ReadOnlyMemory<byte> bytes, string name, IReadOnlyCollection<RedactionMark> marks, RedactionOptions? options, Func<IRedactor, T> run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(marks);
        options ??= RedactionOptions.Default;
        var unknown = marks.FirstOrDefault(mark => RedactionGrounds.Find(mark.Ground) is null);
        if (unknown is not null)
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, unknown.Ground);
        }

        try
        {
            var own = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
            using var redactor = Of(new RedactionRequest(bytes, own, marks, options, new ReadingBudget(options.Inspection.Limits, cancellation)));
            return run(redactor);
        }
        catch (NotReadableException error)
        {
            throw new RedactionRefusedException(error.Reason is NotReadableReason.TooLarge or NotReadableReason.TooDeep or NotReadableReason.TooSlow ? RedactionRefusal.TooLarge : RedactionRefusal.Unreadable, error.Detail, error);
        }
        catch (Exception error) when (error is not (RedactionRefusedException or OutOfMemoryException or ThreadInterruptedException or OperationCanceledException))
        {
            throw new RedactionRefusedException(RedactionRefusal.Unreadable, "", error);
        }
    }

    private static IRedactor Of(RedactionRequest request)
    {
        if (request.Bytes.Length > request.Options.Inspection.Limits.MaxBytes)
        {
            throw new RedactionRefusedException(RedactionRefusal.TooLarge, "bytes");
        }

        var kind = InspectedKinds.Of(request.Bytes, request.Name);
        return kind switch
        {
            "docx" => new WordRedactor(request),
            "xlsx" => new WorkbookRedactor(request),
            "pdf" => new PdfRedactor(request),
            "jpg" or "png" or "webp" or "gif" or "bmp" => new PictureRedactor(request, kind),
            "text" => new PlainTextRedactor(request),
            "zip" when Path.GetExtension(request.Name).ToLowerInvariant() is ".docx" or ".xlsx" => throw new RedactionRefusedException(RedactionRefusal.Unreadable, kind),
            "encrypted-office" => throw new RedactionRefusedException(RedactionRefusal.Unreadable, kind),
            _ => throw new RedactionRefusedException(RedactionRefusal.Kind, kind),
        };
    }
}

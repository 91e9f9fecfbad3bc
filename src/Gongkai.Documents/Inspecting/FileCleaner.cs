using System.Collections.Immutable;
using Gongkai.Documents.Inspecting.Removing;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Inspecting;

/// <summary>A cleaned copy of a file.</summary>
/// <param name="Bytes">The new file; the old bytes when nothing could be taken out.</param>
/// <param name="Before">What was found in the old one.</param>
/// <param name="After">What is found in the new one.</param>
/// <param name="Removed">Leaks of the old one that the new one does not have.</param>
public sealed record Cleaning(ReadOnlyMemory<byte> Bytes, Inspection Before, Inspection After, ImmutableArray<Leak> Removed);

/// <summary>Takes out of a file what its readers do not see, and leaves what it shows. The old bytes are not changed.</summary>
public static class FileCleaner
{
    /// <summary>Cleans a file and the files inside it, and inspects the result anew.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="rules">Ids of the leaks to take out; null for all that can be. Taking out one part may take another with it.</param>
    /// <param name="options">As for the inspection.</param>
    /// <param name="cancellation">Gives up early.</param>
    public static Cleaning Clean(ReadOnlyMemory<byte> bytes, string name, IReadOnlySet<string>? rules = null, InspectionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= InspectionOptions.Default;
        var before = FileInspector.Inspect(bytes, name, options, cancellation);
        var cleaned = CleanKind(bytes, before.Kind, new CleaningOrder(rules, options, new ReadingBudget(options.Limits, cancellation), 0), cancellation);
        var after = FileInspector.Inspect(cleaned, name, options, cancellation);
        var left = after.Leaks.Select(leak => leak.Key).ToHashSet(StringComparer.Ordinal);
        return new Cleaning(cleaned, before, after, [.. before.Leaks.Where(leak => !left.Contains(leak.Key))]);
    }

    /// <summary>Cleans a file that lies in another; gives the old bytes back when it cannot.</summary>
    internal static ReadOnlyMemory<byte> CleanInner(ReadOnlyMemory<byte> bytes, string name, CleaningOrder order) =>
        order.Depth >= order.Options.MaxNesting ? bytes : CleanKind(bytes, InspectedKinds.Of(bytes, name), order with { Depth = order.Depth + 1 }, order.Budget.Cancellation);

    private static ReadOnlyMemory<byte> CleanKind(ReadOnlyMemory<byte> bytes, string kind, CleaningOrder order, CancellationToken cancellation)
    {
        try
        {
            return kind switch
            {
                "docx" or "xlsx" or "pptx" => PackageCleaner.Clean(bytes, kind, order),
                "pdf" => PdfCleaner.Clean(bytes, order),
                "jpg" or "png" or "webp" or "gif" => PictureCleaner.Clean(bytes, kind, order),
                "html" => PageCleaner.Clean(bytes, order),
                "zip" => ZipCleaner.Clean(bytes, order),
                _ => bytes,
            };
        }
        catch (Exception error) when (error is not (OutOfMemoryException or ThreadInterruptedException) && !(error is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            // What cannot be taken apart stays as it is, and its inspection goes on saying so.
            return bytes;
        }
    }
}

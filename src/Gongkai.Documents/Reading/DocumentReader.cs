using System.Security.Cryptography;
using Gongkai.Documents.Reading.Html;
using Gongkai.Documents.Reading.Office;
using Gongkai.Documents.Reading.Pdf;
using Gongkai.Documents.Reading.Scans;
using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>Reads a file of any kind into a <see cref="Document"/>. The content decides what it is, the name only where the content leaves it open.</summary>
public static class DocumentReader
{
    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name; a folder before it is cut off.</param>
    /// <param name="limits">What it may cost; null for <see cref="ReadingLimits.Default"/>.</param>
    /// <param name="cancellation">Gives up early; looked at every few thousand steps.</param>
    /// <exception cref="NotReadableException">The file gives no document. Nothing else is thrown for any bytes.</exception>
    public static Document Read(ReadOnlyMemory<byte> bytes, string name, ReadingLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var budget = new ReadingBudget(limits ?? ReadingLimits.Default, cancellation);
        if (bytes.Length > budget.Limits.MaxBytes)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "bytes");
        }

        try
        {
            var document = ReadKind(bytes, FileNameOf(name), budget);
            if (document.Blocks.Sum(Characters) > budget.Limits.MaxCharacters)
            {
                throw new NotReadableException(NotReadableReason.TooLarge, "characters");
            }

            return document with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), Remarks = [.. budget.Remarks] };
        }
        catch (Exception error) when (IsAboutContent(error, cancellation))
        {
            throw new NotReadableException(NotReadableReason.Damaged, "", error);
        }
    }

    /// <summary>Reads a stream from where it stands; at most one byte more than allowed is taken from it.</summary>
    /// <param name="stream">The file; stays open.</param>
    /// <param name="name">Its name; a folder before it is cut off.</param>
    /// <param name="limits">What it may cost; null for <see cref="ReadingLimits.Default"/>.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="NotReadableException">The file gives no document.</exception>
    public static Document Read(Stream stream, string name, ReadingLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(BoundedBytes.From(stream, (limits ?? ReadingLimits.Default).MaxBytes, cancellation), name, limits, cancellation);
    }

    private static Document ReadKind(ReadOnlyMemory<byte> bytes, string name, ReadingBudget budget)
    {
        if (bytes.IsEmpty)
        {
            throw new NotReadableException(NotReadableReason.Empty);
        }

        var (signature, kind) = FileSignatures.Of(bytes.Span);
        return signature switch
        {
            FileSignature.None => ReadText(bytes, name, budget),
            FileSignature.Zip => PackageReader.Read(bytes, name, budget),
            FileSignature.Pdf => PdfReader.Read(bytes, name, budget),
            FileSignature.Compound => CompoundReader.Read(bytes, name, budget),
            FileSignature.Rtf => OfficeConversion.Read(bytes, "rtf", "docx", name, budget),
            FileSignature.Archive => throw new NotReadableException(NotReadableReason.Archive, kind),
            FileSignature.Picture => PictureReader.Read(bytes, name, kind, budget),
            _ => throw new NotReadableException(NotReadableReason.UnknownKind, kind),
        };
    }

    private static Document ReadText(ReadOnlyMemory<byte> bytes, string name, ReadingBudget budget)
    {
        var text = TextDecoder.Decode(bytes.Span, budget);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new NotReadableException(NotReadableReason.Empty);
        }

        return TextKinds.Of(text, name) switch
        {
            DocumentKind.Json => new Document(name, DocumentKind.Json, text, []),
            DocumentKind.Html => HtmlReader.Read(text, name, DocumentKind.Html, budget),
            DocumentKind.Mhtml => MhtmlReader.Read(text, name, budget),
            DocumentKind.Markdown => PlainTextReader.Read(text, name, DocumentKind.Markdown, budget),
            _ => PlainTextReader.Read(text, name, DocumentKind.Text, budget),
        };
    }

    private static long Characters(Block block) => block switch
    {
        Heading heading => heading.Text.Length,
        Paragraph paragraph => paragraph.Text.Length,
        Table table => table.Cells.Sum(cell => (long)cell.Text.Length),
        _ => 0,
    };

    // A broken file makes the libraries throw almost anything; what speaks of this process, not of the file, goes through.
    private static bool IsAboutContent(Exception error, CancellationToken cancellation) => error
        is not (NotReadableException or OutOfMemoryException or StackOverflowException or ThreadInterruptedException)
        && !(error is OperationCanceledException && cancellation.IsCancellationRequested);

    private static string FileNameOf(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}

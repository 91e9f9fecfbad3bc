using System.IO.Compression;
using System.Runtime.InteropServices;
using Gongkai.Documents.Reading;
using Gongkai.Text;

namespace Gongkai.Documents.Inspecting;

/// <summary>What kind of file some bytes are, by content.</summary>
internal static class InspectedKinds
{
    private static readonly byte[] EncryptedPackage = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    public static string Of(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
        {
            return "empty";
        }

        var (signature, kind) = FileSignatures.Of(bytes.Span);
        return signature switch
        {
            FileSignature.Zip => Packed(bytes),
            FileSignature.Compound => bytes.Span.IndexOf(EncryptedPackage) >= 0 ? "encrypted-office" : CompoundName(name),
            FileSignature.None => Written(bytes, name),
            _ => kind,
        };
    }

    /// <summary>The name without its ending.</summary>
    public static string Stem(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;

    private static string Packed(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = Open(bytes);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !names.Contains("[Content_Types].xml") ? names.Contains("OFD.xml") ? "ofd" : names.Contains("mimetype") && names.Contains("content.xml") ? "odf" : "zip"
                : names.Contains("word/document.xml") ? "docx"
                : names.Contains("xl/workbook.xml") ? "xlsx"
                : names.Contains("ppt/presentation.xml") ? "pptx"
                : names.Contains("xl/workbook.bin") ? "xlsb" : "ooxml";
        }
        catch (InvalidDataException)
        {
            return "zip";
        }
    }

    public static MemoryStream Open(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static string CompoundName(string name) => Path.GetExtension(name).ToLowerInvariant() is ".doc" or ".xls" or ".ppt" or ".wps" or ".et" or ".dps" or ".msg" ? Path.GetExtension(name)[1..].ToLowerInvariant() : "ole";

    private static string Written(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            var text = TextDecoder.Decode(bytes.Span, new ReadingBudget(ReadingLimits.Default, CancellationToken.None));
            return TextKinds.Of(text, name) switch
            {
                DocumentKind.Html => "html",
                DocumentKind.Mhtml => "mhtml",
                _ => "text",
            };
        }
        catch (NotReadableException)
        {
            return "binary";
        }
    }
}

using Gongkai.Documents.Reading.Sheets;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>Tells what a packed file is by what lies in it, and reads it.</summary>
internal static class PackageReader
{
    public static Document Read(ReadOnlyMemory<byte> bytes, string name, ReadingBudget budget)
    {
        using var package = Open(bytes, budget);
        var main = package.MainPart();
        if (main.Length > 0 && package.Has(main))
        {
            if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            {
                throw new NotReadableException(NotReadableReason.UnknownKind, "xlsb");
            }

            using var xml = package.Xml(main);
            return xml?.LocalName switch
            {
                "workbook" => XlsxReader.Read(package, main, name, budget),
                "document" => DocxReader.Read(package, main, name, DocumentKind.Docx, budget),
                "presentation" => throw new NotReadableException(NotReadableReason.UnknownKind, "pptx"),
                _ => throw new NotReadableException(NotReadableReason.UnknownKind, "ooxml"),
            };
        }

        if (OpenDocument(package.Text("mimetype")) is var (from, to))
        {
            return OfficeConversion.Read(bytes, from, to, name, budget);
        }

        throw package.Has("OFD.xml") ? new NotReadableException(NotReadableReason.UnknownKind, "ofd")
            : package.Has("[Content_Types].xml") ? new NotReadableException(NotReadableReason.Damaged, "ooxml")
            : new NotReadableException(NotReadableReason.Archive, "zip");
    }

    private static (string From, string To)? OpenDocument(string kind) => kind.Trim() switch
    {
        "application/vnd.oasis.opendocument.text" => ("odt", "docx"),
        "application/vnd.oasis.opendocument.spreadsheet" => ("ods", "xlsx"),
        _ => null,
    };

    private static OfficePackage Open(ReadOnlyMemory<byte> bytes, ReadingBudget budget)
    {
        try
        {
            return OfficePackage.Open(bytes, budget);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            throw new NotReadableException(NotReadableReason.Damaged, "zip", error);
        }
    }
}

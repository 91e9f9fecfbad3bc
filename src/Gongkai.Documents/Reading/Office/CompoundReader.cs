using Gongkai.Documents.Reading.Sheets;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>Tells what a compound file is by its streams, and reads it.</summary>
internal static class CompoundReader
{
    public static Document Read(ReadOnlyMemory<byte> bytes, string name, ReadingBudget budget)
    {
        var file = CompoundFile.Open(bytes, budget);
        return file.Has("EncryptedPackage") ? throw new NotReadableException(NotReadableReason.Encrypted, "ooxml")
            : file.Has("Workbook") || file.Has("Book") ? XlsReader.Read(file, name, budget) ?? OfficeConversion.Read(bytes, "xls", "xlsx", name, budget)
            : file.Has("PowerPoint Document") ? throw new NotReadableException(NotReadableReason.UnknownKind, "ppt")
            : file.Has("WordDocument") ? ReadWords(file, bytes, name, budget)
            : throw new NotReadableException(NotReadableReason.UnknownKind, "ole");
    }

    // The second byte of the flags at offset 10 says whether the words are locked.
    private static Document ReadWords(CompoundFile file, ReadOnlyMemory<byte> bytes, string name, ReadingBudget budget) =>
        file.Stream("WordDocument") is { Length: > 11 } words && (words[11] & 1) != 0
            ? throw new NotReadableException(NotReadableReason.Encrypted, "doc")
            : OfficeConversion.Read(bytes, "doc", "docx", name, budget);
}

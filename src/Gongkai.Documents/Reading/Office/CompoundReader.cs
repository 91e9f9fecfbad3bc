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
            : file.Has("Workbook") || file.Has("Book") ? XlsReader.Read(file, name, budget)
            : file.Has("PowerPoint Document") ? throw new NotReadableException(NotReadableReason.UnknownKind, "ppt")
            : file.Has("WordDocument") ? throw new NotReadableException(NotReadableReason.NeedsProgram, "soffice")
            : throw new NotReadableException(NotReadableReason.UnknownKind, "ole");
    }
}

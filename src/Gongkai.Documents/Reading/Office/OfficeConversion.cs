using Gongkai.Documents.Programs;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>Office files of kinds that Gongkai does not read itself, converted by LibreOffice and then read.</summary>
internal static class OfficeConversion
{
    /// <summary>Reads a text document (DOC, WPS, ODT, RTF) as Word, a workbook as Excel.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="from">Extension of its kind.</param>
    /// <param name="to">docx or xlsx.</param>
    /// <param name="name">File name of the document.</param>
    /// <param name="budget">The reading's limits; the program gets the time that is left.</param>
    public static Document Read(ReadOnlyMemory<byte> bytes, string from, string to, string name, ReadingBudget budget)
    {
        if (!budget.Limits.MayStartPrograms)
        {
            throw new NotReadableException(NotReadableReason.NeedsProgram, "LibreOffice (soffice)");
        }

        var (file, failure) = LibreOffice.Convert(bytes, from, to, budget.TimeLeft);
        if (file is null)
        {
            throw failure switch
            {
                ConversionFailure.Missing => new NotReadableException(NotReadableReason.NeedsProgram, "LibreOffice (soffice)"),
                ConversionFailure.TooSlow => new NotReadableException(NotReadableReason.TooSlow, "soffice"),
                _ => new NotReadableException(NotReadableReason.Damaged, from),
            };
        }

        budget.Unpack(file.Length);
        return PackageReader.Read(file, name, budget) with { Kind = DocumentKind.Office };
    }
}

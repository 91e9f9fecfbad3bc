using System.Collections.Immutable;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Writing;
using Gongkai.Reader.Words;
using Gongkai.Text;

namespace Gongkai.Reader.Commands;

/// <summary>Makes a PDF of the DOCX by LibreOffice, when it is there.</summary>
internal static class PdfByOffice
{
    public static void Write(ImmutableArray<Block> blocks, Stream output, CommandWords words)
    {
        using var docx = new MemoryStream();
        DocxWriter.Write(blocks, docx);
        var (pdf, failure) = LibreOffice.Convert(docx.ToArray(), "docx", "pdf", LibreOffice.Longest);
        if (pdf is null)
        {
            throw new UnusableFileException(failure == ConversionFailure.Missing ? words["pdf.missing"] : words.Fill("pdf.failed", ("detail", $"{failure}")));
        }

        output.Write(pdf);
    }
}

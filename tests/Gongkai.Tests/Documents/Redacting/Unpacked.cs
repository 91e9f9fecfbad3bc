using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Tests.Documents.Redacting;

/// <summary>Everything that a file holds, as somebody would get it out who looks for what was removed: nothing here uses the product.</summary>
internal static class Unpacked
{
    /// <summary>All bytes of a packed file, parts unpacked, packed files in it too.</summary>
    public static string Package(byte[] bytes)
    {
        var all = new StringBuilder();
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            all.Append(entry.FullName).Append('\n').Append(Text(content.ToArray())).Append('\n');
            if (content.ToArray() is [(byte)'P', (byte)'K', 3, 4, ..])
            {
                all.Append(Package(content.ToArray()));
            }
        }

        return all.ToString();
    }

    /// <summary>The words of a package, tags taken out, so that words in pieces are found.</summary>
    public static string Words(byte[] bytes) => System.Text.RegularExpressions.Regex.Replace(Package(bytes), "<[^>]*>", "");

    /// <summary>All bytes of a PDF and of each of its streams, unpacked, and its text.</summary>
    public static string Pdf(byte[] bytes)
    {
        var all = new StringBuilder(Text(bytes));
        using var document = PdfDocument.Open(bytes);
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
        {
            if (document.Structure.GetObject(reference)?.Data is StreamToken stream && stream.StreamDictionary.TryGet(NameToken.Filter, out NameToken filter) && filter.Data == "FlateDecode")
            {
                using var unpacking = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
                using var content = new MemoryStream();
                unpacking.CopyTo(content);
                all.Append(Encoding.Latin1.GetString(content.ToArray()));
            }
        }

        foreach (var page in document.GetPages())
        {
            all.Append(page.Text);
        }

        return all.ToString();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes) + Encoding.Unicode.GetString(bytes);
}

using System.Globalization;
using System.Text;

namespace Gongkai.Tests.Documents.Inspecting.Made;

/// <summary>PDF files written by hand, object by object.</summary>
internal static class MadePdf
{
    /// <summary>One page, A4, with this content; font F1 is Helvetica. Further objects start at number 10.</summary>
    /// <param name="content">Operators of the page.</param>
    /// <param name="page">Further entries of the page.</param>
    /// <param name="catalogue">Further entries of the catalogue.</param>
    /// <param name="resources">Further entries of the resources.</param>
    /// <param name="information">Entries of the information dictionary; empty for none.</param>
    /// <param name="objects">Further objects: number and body.</param>
    public static byte[] Of(string content, string page = "", string catalogue = "", string resources = "", string information = "", params (int Number, byte[] Body)[] objects)
    {
        var all = new SortedDictionary<int, byte[]>
        {
            [1] = Ascii($"<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
            [2] = Ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            [3] = Ascii($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> {page} >>"),
            [4] = Stream("", Ascii(content)),
            [5] = Ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
        };
        if (information.Length > 0)
        {
            all[6] = Ascii($"<< {information} >>");
        }

        foreach (var (number, body) in objects)
        {
            all[number] = body;
        }

        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        Append(file, all, information.Length > 0 ? "/Info 6 0 R" : "", null);
        return file.ToArray();
    }

    /// <summary>The file with a newer version of some objects behind it, as programs save changes.</summary>
    public static byte[] Update(byte[] earlier, params (int Number, byte[] Body)[] objects)
    {
        using var file = new MemoryStream();
        file.Write(earlier);
        var text = Encoding.Latin1.GetString(earlier);
        var before = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)[0];
        Append(file, new SortedDictionary<int, byte[]>(objects.ToDictionary(pair => pair.Number, pair => pair.Body)), $"/Prev {before.Trim()}", 60);
        return file.ToArray();
    }

    public static byte[] Stream(string dictionary, byte[] data) => [.. Ascii($"<< {dictionary} /Length {data.Length} >>\nstream\n"), .. data, .. "\nendstream"u8.ToArray()];

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>Words at a place, as operators.</summary>
    public static string Words(string words, double x, double y, double size = 12, string before = "") =>
        string.Create(CultureInfo.InvariantCulture, $"BT {before} /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n");

    /// <summary>A filled box, as operators.</summary>
    public static string Box(string colour, double x, double y, double width, double height) =>
        string.Create(CultureInfo.InvariantCulture, $"q {colour} rg {x} {y} {width} {height} re f Q\n");

    private static void Append(MemoryStream file, SortedDictionary<int, byte[]> objects, string trailer, int? size)
    {
        var places = new SortedDictionary<int, long>();
        foreach (var (number, body) in objects)
        {
            places[number] = file.Position;
            file.Write(Ascii($"{number} 0 obj\n"));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        file.Write(Ascii(size is null ? "xref\n0 1\n0000000000 65535 f \n" : "xref\n"));
        foreach (var (number, place) in places)
        {
            file.Write(Ascii($"{number} 1\n{place:D10} 00000 n \n"));
        }

        file.Write(Ascii($"trailer\n<< /Size {size ?? objects.Keys.Max() + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"));
    }
}

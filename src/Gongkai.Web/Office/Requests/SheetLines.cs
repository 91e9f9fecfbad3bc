using System.Text;
using Gongkai.Documents.Reading;
using Gongkai.Text;

namespace Gongkai.Web.Office.Requests;

/// <summary>The cells of a workbook or of a comma-separated file, line by line, as printed.</summary>
internal static class SheetLines
{
    /// <summary>The lines of the first sheet.</summary>
    /// <exception cref="NotReadableException">The file gives no lines.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] bytes, string name)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8) && !bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            return Csv(TextOf(bytes));
        }

        var table = DocumentReader.Read(bytes, name).Blocks.OfType<Table>().FirstOrDefault() ?? throw new NotReadableException(NotReadableReason.Empty);
        var lines = Enumerable.Range(0, table.RowCount).Select(_ => Enumerable.Repeat("", table.ColumnCount).ToArray()).ToList();
        foreach (var cell in table.Cells)
        {
            lines[cell.Row][cell.Column] = cell.Text.Value;
        }

        return lines;
    }

    // Offices save such files in the coding of their Windows as often as in UTF-8.
    private static string TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    private static List<IReadOnlyList<string>> Csv(string text)
    {
        var (lines, cells, cell) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder());
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (isQuoted)
            {
                isQuoted = character != '"' || (i + 1 < text.Length && text[i + 1] == '"');
                if (isQuoted)
                {
                    cell.Append(character);
                    i += character == '"' ? 1 : 0;
                }
            }
            else if (character == '"')
            {
                isQuoted = true;
            }
            else if (character is ',' or '\t' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (character == '\n')
                {
                    lines.Add(cells);
                    cells = [];
                }
            }
            else
            {
                cell.Append(character);
            }
        }

        lines.Add([.. cells, cell.ToString().TrimEnd('\r')]);
        return lines;
    }
}

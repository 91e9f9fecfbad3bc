using System.Text;

namespace Gongkai.Disclosure.Registers;

/// <summary>Rows of texts out of what was pasted or a CSV file, one at a time: columns parted by tabs, else by commas, quotes as spreadsheets write them.</summary>
public static class RegisterRows
{
    /// <summary>The rows of a text.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(string text) => Of(new StringReader(text));

    /// <summary>The rows of a text that is read as far as they are taken; it is closed at its end.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using (text)
        {
            var first = text.ReadLine()?.TrimStart('\uFEFF');
            if (first is null)
            {
                yield break;
            }

            var separator = first.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
            for (var line = first; line is not null; line = text.ReadLine())
            {
                yield return Row(line, separator, text);
            }
        }
    }

    // A quoted cell may hold separators, quotes written twice, and line ends: then the row goes on in the next line.
    private static List<string> Row(string line, char separator, TextReader text)
    {
        var (row, cell) = (new List<string>(), new StringBuilder());
        var isQuoted = false;
        for (var at = 0; ; at++)
        {
            if (at >= line.Length)
            {
                if (!isQuoted || text.ReadLine() is not { } next)
                {
                    row.Add(cell.ToString());
                    return row;
                }

                (line, at) = (next, -1);
                cell.Append('\n');
            }
            else if (line[at] == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (line[at] == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (line[at] == separator && !isQuoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[at]);
            }
        }
    }
}

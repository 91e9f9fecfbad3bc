namespace Gongkai.Documents.Inspecting;

/// <summary>Looks through the lines of a text; the head of a table of values speaks for its columns.</summary>
internal static class PlainTextInspector
{
    public static void Inspect(string text, string name, LeakLog log)
    {
        var divider = Path.GetExtension(name).ToLowerInvariant() switch { ".csv" => ',', ".tsv" => '\t', _ => '\0' };
        string[] heads = [];
        var line = 0;
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            line++;
            var words = range.ToString();
            var where = LeakPlace.Whole with { Paragraph = line };
            if (divider == '\0')
            {
                log.Text(words, where);
                continue;
            }

            var cells = words.Split(divider);
            if (line == 1)
            {
                heads = cells;
            }

            var start = 0;
            for (var at = 0; at < cells.Length; at++)
            {
                log.Text(cells[at], where with { Start = start }, head: line > 1 && at < heads.Length ? heads[at] : "");
                start += cells[at].Length + 1;
            }
        }
    }
}

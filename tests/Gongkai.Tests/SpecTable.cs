namespace Gongkai.Tests;

/// <summary>Tables of law that run: the Markdown files under <c>tests/specs</c>.</summary>
internal static class SpecTable
{
    /// <summary>The rows of the table under that heading, without its head; cells trimmed, blank cells empty.</summary>
    public static IEnumerable<string[]> Rows(string file, string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "specs", file));
        var rows = lines
            .SkipWhile(line => line != $"## {heading}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .ToArray();
        return rows.Length > 0 ? rows : throw new InvalidDataException($"{file} has no rows under '{heading}'.");
    }

    /// <summary>What heads the rows of all tables of a file.</summary>
    public static IEnumerable<string> Firsts(string file) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "specs", file)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line[2..].Split(" |")[0]);

    /// <summary>The same as theory data, the row as one array.</summary>
    public static IEnumerable<Xunit.TheoryDataRow<string[]>> Theory(string file, string heading) =>
        Rows(file, heading).Select(row => new Xunit.TheoryDataRow<string[]>(row) { TestDisplayName = $"{heading}: {row[0]}" });
}

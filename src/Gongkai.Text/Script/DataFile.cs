using System.Text;

namespace Gongkai.Text;

/// <summary>The tables embedded in this library: UTF-8, a row a line, columns between tabs; lines that begin with # are remarks.</summary>
internal static class DataFile
{
    public static IEnumerable<string[]> Rows(string name) => Lines(name).Select(line => line.Split('\t'));

    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StringReader(Text(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>The whole table.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"text/{name}")
            ?? throw new InvalidOperationException($"The library was built without its table '{name}'.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}

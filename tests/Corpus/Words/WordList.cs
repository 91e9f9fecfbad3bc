namespace Gongkai.Corpus.Words;

/// <summary>Invented names and sentences by head, from the data file beside this one.</summary>
internal static class WordList
{
    private static readonly Lazy<Dictionary<string, List<string>>> All = new(() => Load("narrative.txt"));

    public static IReadOnlyList<string> Of(string head) => All.Value[head];

    public static Dictionary<string, List<string>> Load(string file)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var head = "";
        foreach (var line in Paper.Resource("words/" + file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '[')
            {
                head = line[1..^1];
                all[head] = [];
            }
            else
            {
                all[head].Add(line);
            }
        }

        return all;
    }
}

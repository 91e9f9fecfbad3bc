using System.Text;

namespace Gongkai.Corpus.Words;

/// <summary>Turns text into traditional characters the careless way that published copies show. One way only; the product has its own way back.</summary>
internal static class Traditional
{
    private static readonly Lazy<(Dictionary<char, (char To, string Pinyin)> Characters, List<(string From, string To)> Phrases, List<(string From, string To)> Taiwan)> Data = new(Load);

    /// <summary>Characters and common phrases; with <paramref name="taiwan"/> also the vocabulary of the island, as converters put it in.</summary>
    public static string Of(string text, bool taiwan)
    {
        var phrases = Data.Value.Phrases.Concat(taiwan ? Data.Value.Taiwan : []).OrderByDescending(phrase => phrase.From.Length);
        var turned = phrases.Aggregate(text, (now, phrase) => now.Replace(phrase.From, phrase.To, StringComparison.Ordinal));
        return string.Concat(turned.Select(character => Data.Value.Characters.TryGetValue(character, out var to) ? to.To : character));
    }

    /// <summary>The text with the reading of some of its traditional characters behind them, in brackets, at every place: 務(wù).</summary>
    public static string Gloss(string text, Rng rng)
    {
        var glossed = Data.Value.Characters.Values.Where(to => to.Pinyin.Length > 0 && rng.Chance(70)).ToDictionary(to => to.To, to => to.Pinyin);
        var result = new StringBuilder();
        foreach (var character in text)
        {
            result.Append(character);
            if (glossed.TryGetValue(character, out var pinyin))
            {
                result.Append('(').Append(pinyin).Append(')');
            }
        }

        return result.ToString();
    }

    private static (Dictionary<char, (char, string)>, List<(string, string)>, List<(string, string)>) Load()
    {
        var lists = WordList.Load("traditional.txt");
        return (lists["characters"].ToDictionary(line => line[0], line => (line[1], line[2..])), Pairs(lists["phrases"]), Pairs(lists["taiwan"]));
    }

    private static List<(string, string)> Pairs(List<string> lines) => [.. lines.Select(line => line.Split('=')).Select(pair => (pair[0], pair[1]))];
}

using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reader.Words;

/// <summary>What the command line says, Chinese first, English second, from <c>zh.json</c> and <c>en.json</c>.</summary>
public sealed class CommandWords
{
    private const string Option = "--lang";

    private readonly FrozenDictionary<string, string> words;

    private CommandWords(string language, IEnumerable<Assembly> heads)
    {
        words = heads.SelectMany(head => Load(head, language)).ToFrozenDictionary(StringComparer.Ordinal);
        Culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "zh-Hans");
    }

    /// <summary>The culture of the words.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The words under a name.</summary>
    public string this[string name] => words[name];

    /// <summary>The words under a name; null when there are none.</summary>
    public string? Find(string name) => words.GetValueOrDefault(name);

    /// <summary>The words of the language that the arguments, else the environment, ask for: English when it is English, Chinese in all other cases.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="heads">Further assemblies with words of their own.</param>
    public static CommandWords For(IReadOnlyList<string> arguments, params IEnumerable<Assembly> heads)
    {
        var given = arguments.SkipWhile(argument => !argument.StartsWith(Option, StringComparison.Ordinal)).Take(2).ToList();
        var asked = given is [{ Length: > 7 } joined, ..] ? joined[(Option.Length + 1)..]
            : given is [Option, { } next] ? next
            : new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return new CommandWords(asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh", heads.Prepend(typeof(CommandWords).Assembly));
    }

    /// <summary>The words with their places filled.</summary>
    public string Fill(string name, params ReadOnlySpan<(string Place, string Value)> places)
    {
        var text = words[name];
        foreach (var (place, value) in places)
        {
            text = text.Replace($"{{{place}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static Dictionary<string, string> Load(Assembly head, string language)
    {
        using var stream = head.GetManifestResourceStream($"words/{language}.json")!;
        return JsonSerializer.Deserialize(stream, WordsContext.Default.DictionaryStringString)!;
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class WordsContext : JsonSerializerContext;

using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Corpus.Running;
using Xunit;

namespace Gongkai.Tests.House;

/// <summary>What must not stand in any file: paths of one machine, hosts that packages come from, and talk that is not about Gongkai.</summary>
public sealed partial class TrackedFilesTests
{
    private const int MostBytes = 2_000_000;

    [Fact]
    public void Files_HoldNoPathOfAMachine() => Expect.None(Found(MachinePath()));

    [Fact]
    public void Files_HoldNoHostOfPackages() => Expect.None(Found(PackageHost()));

    [Fact]
    public void Files_SpeakOfGongkaiAlone() => Expect.None(Found(OtherTalk()).Where(line => !line.StartsWith("tests/Gongkai.Tests/House/TrackedFilesTests.cs", StringComparison.Ordinal)));

    [Fact]
    public void Sources_HoldNoCommentedOutCode() =>
        Expect.None(Found(DeadCode()).Where(line => line.Contains(".cs:", StringComparison.Ordinal)));

    private static List<string> Found(Regex pattern)
    {
        Assert.SkipUnless(Checkout.Files.Length > 0, "These sources are not under version control here.");
        return [.. Checkout.Files.SelectMany(file => Lines(file).Select((line, at) => (line, at)).Where(pair => pattern.IsMatch(pair.line)).Select(pair => $"{file}:{pair.at + 1}: {pair.line.Trim()}"))];
    }

    private static string[] Lines(string file)
    {
        var bytes = new FileInfo(Checkout.PathOf(file)).Length > MostBytes ? [] : File.ReadAllBytes(Checkout.PathOf(file));
        return bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0) ? [] : Encoding.UTF8.GetString(bytes).Split('\n');
    }

    // Built from pieces, so that this file does not hold what it looks for.
    [GeneratedRegex(@"(?<![\w.])/(?:work|root|home)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:api\.nuget|www\.nuget|nuget|registry\.npmjs|pypi|files\.pythonhosted|repo1?\.maven|deb\.debian|archive\.ubuntu|crates|rubygems|proxy\.golang)\.(?:org|com|io|net)\b|""resolved"":\s*""https?:", RegexOptions.IgnoreCase)]
    private static partial Regex PackageHost();

    [GeneratedRegex(@"\b(?:Claude|Anthropic|OpenAI|ChatGPT|Copilot|LLM|subagent|prompt engineering|coding agent|AI assistant|language model)\b|\bthis (?:session|prompt|task)\b|\b(?:see|fixes|closes|per) (?:issue|task) #?\d+|\bTODO\b|\bFIXME\b|\bHACK\b|[（(](?:issue|task) \d+[）)]", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTalk();

    [GeneratedRegex(@"^\s*//\s*(?:(?:var|return|if|for|foreach|using|await|public|private|internal)\b.*[;{]|\w+(?:\.\w+)*\(.*\);|[{}])\s*$")]
    private static partial Regex DeadCode();
}

using Gongkai.Text;

namespace Gongkai.Tests.Text;

/// <summary>Short ways to put texts into tests.</summary>
internal static class Mapped
{
    /// <summary>The words as they stand in a source that begins elsewhere.</summary>
    public static MappedText Of(string words) => MappedText.FromSource("……" + words, new TextSpan(2, words.Length));

    public static string Repair(string words) => TextRepair.Repair(Of(words)).Text.Value;

    /// <summary>What the source prints where a character of the text came from.</summary>
    public static string SourceAt(MappedText text, string source, int at)
    {
        var span = text.SourceOf(at, 1);
        return ("……" + source).Substring(span.Start, span.Length);
    }
}

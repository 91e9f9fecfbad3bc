using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Inspecting.Text;

/// <summary>A text as the patterns want it: half-width, without characters that take no room, radicals as characters; each position leads back to the original.</summary>
internal sealed class FoldedText
{
    private readonly int[] places;

    public FoldedText(string original)
    {
        Original = original;
        var folded = new StringBuilder(original.Length);
        var origins = new List<int>(original.Length + 1);
        for (var at = 0; at < original.Length; at++)
        {
            if (Fold(original[at]) is { } character)
            {
                folded.Append(character);
                origins.Add(at);
            }
        }

        origins.Add(original.Length);
        places = [.. origins];
        Text = folded.ToString();
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>Start and length in the original of a stretch of the folded text.</summary>
    public (int Start, int Length) Place(int start, int length)
    {
        var first = places[start];
        var end = length == 0 ? first : places[start + length - 1] + 1;
        return (first, end - first);
    }

    private static char? Fold(char character) => character switch
    {
        (>= '\uFF01' and <= '\uFF5E') => (char)(character - 0xFEE0),
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u2009' or '\u202F' => ' ',
        _ => PlainCharacters.Of(character) is var plain && plain == PlainCharacters.Nothing ? null : plain,
    };
}

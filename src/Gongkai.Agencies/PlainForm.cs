using System.Text;

namespace Gongkai.Agencies;

/// <summary>Typed words in one form: full and half width, and characters made for old tables, are the same (NFKC).</summary>
public static class PlainForm
{
    /// <summary>The words in that form. What is no character, such as half of a pair, becomes a blank; nothing typed is refused here.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A half of a pair comes out as the replacement character; the two last of the first plane are never characters.
            clean.Append(rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormKC);
    }
}

namespace Gongkai.Text;

/// <summary>What labels are compared by. Publishers vary blanks, brackets and punctuation inside the same official label, so only letters,
/// digits and characters count.</summary>
public static class LabelKey
{
    private const int Stack = 256;

    /// <summary>The key of a label: white space, brackets and punctuation left out, letters in lower case, full-width letters and digits plain,
    /// everything else as it stands (simplified characters are the caller's business). The same instance when nothing changes.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = text.Length <= Stack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (Keeps(character))
            {
                key[length++] = char.ToLowerInvariant(PlainCharacters.Of(character));
            }
        }

        return key[..length].SequenceEqual(text) ? text : key[..length].ToString();
    }

    /// <summary>True for a character that stands in the key.</summary>
    public static bool Keeps(char character) => char.IsLetterOrDigit(character) || character == '〇' || char.IsSurrogate(character);
}

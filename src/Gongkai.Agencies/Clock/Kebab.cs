using System.Text;

namespace Gongkai.Agencies;

/// <summary>Names of enum members as they stand in data, JSON and on the command line.</summary>
internal static class Kebab
{
    public static string Case(string pascal)
    {
        var name = new StringBuilder(pascal.Length + 4);
        foreach (var letter in pascal)
        {
            if (char.IsAsciiLetterUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}

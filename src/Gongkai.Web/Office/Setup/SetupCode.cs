using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Web.Office.Setup;

/// <summary>The word that lets somebody set up the first account from another machine: made at every start, said on the console only.</summary>
public sealed class SetupCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code, as two groups of five.</summary>
    public string Code { get; } = string.Join('-', RandomNumberGenerator.GetString(Letters, 5), RandomNumberGenerator.GetString(Letters, 5));

    /// <summary>True when this is it; dashes, blanks and case do not matter.</summary>
    public bool Is(string? typed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Bare(typed ?? "")), Encoding.UTF8.GetBytes(Bare(Code)));

    private static string Bare(string code) => string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

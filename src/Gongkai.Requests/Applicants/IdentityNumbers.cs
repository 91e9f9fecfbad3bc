using Gongkai.Agencies;
namespace Gongkai.Requests;

/// <summary>Whether an identity number agrees with its own check digit. Only ever a hint: who writes his number wrongly has asked all the same.</summary>
public static class IdentityNumbers
{
    private const int Length = 18;
    private const string CheckDigits = "10X98765432";
    // GB 32100: letters that look like figures are left out.
    private const string CreditDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>True for a number of eighteen places (居民身份证号码 GB 11643, 统一社会信用代码 GB 32100) that agrees with neither check digit; false for all others, passports among them.</summary>
    public static bool LooksWrong(string? number)
    {
        var plain = string.Concat(PlainForm.Of(number).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length == Length && !IsCitizen(plain) && !IsCredit(plain);
    }

    private static bool IsCitizen(string plain)
    {
        if (!plain[..^1].All(char.IsAsciiDigit))
        {
            return false;
        }

        // The weight of a place is 2 to the power of its distance from the end, modulo 11.
        var sum = 0;
        foreach (var digit in plain[..^1])
        {
            sum = ((sum + (digit - '0')) * 2) % 11;
        }

        return CheckDigits[sum] == plain[^1];
    }

    private static bool IsCredit(string plain)
    {
        var (sum, weight) = (0, 1);
        foreach (var place in plain[..^1])
        {
            var value = CreditDigits.IndexOf(place, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            (sum, weight) = (sum + (value * weight), (weight * 3) % 31);
        }

        return CreditDigits[(31 - (sum % 31)) % 31] == plain[^1];
    }
}

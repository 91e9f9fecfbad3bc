using System.Globalization;

namespace Gongkai.Documents.Inspecting.Text;

/// <summary>Whether the digits of a number are such as are really given out.</summary>
internal static class CheckDigits
{
    private const string IdentityRemainders = "10X98765432";

    private static readonly int[] IdentityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Runs the check of that name on a hit; separators are left out.</summary>
    public static bool Pass(string? check, string hit)
    {
        if (check is null)
        {
            return true;
        }

        var digits = string.Concat(hit.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return check switch
        {
            "identity-card" => digits.Length == 18 && IsPersonStart(digits, "yyyyMMdd") && IdentityRemainders[IdentityWeights.Select((weight, at) => weight * (digits[at] - '0')).Sum() % 11] == digits[17],
            "identity-card-cut" => digits.Length == 18 && IsPersonStart(digits, "yyyyMMdd") && digits.EndsWith("00", StringComparison.Ordinal),
            "identity-card-old" => digits.Length == 15 && IsPersonStart(digits[..6] + "19" + digits[6..], "yyyyMMdd"),
            "luhn" => IsLuhn(digits),
            "varied" => digits.Distinct().Count() > 2,
            _ => throw new InvalidOperationException($"There is no check named {check}."),
        };
    }

    // Provinces as in GB/T 2260, then a day that exists; nobody's number begins in another way.
    private static bool IsPersonStart(string digits, string form) =>
        int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture) is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83)
        && DateOnly.TryParseExact(digits.AsSpan(6, 8), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born.Year is >= 1900 and < 2100;

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] - '0';
            sum += at % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
        }

        return digits.Length >= 12 && sum % 10 == 0 && digits.Distinct().Count() > 2;
    }
}

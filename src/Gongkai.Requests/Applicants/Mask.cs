namespace Gongkai.Requests;

/// <summary>Covers personal data for screens: the first and last few characters stay.</summary>
public static class Mask
{
    /// <summary>王小明 is 王**.</summary>
    public static string Name(string? name) => Keep(name, 1, 0);

    /// <summary>An identity number keeps its first three and last four characters.</summary>
    public static string? Number(string? number) => number is null ? null : Keep(number, 3, 4);

    /// <summary>13812345678 is 138****5678.</summary>
    public static string? Phone(string? phone) => phone is null ? null : Keep(phone, 3, 4);

    /// <summary>The part before the @ keeps its first character.</summary>
    public static string? Email(string? email) => email?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? Keep(email[..at], 1, 0) + email[at..] : email is null ? null : Keep(email, 1, 0);

    /// <summary>An address keeps its first six characters: the place, not the house.</summary>
    public static string? Address(string? address) => address is null ? null : Keep(address, 6, 0);

    // Something short is covered whole, but for its first character.
    private static string Keep(string? text, int first, int last)
    {
        var plain = text?.Trim() ?? "";
        if (plain.Length <= first + last)
        {
            (first, last) = (Math.Min(1, plain.Length), 0);
        }

        return string.Concat(plain.AsSpan(0, first), new string('*', plain.Length - first - last), plain.AsSpan(plain.Length - last));
    }
}

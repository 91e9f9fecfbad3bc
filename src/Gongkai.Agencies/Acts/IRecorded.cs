using System.Globalization;

namespace Gongkai.Agencies.Acts;

/// <summary>A row whose every change is written in the ledger, so that an alteration behind the program's back is named by <c>verify</c>.</summary>
public interface IRecorded
{
    /// <summary>Kind and number of the row: <c>organ/12</c>. Only known once it is stored.</summary>
    string Subject { get; }

    /// <summary>What must not change unnoticed, one entry a field, always in the same order.</summary>
    IEnumerable<Fact> Facts { get; }
}

/// <summary>One field of a recorded row.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Value">Its value as text that does not depend on culture; null for none.</param>
/// <param name="IsPersonal">The ledger keeps only a salted commitment to it, so that the value can be deleted and the chain stays whole.</param>
public readonly record struct Fact(string Name, string? Value, bool IsPersonal = false)
{
    /// <summary>A number as the ledger writes it.</summary>
    public static string? Of(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day as the ledger writes it.</summary>
    public static string? Of(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A moment as the ledger writes it, cut to milliseconds, as both databases keep it.</summary>
    public static string? Of(DateTimeOffset? moment) => moment?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Bytes as the ledger writes them: their SHA-256.</summary>
    public static string? Of(byte[]? bytes) => bytes is null ? null : "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}

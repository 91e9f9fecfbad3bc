using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies.Personal;

namespace Gongkai.Requests;

/// <summary>The sign on a receipt: number, day, a hash of what is wanted, and a signature (ECDSA P-256, SHA-256) over these, so that anybody with the public key can
/// check it without asking the site. It names nobody. <c>GK1:number:day:hash:signature</c></summary>
public static class ReceiptSign
{
    private const string Kind = "GK1";
    private const string Purpose = "receipt";

    /// <summary>Makes the sign.</summary>
    public static string Of(string number, DateOnly arrived, string wanted, PersonalKeys keys)
    {
        var signed = $"{Kind}:{number}:{Written.Day(arrived)}:{HashOf(wanted)}";
        using var key = keys.Signer(Purpose);
        return $"{signed}:{Base64Url.EncodeToString(key.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Whether a sign was made by whoever has the key, and nothing in it was altered.</summary>
    public static bool IsGenuine(string sign, ECDsa key)
    {
        var end = sign.LastIndexOf(':');
        var signature = new byte[128];
        return end > 0 && sign.StartsWith(Kind + ":", StringComparison.Ordinal) && Base64Url.IsValid(sign.AsSpan(end + 1)) && Base64Url.TryDecodeFromChars(sign.AsSpan(end + 1), signature, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(sign[..end]), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <summary>Whether a sign speaks of these words.</summary>
    public static bool IsAbout(string sign, string wanted) => sign.Split(':') is [_, _, _, var hash, _] && hash == HashOf(wanted);

    /// <summary>The public key as PEM.</summary>
    public static string PublicKey(PersonalKeys keys)
    {
        using var key = keys.Signer(Purpose);
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    // 128 bits are enough to tell texts apart, and short enough for a small picture.
    private static string HashOf(string wanted) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted.Trim().ReplaceLineEndings("\n"))))[..32];
}

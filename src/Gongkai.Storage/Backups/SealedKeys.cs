using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gongkai.Storage.Keys;

namespace Gongkai.Storage.Backups;

/// <summary>The keys of a store under a passphrase: salt, nonce, tag, and the files in AES-GCM.</summary>
internal static class SealedKeys
{
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Rounds = 600_000;

    /// <summary>All key files of a place, sealed.</summary>
    public static byte[] Close(StorePlace place, string passphrase)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(KeyFolder.Files(place).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes));
        var box = new byte[SaltLength + NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, SaltLength + NonceLength));
        using var aes = new AesGcm(KeyOf(passphrase, box.AsSpan(0, SaltLength)), TagLength);
        aes.Encrypt(box.AsSpan(SaltLength, NonceLength), plain, box.AsSpan(SaltLength + NonceLength + TagLength), box.AsSpan(SaltLength + NonceLength, TagLength));
        return box;
    }

    /// <summary>The key files by name; null when the passphrase is another one.</summary>
    public static Dictionary<string, byte[]>? Open(byte[] box, string passphrase)
    {
        if (box.Length < SaltLength + NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[box.Length - SaltLength - NonceLength - TagLength];
        using var aes = new AesGcm(KeyOf(passphrase, box.AsSpan(0, SaltLength)), TagLength);
        try
        {
            aes.Decrypt(box.AsSpan(SaltLength, NonceLength), box.AsSpan(SaltLength + NonceLength + TagLength), box.AsSpan(SaltLength + NonceLength, TagLength), plain);
            return JsonSerializer.Deserialize<Dictionary<string, byte[]>>(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(string passphrase, ReadOnlySpan<byte> salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), salt, Rounds, HashAlgorithmName.SHA256, 32);
}

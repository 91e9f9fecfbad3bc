using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Agencies.Personal;

/// <summary>The keys under which personal data is stored, field by field (AES-GCM), and under which it can be found again without being readable
/// (HMAC). They lie outside the database and its backups: without them a copy of the database says nothing about anybody.</summary>
public sealed class PersonalKeys
{
    /// <summary>Length of every key, in bytes.</summary>
    public const int KeyLength = 32;

    private const byte Layout = 1;
    private const int HeadLength = 1 + sizeof(int);
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int IndexLength = 16;
    private readonly FrozenDictionary<int, byte[]> keys;
    private readonly byte[] indexKey;

    /// <summary>A ring of keys.</summary>
    /// <param name="current">The key that seals from now on.</param>
    /// <param name="keys">All keys by number; the older ones still open what they sealed.</param>
    /// <param name="indexKey">The key of the index; it never changes, or nobody would be found any more.</param>
    public PersonalKeys(int current, IReadOnlyDictionary<int, byte[]> keys, byte[] indexKey)
    {
        if (!keys.ContainsKey(current) || keys.Values.Append(indexKey).Any(key => key.Length != KeyLength))
        {
            throw new ArgumentException($"Key {current} is missing, or a key is not {KeyLength} bytes long.", nameof(keys));
        }

        Current = current;
        this.keys = keys.ToFrozenDictionary();
        this.indexKey = indexKey;
    }

    /// <summary>Number of the key that seals from now on.</summary>
    public int Current { get; }

    /// <summary>New keys, for a store without any.</summary>
    public static PersonalKeys Create() =>
        new(1, new Dictionary<int, byte[]> { [1] = RandomNumberGenerator.GetBytes(KeyLength) }, RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Random bytes that bind the fields of one row to it: a field copied into another row does not open there.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    /// <summary>Seals a field; null for null or blank.</summary>
    public byte[]? Seal(string? text, string field, byte[] salt)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[HeadLength + NonceLength + TagLength + plain.Length];
        box[0] = Layout;
        BitConverter.TryWriteBytes(box.AsSpan(1), Current);
        var nonce = box.AsSpan(HeadLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[Current], TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(HeadLength + NonceLength + TagLength), box.AsSpan(HeadLength + NonceLength, TagLength), Bound(field, salt));
        return box;
    }

    /// <summary>Opens a field; null for null.</summary>
    /// <exception cref="CryptographicException">It was altered, belongs elsewhere, or its key is missing.</exception>
    public string? Open(byte[]? box, string field, byte[] salt)
    {
        if (box is null)
        {
            return null;
        }

        if (box.Length < HeadLength + NonceLength + TagLength || box[0] != Layout || !keys.TryGetValue(BitConverter.ToInt32(box, 1), out var key))
        {
            throw new CryptographicException($"The field '{field}' was sealed under a key that is not here.");
        }

        var plain = new byte[box.Length - HeadLength - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(box.AsSpan(HeadLength, NonceLength), box.AsSpan(HeadLength + NonceLength + TagLength), box.AsSpan(HeadLength + NonceLength, TagLength), plain, Bound(field, salt));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>What stands for a value in an index: the same for the same value however it is typed, and nothing can be read from it. Null for null or blank.</summary>
    public byte[]? Index(string? text, string field)
    {
        var plain = Plain(text);
        return plain.Length == 0 ? null : HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"{field}\n{plain}"))[..IndexLength];
    }

    /// <summary>A short code that only this store can give for a text, such as the check code of a receipt: letters and digits that are not mistaken for each other.</summary>
    public string Code(string text, string purpose, int length)
    {
        const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var bytes = HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"code:{purpose}\n{text}"));
        return string.Create(length, bytes, static (code, bytes) =>
        {
            for (var i = 0; i < code.Length; i++)
            {
                code[i] = Letters[((bytes[i * 2 % bytes.Length] << 8) | bytes[((i * 2) + 1) % bytes.Length]) % Letters.Length];
            }
        });
    }

    /// <summary>A key to sign with (ECDSA P-256), the same for the same purpose as long as the keys are the same. Its public half may be given to everybody.</summary>
    public ECDsa Signer(string purpose)
    {
        // Drawn again until it lies below the order of the curve, which it does at once but for once in four thousand million times.
        for (var attempt = 0; ; attempt++)
        {
            var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, indexKey, KeyLength, info: Encoding.UTF8.GetBytes($"signer:{purpose}:{attempt}"));
            if (BitConverter.ToUInt32(secret) != uint.MaxValue)
            {
                return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
            }
        }
    }

    /// <summary>Gives every key to whoever keeps them.</summary>
    public void Export(Action<int, byte[]> key, Action<byte[]> index)
    {
        foreach (var (number, bytes) in keys.OrderBy(pair => pair.Key))
        {
            key(number, bytes);
        }

        index(indexKey);
    }

    private static byte[] Bound(string field, byte[] salt) => [.. Encoding.UTF8.GetBytes(field), 0, .. salt];

    private static string Plain(string? text) => string.Concat(PlainForm.Of(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

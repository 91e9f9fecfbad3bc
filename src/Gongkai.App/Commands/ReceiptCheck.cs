using System.Security.Cryptography;
using Gongkai.Agencies.Personal;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Keys;

namespace Gongkai.App.Commands;

/// <summary><c>verify --receipt</c>: whether the sign of a receipt is genuine, by the public key of the site or by the keys of a store. No database is opened.</summary>
internal static class ReceiptCheck
{
    public static async Task<int> RunAsync(CommandWords words, StorePlace place, string sign, FileInfo? key, CancellationToken stop)
    {
        try
        {
            var pem = key is null ? ReceiptSign.PublicKey(KeysOf(words, place)) : await File.ReadAllTextAsync(key.FullName, stop).ConfigureAwait(false);
            using var signer = ECDsa.Create();
            signer.ImportFromPem(pem);
            var isGenuine = ReceiptSign.IsGenuine(sign.Trim(), signer);
            Output.Write(words[isGenuine ? "verify.receipt-genuine" : "verify.receipt-false"] + Environment.NewLine);
            return isGenuine ? ExitCodes.Fine : ExitCodes.Findings;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UnusableFileException(words.Fill("verify.key-unusable", ("reason", error.Message)));
        }
    }

    private static PersonalKeys KeysOf(CommandWords words, StorePlace place) =>
        KeyFolder.Find(place.Keys) ?? throw new UnusableFileException(words.Fill("verify.key-unusable", ("reason", place.Keys)));
}

using System.Globalization;
using System.Security.Cryptography;
using Gongkai.Agencies.Personal;

namespace Gongkai.Storage.Keys;

/// <summary>The keys of personal data, one small file each in <see cref="StorePlace.Keys"/>: outside the database and outside of backups that are made without them.
/// Several nodes on one database share the folder, or each has a copy.</summary>
public static class KeyFolder
{
    /// <summary>Fact of the store that says under which keys it was sealed; it tells nothing of the keys.</summary>
    public const string Fingerprint = "personal-keys";

    private const string IndexFile = "personal-index.key";
    private const string Pattern = "personal-*.key";

    /// <summary>Opens the keys of a store, and makes them for a store that never had any.</summary>
    /// <exception cref="StoreUnusableException">The store was sealed under keys that are not in the folder.</exception>
    public static async Task<PersonalKeys> OpenAsync(Store store, CancellationToken cancellation)
    {
        var folder = store.Place.Keys;
        var known = await store.FactAsync(Fingerprint, cancellation);
        if (known is null && !File.Exists(Path.Combine(folder, IndexFile)))
        {
            Write(folder, PersonalKeys.Create());
        }

        if (Read(folder) is not { } keys || (known ?? FingerprintOf(keys)) != FingerprintOf(keys))
        {
            throw new StoreUnusableException("keys", folder);
        }

        if (known is null)
        {
            await store.RecordAsync(Fingerprint, FingerprintOf(keys), cancellation);
        }

        return keys;
    }

    /// <summary>The keys in a folder, without a look at any store; null when there are none.</summary>
    public static PersonalKeys? Find(string folder) => Read(folder);

    /// <summary>Takes the keys of one place to another. A key that is there already must be the same.</summary>
    /// <exception cref="StoreUnusableException">Other keys lie there.</exception>
    internal static void Copy(StorePlace from, StorePlace to)
    {
        foreach (var path in Files(from))
        {
            var target = Path.Combine(to.Keys, Path.GetFileName(path));
            var bytes = File.ReadAllBytes(path);
            if (!File.Exists(target))
            {
                Directory.CreateDirectory(to.Keys);
                Save(target, bytes);
            }
            else if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes))
            {
                throw new StoreUnusableException("keys", to.Keys);
            }
        }
    }

    /// <summary>The key files of a place.</summary>
    internal static string[] Files(StorePlace place) => Directory.Exists(place.Keys) ? Directory.GetFiles(place.Keys, Pattern) : [];

    /// <summary>Puts a key file where none is.</summary>
    internal static void Put(StorePlace place, string name, byte[] bytes)
    {
        Directory.CreateDirectory(place.Keys);
        Save(Path.Combine(place.Keys, Path.GetFileName(name)), bytes);
    }

    private static PersonalKeys? Read(string folder)
    {
        var index = Path.Combine(folder, IndexFile);
        var keys = Directory.Exists(folder)
            ? Directory.GetFiles(folder, Pattern).Select(path => (Path: path, Number: NumberOf(path))).Where(file => file.Number is not null).ToDictionary(file => file.Number!.Value, file => File.ReadAllBytes(file.Path))
            : [];
        return keys.Count == 0 || !File.Exists(index) ? null : new PersonalKeys(keys.Keys.Max(), keys, File.ReadAllBytes(index));
    }

    private static void Write(string folder, PersonalKeys keys)
    {
        Directory.CreateDirectory(folder);
        keys.Export((number, bytes) => Save(Path.Combine(folder, $"personal-{number.ToString(CultureInfo.InvariantCulture)}.key"), bytes), bytes => Save(Path.Combine(folder, IndexFile), bytes));
    }

    // Readable for whoever runs the program and for nobody else; never over a key that another node has just made.
    private static void Save(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static int? NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)["personal-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The index key never changes, so what it gives for a fixed word names the keys.
    private static string FingerprintOf(PersonalKeys keys) => Convert.ToHexStringLower(SHA256.HashData(keys.Index("gongkai", Fingerprint)!));
}

using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Gongkai.Reports.Checks;

namespace Gongkai.Oversight.Filing;

/// <summary>A file in a package.</summary>
public sealed record PackageFile(string Name, string Sha256, long Length);

/// <summary>What a package says of itself.</summary>
/// <param name="Version">Version of the layout.</param>
/// <param name="Number">Number under which the competent department has it; null when it has none.</param>
/// <param name="Report">SHA-256 of the fair copy, which is the report's hash.</param>
/// <param name="Rules">Which set of rules it was checked with.</param>
public sealed record PackageManifest(int Version, string Organ, int Year, string Scope, int ReportVersion, string Form, string? Number, string? Filed, string Report, string Rules, ImmutableArray<PackageFile> Files)
{
    /// <summary>Open errors with which the leader signed.</summary>
    public ImmutableArray<string> Reservations { get; init; } = [];
}

/// <summary>Something that is wrong with a package.</summary>
/// <param name="Kind"><c>unreadable</c>, <c>missing</c>, <c>altered</c>, <c>unnamed</c> or <c>report</c>.</param>
/// <param name="File">Which file of it.</param>
public sealed record PackageFault(string Kind, string File);

/// <summary>A filed report in one file 报送包: fair copy, prints, the set of rules, hashes. The same report gives the same bytes; nothing but the file is needed to verify it.</summary>
public static class FilingPackage
{
    /// <summary>Name of the fair copy.</summary>
    public const string ReportName = "report.json";

    /// <summary>Name of the manifest.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>Name of the list of hashes, as <c>sha256sum --check</c> reads it.</summary>
    public const string SumsName = "SHA256SUMS";

    private const int Layout = 1;
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the package of a report.</summary>
    /// <param name="prints">Its prints, by file name.</param>
    public static void Write(OpenedFiling opened, IReadOnlyDictionary<string, byte[]> prints, Stream output)
    {
        var filing = opened.Filing;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { [ReportName] = FairCopy.Unpack(filing.Content) };
        foreach (var (name, bytes) in prints)
        {
            files.Add(name, bytes);
        }

        var manifest = new PackageManifest(
            Layout, opened.Organ.Name, filing.Year, filing.Scope.ToString(), filing.Version, filing.Form, filing.Number,
            filing.FiledAt?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), filing.Hash, RuleBook.Edition,
            [.. files.Select(file => new PackageFile(file.Key, HashOf(file.Value), file.Value.Length))])
        { Reservations = [.. opened.Reservations.Select(reservation => $"{reservation.Rule} {reservation.Finding} {reservation.Words}")] };
        files.Add(ManifestName, JsonSerializer.SerializeToUtf8Bytes(manifest, PackageJson.Readable.PackageManifest));
        files.Add(SumsName, Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{HashOf(file.Value)}  {file.Key}\n"))));
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, bytes) in files)
        {
            Add(archive, name, bytes);
        }
    }

    /// <summary>Reads a package and holds every file in it against its manifest. Content never throws.</summary>
    /// <returns>The manifest and the files as far as they could be read, and everything that is wrong.</returns>
    public static (PackageManifest? Manifest, IReadOnlyDictionary<string, byte[]> Files, ImmutableArray<PackageFault> Faults) Verify(Stream input)
    {
        var faults = ImmutableArray.CreateBuilder<PackageFault>();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (!TryRead(input, files, faults) || Manifest(files) is not { } manifest)
        {
            faults.Add(new PackageFault(files.Count == 0 ? "unreadable" : "altered", ManifestName));
            return (null, files, faults.ToImmutable());
        }

        var sums = Sums(files);
        if (sums.Count == 0)
        {
            faults.Add(new PackageFault("missing", SumsName));
        }

        foreach (var (name, hash) in sums.Concat(manifest.Files.Select(file => KeyValuePair.Create(file.Name, file.Sha256))).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!files.TryGetValue(name, out var bytes))
            {
                faults.Add(new PackageFault(faults.Any(fault => fault.File == name) ? "altered" : "missing", name));
            }
            else if (HashOf(bytes) != hash)
            {
                faults.Add(new PackageFault("altered", name));
            }
        }

        faults.AddRange(files.Keys.Where(name => name != SumsName && !sums.ContainsKey(name)).Order(StringComparer.Ordinal).Select(name => new PackageFault("unnamed", name)));
        // The hash under which the report stands in the ledger is that of the fair copy itself.
        if (manifest.Files.FirstOrDefault(file => file.Name == ReportName)?.Sha256 != manifest.Report)
        {
            faults.Add(new PackageFault("report", ReportName));
        }

        return (manifest, files, [.. faults.Distinct()]);
    }

    private static Dictionary<string, string> Sums(Dictionary<string, byte[]> files) => !files.TryGetValue(SumsName, out var bytes) ? [] : Encoding.UTF8.GetString(bytes)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).Where(fields => fields.Length == 2).DistinctBy(fields => fields[1]).ToDictionary(fields => fields[1], fields => fields[0], StringComparer.Ordinal);

    private static bool TryRead(Stream input, Dictionary<string, byte[]> files, ImmutableArray<PackageFault>.Builder faults)
    {
        try
        {
            using var archive = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in archive.Entries)
            {
                if (Read(entry) is { } bytes)
                {
                    files[entry.FullName] = bytes;
                }
                else
                {
                    faults.Add(new PackageFault("altered", entry.FullName));
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // A changed byte may leave a file that cannot be unpacked, or that unpacks without end.
    private static byte[]? Read(ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > MostBytes)
                {
                    return null;
                }
            }

            return bytes.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static PackageManifest? Manifest(Dictionary<string, byte[]> files)
    {
        try
        {
            return files.TryGetValue(ManifestName, out var bytes) && JsonSerializer.Deserialize(bytes, PackageJson.Readable.PackageManifest) is { Version: Layout } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PackageManifest))]
internal sealed partial class PackageJson : JsonSerializerContext
{
    /// <summary>Indented, with Chinese as Chinese, so that people can read it.</summary>
    public static PackageJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" });
}

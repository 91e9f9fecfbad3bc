using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Storage.Copying;

namespace Gongkai.Storage.Backups;

/// <summary>What an archive of a whole office holds and what all of it comes to.</summary>
/// <param name="Format">Layout of the archive.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Database">Which database the office lay in: <c>sqlite</c> or <c>postgres</c>; the archive is the same.</param>
/// <param name="Schema">The last step of the schema.</param>
/// <param name="Tables">Every table.</param>
/// <param name="DatabaseSha256">Hash of the database file in it.</param>
/// <param name="Files">How many files.</param>
/// <param name="FileBytes">How many bytes they have together.</param>
/// <param name="FilesSha256">Hash over the sorted hashes of all files.</param>
/// <param name="KeysSha256">Hash of the sealed keys; null when it was made without them.</param>
/// <param name="Fingerprint">Tells which keys open its personal data, and nothing about them; null when there is none yet.</param>
public sealed record BackupManifest(int Format, string Program, DateTimeOffset MadeAt, string Database, string Schema, ImmutableSortedDictionary<string, TableDigest> Tables, string DatabaseSha256, int Files, long FileBytes, string FilesSha256, string? KeysSha256, string? Fingerprint)
{
    /// <summary>The layout that this version writes and reads.</summary>
    public const int Layout = 1;

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);

    internal static BackupManifest? From(byte[] bytes) => JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupManifest);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;

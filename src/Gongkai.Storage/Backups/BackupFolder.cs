namespace Gongkai.Storage.Backups;

/// <summary>When the site makes backups by itself and how many it keeps.</summary>
/// <param name="Folder">Where they go.</param>
/// <param name="At">At which time of the day, in China.</param>
/// <param name="Keep">How many are kept; the older ones are removed.</param>
/// <param name="IsOff">Somebody else looks after backups.</param>
public sealed record BackupPlan(string Folder, TimeOnly At, int Keep, bool IsOff)
{
    internal const string Pattern = "gongkai-????????-??????.zip";

    /// <summary>The folder beside the data, half past two at night, seven of them.</summary>
    public static BackupPlan Usual(StorePlace place) => new(Path.Combine(place.Folder, "backups"), new TimeOnly(2, 30), 7, false);

    /// <summary>The archives that are there, the newest first.</summary>
    public IReadOnlyList<FileInfo> Archives => Directory.Exists(Folder) ? [.. new DirectoryInfo(Folder).GetFiles(Pattern).OrderByDescending(file => file.Name, StringComparer.Ordinal)] : [];

    /// <summary>True when none was made since the time of the day came last; a machine that was off then makes up for it.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        var here = now.ToOffset(TimeSpan.FromHours(8));
        var today = new DateTimeOffset(here.Date, here.Offset) + At.ToTimeSpan();
        var last = today <= here ? today : today.AddDays(-1);
        return !IsOff && (Archives is not [var newest, ..] || string.CompareOrdinal(newest.Name, Backup.NameAt(last)) < 0);
    }

    /// <summary>Makes one and removes those that are too many.</summary>
    public async Task<BackupManifest> RunAsync(Backup backup, DateTimeOffset now, CancellationToken cancellation)
    {
        Backup.ClearAbandoned(Folder);
        var manifest = await backup.WriteAsync(Path.Combine(Folder, Backup.NameAt(now)), null, now, cancellation);
        foreach (var old in Archives.Skip(Math.Max(1, Keep)))
        {
            old.Delete();
        }

        return manifest;
    }
}

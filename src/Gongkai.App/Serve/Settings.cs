using System.Globalization;
using Gongkai.Storage;
using Gongkai.Storage.Backups;

namespace Gongkai.App.Serve;

/// <summary>What <c>settings.json</c> beside the data says to the program itself.</summary>
internal static class Settings
{
    /// <summary>The file.</summary>
    public static string FileOf(StorePlace place) => Path.Combine(place.Folder, "settings.json");

    /// <summary>Its content, for commands that run without the site.</summary>
    public static IConfiguration Of(StorePlace place) => new ConfigurationBuilder().AddJsonFile(FileOf(place), optional: true).Build();

    /// <summary>The part <c>Backup</c>: <c>Folder</c>, <c>At</c>, <c>Keep</c>, <c>Off</c>.</summary>
    public static BackupPlan BackupsOf(IConfiguration settings, StorePlace place)
    {
        var part = settings.GetSection("Backup");
        var usual = BackupPlan.Usual(place);
        return new BackupPlan(
            part["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder, place.Folder) : usual.Folder,
            part["At"] is { } at ? TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture) : usual.At,
            part.GetValue("Keep", usual.Keep),
            part.GetValue("Off", usual.IsOff));
    }
}

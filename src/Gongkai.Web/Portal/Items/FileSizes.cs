using System.Globalization;

namespace Gongkai.Web.Portal.Items;

/// <summary>Sizes as people read them.</summary>
internal static class FileSizes
{
    public static string Say(long bytes) =>
        bytes < 1024 ? string.Create(CultureInfo.CurrentCulture, $"{bytes} B")
        : bytes < 1024 * 1024 ? string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:0} KB")
        : bytes < 1024L * 1024 * 1024 ? string.Create(CultureInfo.CurrentCulture, $"{bytes / (1024.0 * 1024):0.0} MB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / (1024.0 * 1024 * 1024):0.0} GB");
}

using System.Diagnostics;

namespace Gongkai.Reader;

/// <summary>The quick head met a file that only the full one can read.</summary>
public sealed class NeedsFullHeadException : Exception;

/// <summary>The full head, to which the quick one hands over what needs character recognition. The launcher says where it is to be had;
/// a head that was started otherwise stands alone.</summary>
internal static class FullHead
{
    /// <summary>Path of the launcher, set by it for the quick head only.</summary>
    private static readonly string? Launcher = Environment.GetEnvironmentVariable("GONGKAI_LAUNCHER");

    public static bool IsNear => Launcher is { Length: > 0 };

    /// <summary>Runs the same command there; what it prints goes where this program prints.</summary>
    public static async Task<int> RunAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Launcher!, arguments) { UseShellExecute = false };
        start.Environment["GONGKAI_HEAD"] = "app";
        start.Environment.Remove("GONGKAI_LAUNCHER");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }
}

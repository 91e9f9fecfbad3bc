using System.Diagnostics;

namespace Gongkai.Web.Tests.Faults;

/// <summary>Runs what a machine's keeper would type.</summary>
internal static class Shell
{
    /// <summary>True when it ended well; what it said comes out besides.</summary>
    public static bool Try(string line, out string said)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line + " 2>&1"]) { RedirectStandardOutput = true })!;
        said = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return shell.ExitCode == 0;
    }

    public static string Run(string line) => Try(line, out var said) ? said : throw new InvalidOperationException($"{line}: {said}");
}

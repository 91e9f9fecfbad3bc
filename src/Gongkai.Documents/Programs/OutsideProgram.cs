using System.Diagnostics;

namespace Gongkai.Documents.Programs;

/// <summary>Programs that Gongkai can use when they are installed. They get a throw-away folder, no network where the system allows to take it away,
/// bounded memory and time, and are ended with all they started when the time is up.</summary>
public static class OutsideProgram
{
    // Address space and the largest file written: enough for any report, too little for a program gone wild.
    private const int MostMemoryKilobytes = 4_000_000;
    private const int MostFileBlocks = 1_000_000;

    // A network with nobody in it; and a house of processes of its own, in which all that was started ends with the first, also what tried to slip away.
    private static readonly string[] Alone = ["--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"];

    private static readonly Lazy<bool> CanBeAlone = new(() => OperatingSystem.IsLinux() && Find("unshare") is { } unshare && Succeeds(unshare, [.. Alone, "true"]));

    /// <summary>True where the system allows to take the network away from a program.</summary>
    public static bool CanLeaveNetwork => CanBeAlone.Value;

    /// <summary>Full path of the first of these names that the search path leads to; null when none is installed.</summary>
    public static string? Find(params IReadOnlyList<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => OperatingSystem.IsWindows() ? new[] { name + ".exe" } : [name])
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="folder">Its working and home folder.</param>
    /// <param name="time">How long it may take.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="arguments">Its command line.</param>
    /// <returns>Its exit code; null when the time was up and it was ended.</returns>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static int? Run(string program, string folder, TimeSpan time, CancellationToken cancellation, params IReadOnlyList<string> arguments)
    {
        var start = Bounded(program, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        foreach (var name in (string[])["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"])
        {
            start.Environment[name] = folder;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var stop = cancellation.Register(() => End(process));
        var isOver = process.WaitForExit(time < TimeSpan.Zero ? TimeSpan.Zero : time);
        cancellation.ThrowIfCancellationRequested();
        if (isOver)
        {
            return process.ExitCode;
        }

        End(process);
        process.WaitForExit();
        return null;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static ProcessStartInfo Bounded(string program, IReadOnlyList<string> arguments)
    {
        List<string> line = [program, .. arguments];
        if (CanBeAlone.Value)
        {
            line = [Find("unshare")!, .. Alone, .. line];
        }

        if (!OperatingSystem.IsWindows() && File.Exists("/bin/sh"))
        {
            // One limit a call: some shells take no more, and set none then.
            line = ["/bin/sh", "-c", $"ulimit -v {MostMemoryKilobytes} 2>/dev/null; ulimit -f {MostFileBlocks} 2>/dev/null; exec \"$@\"", "sh", .. line];
        }

        return new ProcessStartInfo(line[0], line.Skip(1));
    }

    private static bool Succeeds(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        return process.WaitForExit(TimeSpan.FromSeconds(2)) && process.ExitCode == 0;
    }
}

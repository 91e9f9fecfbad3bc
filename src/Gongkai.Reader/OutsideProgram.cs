namespace Gongkai.Reader;

/// <summary>Programs that Gongkai can use when they are installed.</summary>
public static class OutsideProgram
{
    /// <summary>Full path of the first of these names that the search path leads to; null when none is installed.</summary>
    public static string? Find(params IReadOnlyList<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => OperatingSystem.IsWindows() ? new[] { name + ".exe" } : [name])
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}

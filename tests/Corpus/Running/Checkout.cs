using System.Collections.Immutable;
using System.Diagnostics;

namespace Gongkai.Corpus.Running;

/// <summary>The folder with the sources that the running program was built from.</summary>
public static class Checkout
{
    /// <summary>Full path, found upward from the program.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Files under version control, or about to be, with <c>/</c> between folders; empty outside a repository.</summary>
    public static ImmutableArray<string> Files { get; } = List();

    /// <summary>Full path of a file of the checkout.</summary>
    public static string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Text of a file of the checkout.</summary>
    public static string Text(string file) => File.ReadAllText(PathOf(file));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Gongkai.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("This program runs outside the checkout it was built from.");
    }

    private static ImmutableArray<string> List()
    {
        var start = new ProcessStartInfo("git", ["-C", Folder, "-c", "core.quotepath=off", "ls-files", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var lines = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(PathOf(file))).Distinct().Order(StringComparer.Ordinal)];
    }
}

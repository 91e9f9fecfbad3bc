using System.Collections.Immutable;
using Gongkai.Documents.Programs;
using Gongkai.Documents.Reading;

namespace Gongkai.App.Diagnosis;

/// <summary>Something outside Gongkai that it can use. Nothing here is needed for reading, checking and serving.</summary>
/// <param name="Name">By which the words name it and say what it enables.</param>
/// <param name="Packages">Debian packages that bring it.</param>
/// <param name="Find">Where it is; null when it is missing.</param>
internal sealed record MachinePart(string Name, string Packages, Func<string?> Find);

/// <summary>Everything that <c>doctor</c> looks for.</summary>
internal static class MachineParts
{
    private static readonly ImmutableArray<string> FontFolders = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", @"C:\Windows\Fonts"];
    private static readonly ImmutableArray<string> ChineseFonts = ["NotoSansCJK*", "NotoSerifCJK*", "simsun*", "simfang*", "FZXBS*", "Songti*", "STSong*", "wqy-*", "uming*", "gkai00mp*"];

    public static ImmutableArray<MachinePart> All { get; } =
    [
        new("office", "libreoffice-writer-nogui libreoffice-calc-nogui", () => OutsideProgram.Find("soffice", "libreoffice")),
        new("fonts", "fonts-noto-cjk", FindFont),
        new("pictures", "poppler-utils", () => OutsideProgram.Find("pdftoppm")),
        new("scans", "libstdc++6", FindRecognition),
        new("linker", "clang zlib1g-dev", () => OutsideProgram.Find("clang", "gcc")),
        new("postgres", "postgresql", FindPostgres),
    ];

    private static string? FindFont() => FontFolders.Where(Directory.Exists)
        .SelectMany(folder => ChineseFonts.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseInsensitive })))
        .Order(StringComparer.Ordinal).FirstOrDefault();

    // Opened, not looked for: the library is there and may still not run on this machine.
    private static string? FindRecognition() => Recognition.Brought is null ? null : "PP-OCRv4";

    // Debian keeps the server's programs out of the path.
    private static string? FindPostgres() => OutsideProgram.Find("postgres", "initdb")
        ?? (Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin", "postgres")).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault() : null);
}

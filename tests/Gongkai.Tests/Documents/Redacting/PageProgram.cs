namespace Gongkai.Tests.Documents.Redacting;

/// <summary>Whether the program is there that draws pages of PDF files.</summary>
internal static class PageProgram
{
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftoppm")));
}

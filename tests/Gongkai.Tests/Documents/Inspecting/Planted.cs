namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>A file with one leak put in on purpose.</summary>
/// <param name="Name">What was planted, and the file's ending.</param>
/// <param name="Rule">The rule that must find it.</param>
/// <param name="Bytes">The file.</param>
/// <param name="CanClean">Whether cleaning must take it out.</param>
public sealed record Planted(string Name, string Rule, byte[] Bytes, bool CanClean);

namespace Gongkai.Documents.Inspecting;

/// <summary>Takes leaks out of files.</summary>
public static class FileCleaner
{
}

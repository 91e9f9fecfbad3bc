using System.Text.Json;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Reports;

namespace Gongkai.Reader;

/// <summary>Editions of the form that lie beside the program, one data file each, in the folder that <c>GONGKAI_FORMS</c> names:
/// a new edition can be used before a release that has it built in.</summary>
internal static class FurtherEditions
{
    private const string Folder = "GONGKAI_FORMS";

    /// <summary>Adds them; does nothing where no folder is named.</summary>
    /// <exception cref="UsageException">The folder or a file in it cannot be used.</exception>
    public static void Add(CommandWords words)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder)
        {
            return;
        }

        try
        {
            FormCatalogue.Add(Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words.Fill("forms.unusable", ("folder", folder), ("reason", error.Message)));
        }
    }
}

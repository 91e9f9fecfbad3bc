using Gongkai.Reader.Words;

namespace Gongkai.Reader;

/// <summary>Writes a file whole or not at all.</summary>
internal static class WholeFile
{
    /// <exception cref="UnusableFileException">It cannot be written there.</exception>
    public static void Save(string output, MemoryStream content, CommandWords words)
    {
        var unfinished = output + ".tmp";
        try
        {
            using (var file = File.Create(unfinished))
            {
                content.WriteTo(file);
            }

            File.Move(unfinished, output, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }

            throw new UnusableFileException(words.Fill("file.exists", ("file", output), ("reason", error.Message)));
        }
    }
}

using Gongkai.Reader;
using Gongkai.Reader.Words;

namespace Gongkai.App.Files;

/// <summary>Reads and writes whole files for the commands; a file is written whole or not at all.</summary>
internal static class WholeFile
{
    /// <exception cref="UnusableFileException">It is not there or not readable.</exception>
    public static byte[] Read(string path, CommandWords words)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableFileException(words.Fill("file.missing", ("file", path)));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new UnusableFileException(words.Fill("file.denied", ("file", path)));
        }
    }

    /// <exception cref="UnusableFileException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> bytes, CommandWords words)
    {
        var unfinished = path + ".tmp";
        try
        {
            using (var file = File.Create(unfinished))
            {
                file.Write(bytes.Span);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }

            throw new UnusableFileException(words.Fill("file.exists", ("file", path), ("reason", error.Message)));
        }
    }
}

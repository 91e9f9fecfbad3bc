using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Json;
using Gongkai.Text;

namespace Gongkai.Reader;

/// <summary>A file that a command cannot use, told in the user's words.</summary>
/// <param name="message">Cause, place, cure.</param>
public sealed class UnusableFileException(string message) : Exception(message);

/// <summary>Opens report files for the commands: any kind that can be read, the standard input, and reports already as JSON.</summary>
public static class ReportFile
{
    private static readonly ReadingLimits Limits = ReadingLimits.ForReports with { MayRecognise = true };

    /// <summary>Reads and recognises a file; <c>-</c> is the standard input.</summary>
    /// <exception cref="UnusableFileException">It is not there or not readable.</exception>
    public static ReadReport Read(string path, CommandWords words)
    {
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            var name = path == "-" ? "-" : Path.GetFileName(path);
            return Read(name, words, () => DocumentReader.Read(stream, name, Limits));
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

    /// <summary>Reads and recognises a file that is in memory.</summary>
    /// <exception cref="UnusableFileException">It is not readable.</exception>
    public static ReadReport Read(ReadOnlyMemory<byte> bytes, string name, CommandWords words) => Read(name, words, () => DocumentReader.Read(bytes, name, Limits));

    private static ReadReport Read(string name, CommandWords words, Func<Document> read)
    {
        try
        {
            var document = read();
            if (document.Remarks.Contains("pages-unread") && FullHead.IsNear && name != "-")
            {
                throw new NeedsFullHeadException();
            }

            return document.Kind == DocumentKind.Json ? FromJson(document, words) : ReportRecogniser.Recognise(document);
        }
        catch (NotReadableException error) when (error.Reason == NotReadableReason.NeedsRecognition && FullHead.IsNear && name != "-")
        {
            throw new NeedsFullHeadException();
        }
        catch (NotReadableException error)
        {
            var detail = error.Reason == NotReadableReason.TooLarge ? words.Find($"limit.{error.Detail}") ?? words["limit"] : error.Detail;
            throw new UnusableFileException(words.Fill($"unreadable.{error.Reason}", ("file", name), ("detail", detail)));
        }
    }

    private static ReadReport FromJson(Document document, CommandWords words)
    {
        try
        {
            return new ReadReport(ReportJsonReader.Read(System.Text.Encoding.UTF8.GetBytes(document.Text)), document, []);
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UnusableFileException(words.Fill("unreadable.NoReport", ("file", document.Name), ("detail", error.Message)));
        }
    }
}

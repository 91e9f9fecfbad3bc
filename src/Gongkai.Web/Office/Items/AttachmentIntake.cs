using Gongkai.Disclosure.Items;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Reading;
using Gongkai.Storage.Files;
using Gongkai.Text;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Items;

/// <summary>A file as it was taken in: kept, looked into, its words read for the search.</summary>
public sealed record TakenFile(string Name, string Sha256, long Size, string Text, Inspection Inspection)
{
    /// <summary>What the inspection means for the item.</summary>
    public FileVerdict Verdict => Inspection.IsStopped ? FileVerdict.Held : FileVerdict.Clean;
}

/// <summary>Takes files in: looks into each before anybody can submit it, and keeps its bytes. What is held back is kept too, in the house, so that it can be cleaned.</summary>
public sealed class AttachmentIntake(FileStore files)
{
    /// <summary>The largest upload in bytes.</summary>
    public const long MostBytes = 100L * 1024 * 1024;

    private const int LongestName = 200;
    private const int LongestText = 200_000;

    /// <summary>Takes a file of a form.</summary>
    public async Task<TakenFile> TakeAsync(IFormFile sent, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, cancellation);
        return await TakeAsync(bytes.ToArray(), NameOf(sent.FileName), cancellation);
    }

    /// <summary>Takes bytes.</summary>
    public async Task<TakenFile> TakeAsync(ReadOnlyMemory<byte> bytes, string name, CancellationToken cancellation)
    {
        var inspection = FileInspector.Inspect(bytes, name, cancellation: cancellation);
        var sha256 = await files.PutAsync(bytes, cancellation);
        // The words of what is held back stand in no row: they would outlast what is taken out of the file.
        return new TakenFile(name, sha256, bytes.Length, inspection.IsStopped ? "" : WordsOf(bytes, name, cancellation), inspection);
    }

    /// <summary>The bytes of a file that was taken in.</summary>
    public async Task<byte[]> BytesAsync(string sha256, CancellationToken cancellation)
    {
        await using var stream = files.Open(sha256) ?? throw new InvalidOperationException($"The file {sha256} is not in the store.");
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    /// <summary>The document in a file; null when it holds none that can be read.</summary>
    public static Document? Read(ReadOnlyMemory<byte> bytes, string name, CancellationToken cancellation)
    {
        try
        {
            return DocumentReader.Read(bytes, name, cancellation: cancellation);
        }
        catch (NotReadableException)
        {
            // A picture, an archive, an old file without the program that opens it: it goes out all the same, only without words for the search.
            return null;
        }
    }

    // The last part of whatever path a browser sent, without signs that no file name has.
    private static string NameOf(string sent)
    {
        var name = string.Concat(sent.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter) && !"\"<>|:*?".Contains(letter, StringComparison.Ordinal))).Trim();
        return name.Length == 0 ? "file" : name.Length > LongestName ? name[^LongestName..] : name;
    }

    /// <summary>The words of a file, for the search.</summary>
    public static string WordsOf(ReadOnlyMemory<byte> bytes, string name, CancellationToken cancellation)
    {
        if (Read(bytes, name, cancellation) is not { } document)
        {
            return "";
        }

        var text = string.Join('\n', document.Blocks.SelectMany(Words));
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    private static IEnumerable<string> Words(Block block) => block switch
    {
        Heading heading => [heading.Text.Value],
        Paragraph paragraph => [paragraph.Text.Value],
        Table table => [string.Join(' ', table.Cells.Select(cell => cell.Text.Value))],
        _ => [],
    };
}

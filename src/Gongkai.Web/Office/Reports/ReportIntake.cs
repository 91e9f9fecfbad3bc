using System.Text;
using System.Text.Json;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Reports.Json;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Text;
using Gongkai.Web.Serving.Watching;

namespace Gongkai.Web.Office.Reports;

/// <summary>What became of one file that was handed in.</summary>
/// <param name="Name">File name.</param>
/// <param name="Line">The report in the library; null when none came of it.</param>
/// <param name="IsNew">False when the same file was there before.</param>
/// <param name="Problem">Why no report came of it, as a name of words; null when one did.</param>
/// <param name="Detail">What makes the problem precise.</param>
public sealed record IntakeResult(string Name, ReportLine? Line, bool IsNew, string? Problem = null, string Detail = "");

/// <summary>Takes report files in: reads them, keeps the file, keeps the report. What cannot be read leaves nothing behind.</summary>
public sealed class ReportIntake(Store store, FileStore files, TimeProvider clock) : IDisposable
{
    private const int LongestName = 200;
    private static readonly ReadingLimits Limits = ReadingLimits.ForReports with { MaxTime = TimeSpan.FromSeconds(20), MayRecognise = true };

    // A large file may take a hundred megabytes while it is read; as many at once as there are cores, and no more.
    private readonly SemaphoreSlim gate = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>Takes one file in.</summary>
    /// <param name="stream">Its bytes.</param>
    /// <param name="name">Its name; a folder before it is cut off.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IntakeResult> TakeAsync(Stream stream, string name, CancellationToken cancellation)
    {
        var taken = await TakenAsync(stream, name, cancellation);
        Counted.FilesRead.Add(1, new KeyValuePair<string, object?>("gongkai.outcome", taken.Problem ?? (taken.IsNew ? "new" : "known")));
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<IntakeResult> TakenAsync(Stream stream, string name, CancellationToken cancellation)
    {
        var shown = NameOf(name);
        await gate.WaitAsync(cancellation);
        try
        {
            var bytes = await BytesAsync(stream, cancellation);
            var read = Read(bytes, shown, cancellation);
            if (read.Observations.Any(seen => seen.Kind == ObservationKind.NotAReport))
            {
                return new IntakeResult(shown, null, false, "NotAReport");
            }

            await files.PutAsync(bytes, cancellation);
            await using var db = store.NewDb();
            var library = new ReportLibrary(db);
            var added = await library.AddAsync(read, clock.GetUtcNow(), cancellation);
            return new IntakeResult(shown, await library.LineAsync(added.Id, cancellation), added.IsNew);
        }
        catch (NotReadableException error)
        {
            return new IntakeResult(shown, null, false, error.Reason.ToString(), error.Detail);
        }
        finally
        {
            gate.Release();
        }
    }

    private static ReadReport Read(ReadOnlyMemory<byte> bytes, string name, CancellationToken cancellation)
    {
        var document = DocumentReader.Read(bytes, name, Limits, cancellation);
        return document.Kind == DocumentKind.Json ? FromJson(document) : ReportRecogniser.Recognise(document);
    }

    // Places in the data speak of the file that it was once read from, which is not here; the JSON itself would be false evidence.
    private static ReadReport FromJson(Document document)
    {
        try
        {
            var report = ReportJsonReader.Read(Encoding.UTF8.GetBytes(document.Text));
            var figures = Figures.From(report.Figures.Select(pair => new KeyValuePair<CellId, Figure>(pair.Key, pair.Value with { Where = null })));
            return new ReadReport(report with { Figures = figures }, document, []);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new NotReadableException(NotReadableReason.UnknownKind, "json", error);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + count > Limits.MaxBytes)
            {
                throw new NotReadableException(NotReadableReason.TooLarge, "bytes");
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    // Browsers send a bare name; other programs may send a path, or control characters.
    private static string NameOf(string name)
    {
        var bare = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(character => !char.IsControl(character))).Trim();
        return bare.Length == 0 ? "report" : bare.Length > LongestName ? bare[^LongestName..] : bare;
    }
}

using System.Threading.Channels;
using Gongkai.Reader;
using Gongkai.Reader.Words;
using Gongkai.Reports;

namespace Gongkai.App.Bulk;

/// <summary>What became of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Read">The report; null when the file gave none.</param>
/// <param name="Problem">Why it gave none, in the user's words.</param>
internal sealed record BulkReport(BulkFile File, ReadReport? Read, string? Problem)
{
    /// <summary>True where the file was read well, and holds something else.</summary>
    public bool IsOther { get; init; }
}

/// <summary>Reads many files on all cores and hands them on in the order they come, however long one of them takes; a fault over one file costs only that file.
/// No more files are in memory than a few for each core, nor more bytes than <see cref="MostBytes"/> beside one file of any size.</summary>
internal sealed class BulkReading(CommandWords words)
{
    private const long MostBytes = 128L * 1024 * 1024;
    private static readonly int Together = Environment.ProcessorCount * 4;

    /// <summary>Reads every file and hands each report on, one after the other.</summary>
    /// <param name="paths">Files, folders and archives.</param>
    /// <param name="take">Gets what was read.</param>
    /// <param name="stop">Gives up after the files at hand.</param>
    /// <returns>How many files gave no report.</returns>
    public async Task<int> ReadAsync(IReadOnlyList<string> paths, Action<BulkReport> take, CancellationToken stop)
    {
        var bad = 0;
        await ReadAsync(paths, file => Task.FromResult(Read(file)), report =>
        {
            bad += report.Problem is null ? 0 : 1;
            Complain(report);
            take(report);
            return Task.CompletedTask;
        }, stop).ConfigureAwait(false);
        return bad;
    }

    /// <summary>Works on every file, many at a time, and hands each result on, one after the other.</summary>
    /// <param name="paths">Files, folders and archives.</param>
    /// <param name="work">What is done with a file, on any core.</param>
    /// <param name="take">Gets what came of it.</param>
    /// <param name="stop">Gives up after the files at hand.</param>
    public async Task ReadAsync<T>(IReadOnlyList<string> paths, Func<BulkFile, Task<T>> work, Func<T, Task> take, CancellationToken stop)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var room = new ByteRoom(MostBytes);
        var line = Channel.CreateBounded<(Task<T> Work, long Bytes)>(Together);
        var feeding = Task.Run(() => FeedAsync(paths, work, line.Writer, room, done.Token), done.Token);
        await using var progress = BulkProgress.Start(words, paths);
        try
        {
            await foreach (var (result, bytes) in line.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                await take(await result.ConfigureAwait(false)).ConfigureAwait(false);
                room.Leave(bytes);
                progress.Advance();
            }
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
        }

        await feeding.ConfigureAwait(false);
    }

    private static async Task FeedAsync<T>(IReadOnlyList<string> paths, Func<BulkFile, Task<T>> work, ChannelWriter<(Task<T>, long)> line, ByteRoom room, CancellationToken stop)
    {
        try
        {
            foreach (var file in BulkFiles.Of(paths))
            {
                await room.EnterAsync(file.Bytes.Length, stop).ConfigureAwait(false);
                await line.WriteAsync((Task.Run(() => work(file), stop), file.Bytes.Length), stop).ConfigureAwait(false);
            }

            line.Complete();
        }
        catch (Exception error)
        {
            line.Complete(error);
        }
    }

    /// <summary>Says on the error stream why a file gave no report.</summary>
    public static void Complain(BulkReport report)
    {
        if (report.Problem is { } problem)
        {
            Console.Error.WriteLine($"{report.File.Name}: {problem}");
        }
    }

    /// <summary>Reads one file; never throws for what it holds.</summary>
    public BulkReport Read(BulkFile file)
    {
        if (!file.IsReadable)
        {
            return new BulkReport(file, null, words.Fill(file.IsBroken ? "unreadable.Damaged" : "file.denied", ("file", Path.GetFileName(file.Name)), ("detail", "zip")));
        }

        try
        {
            var read = ReportFile.Read(file.Bytes, Path.GetFileName(file.Name), words);
            return read.Observations.Any(observation => observation.Kind == ObservationKind.NotAReport)
                ? new BulkReport(file, null, words["bulk.no-report"]) { IsOther = true }
                : new BulkReport(file, read, null);
        }
        catch (UnusableFileException error)
        {
            return new BulkReport(file, null, error.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A fault of ours over one file must not cost the other ten thousand.
            return new BulkReport(file, null, words.Fill("defect", ("detail", error.ToString())));
        }
    }
}

using System.Globalization;
using Gongkai.Reader;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Spectre.Console;

namespace Gongkai.App.Bulk;

/// <summary>What became of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Read">The report; null when the file gave none.</param>
/// <param name="Problem">Why it gave none, in the user's words.</param>
internal sealed record BulkReport(BulkFile File, ReadReport? Read, string? Problem);

/// <summary>Reads many files on all cores, in the order they come, with few of them in memory, and shows how far it is.</summary>
internal sealed class BulkReading(CommandWords words)
{
    private static readonly int Together = Environment.ProcessorCount * 4;

    /// <summary>Reads every file that is wanted and hands each on, one after the other.</summary>
    /// <param name="paths">Files, folders and archives.</param>
    /// <param name="want">Says whether a file needs reading at all.</param>
    /// <param name="take">Gets what was read.</param>
    /// <returns>How many files gave no report.</returns>
    public async Task<int> ReadAsync(IEnumerable<string> paths, Func<BulkFile, Task<bool>> want, Func<BulkReport, Task> take)
    {
        var bad = 0;
        await WithProgressAsync(async advance =>
        {
            foreach (var files in BulkFiles.Of(paths).Chunk(Together))
            {
                foreach (var report in (await WantedAsync(files, want).ConfigureAwait(false)).AsParallel().AsOrdered().Select(Read))
                {
                    if (report.Problem is { } problem)
                    {
                        bad++;
                        await Console.Error.WriteLineAsync($"{report.File.Name}: {problem}").ConfigureAwait(false);
                    }

                    await take(report).ConfigureAwait(false);
                }

                advance(files.Length);
            }
        }).ConfigureAwait(false);
        return bad;
    }

    private static async Task<List<BulkFile>> WantedAsync(BulkFile[] files, Func<BulkFile, Task<bool>> want)
    {
        var wanted = new List<BulkFile>(files.Length);
        foreach (var file in files)
        {
            if (await want(file).ConfigureAwait(false))
            {
                wanted.Add(file);
            }
        }

        return wanted;
    }

    private BulkReport Read(BulkFile file)
    {
        if (!file.IsReadable)
        {
            return new BulkReport(file, null, words.Fill("file.denied", ("file", Path.GetFileName(file.Name))));
        }

        try
        {
            var read = ReportFile.Read(file.Bytes, Path.GetFileName(file.Name), words);
            return read.Observations.Any(observation => observation.Kind == ObservationKind.NotAReport)
                ? new BulkReport(file, null, words["bulk.no-report"])
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

    // The number of files is not known before they are walked, so progress counts up. It goes to the error stream, and only to a terminal.
    private async Task WithProgressAsync(Func<Action<int>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(_ => { }).ConfigureAwait(false);
            return;
        }

        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await screen.Status().StartAsync(Words(0), status =>
        {
            var count = 0;
            return work(more => status.Status(Words(count += more)));
        }).ConfigureAwait(false);
    }

    private string Words(int count) => words.Fill("bulk.reading", ("count", count.ToString(CultureInfo.InvariantCulture)));
}

using Gongkai.Reader;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Spectre.Console;

namespace Gongkai.App.Bulk;

/// <summary>What became of one file.</summary>
/// <param name="File">Its name for people.</param>
/// <param name="Read">The report; null when the file gave none.</param>
/// <param name="Problem">Why it gave none, in the user's words.</param>
internal sealed record BulkReport(string File, ReadReport? Read, string? Problem);

/// <summary>Reads many files on all cores, in the order they come, with few of them in memory, and shows how far it is.</summary>
internal sealed class BulkReading(CommandWords words)
{
    private static readonly int Together = Environment.ProcessorCount * 4;

    /// <summary>Reads every file and hands each to <paramref name="take"/>, one after the other.</summary>
    /// <returns>How many files gave no report.</returns>
    public int Read(IEnumerable<string> paths, Action<BulkReport> take)
    {
        var bad = 0;
        WithProgress(advance =>
        {
            foreach (var report in BulkFiles.Of(paths).Chunk(Together).SelectMany(files => files.AsParallel().AsOrdered().Select(Read)))
            {
                advance();
                if (report.Problem is { } problem)
                {
                    bad++;
                    Console.Error.WriteLine($"{report.File}: {problem}");
                }

                take(report);
            }
        });
        return bad;
    }

    private BulkReport Read(BulkFile file)
    {
        if (!file.IsReadable)
        {
            return new BulkReport(file.Name, null, words.Fill("file.denied", ("file", Path.GetFileName(file.Name))));
        }

        try
        {
            var read = ReportFile.Read(file.Bytes, Path.GetFileName(file.Name), words);
            return read.Observations.Any(observation => observation.Kind == ObservationKind.NotAReport)
                ? new BulkReport(file.Name, null, words["bulk.no-report"])
                : new BulkReport(file.Name, read, null);
        }
        catch (UnusableFileException error)
        {
            return new BulkReport(file.Name, null, error.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A fault of ours over one file must not cost the other ten thousand.
            return new BulkReport(file.Name, null, words.Fill("defect", ("detail", error.ToString())));
        }
    }

    // The number of files is not known before they are walked, so progress counts up. It goes to the error stream, and only to a terminal.
    private void WithProgress(Action<Action> work)
    {
        if (Console.IsErrorRedirected)
        {
            work(() => { });
            return;
        }

        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        screen.Status().Start(words.Fill("bulk.reading", ("count", "0")), status =>
        {
            var count = 0;
            work(() => status.Status(words.Fill("bulk.reading", ("count", (++count).ToString(words.Culture)))));
        });
    }
}

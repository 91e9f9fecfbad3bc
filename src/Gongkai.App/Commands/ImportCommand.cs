using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Gongkai.App.Bulk;
using Gongkai.Oversight.Library;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Storage;
using Gongkai.Storage.Files;

namespace Gongkai.App.Commands;

/// <summary><c>import</c>: reads files, folders and archives into the store. A file that is there already is neither read nor stored again,
/// so that an import that was stopped goes on where it was when it is run again, here or on several nodes at once.</summary>
internal sealed class ImportCommand(CommandWords words, Store store, BulkSummary? summary)
{
    private const int Together = 32;
    private readonly FileStore files = new(store.Place);
    private readonly BulkReading reading = new(words);
    private readonly List<Prepared> waiting = [];
    private readonly Dictionary<ImportOutcome, int> counts = [];
    private int open;

    /// <summary>A file with what is to be stored of it.</summary>
    private sealed record Prepared(BulkReport Report, string Sha256, StoredReport? Row, int Doubtful)
    {
        /// <summary>The report of the same bytes that is here already; null when there is none.</summary>
        public long? Known { get; init; }
    }

    public static Command Of(CommandWords words)
    {
        var paths = new Argument<string[]>("PATH") { Description = words["import.paths"], Arity = ArgumentArity.OneOrMore };
        var summary = new Option<FileInfo>("--summary") { Description = words["import.summary"], HelpName = "CSV" };
        var place = new StoreArguments(words);
        var command = new Command("import", words["import"]) { paths, summary };
        place.AddTo(command);
        command.SetAction(async (parsed, stop) => await RunAsync(words, await place.OpenAsync(parsed, stop).ConfigureAwait(false), parsed.GetValue(paths)!, parsed.GetValue(summary), stop).ConfigureAwait(false));
        return command;
    }

    private static async Task<int> RunAsync(CommandWords words, Store store, string[] paths, FileInfo? summary, CancellationToken stop)
    {
        using var lines = summary is null ? null : Open(words, summary);
        return await new ImportCommand(words, store, lines).RunAsync(paths, stop).ConfigureAwait(false);
    }

    private static BulkSummary Open(CommandWords words, FileInfo summary)
    {
        try
        {
            return new BulkSummary(summary.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(words.Fill("file.exists", ("file", summary.FullName), ("reason", error.Message)));
        }
    }

    private async Task<int> RunAsync(string[] paths, CancellationToken stop)
    {
        await reading.ReadAsync(paths, file => PrepareAsync(file, stop), prepared => TakeAsync(prepared, stop), stop).ConfigureAwait(false);
        await KeepAsync(stop).ConfigureAwait(false);
        var bad = Count(ImportOutcome.NotAReport) + Count(ImportOutcome.Unreadable);
        Output.Write(words.Fill("import.done", ("added", Number(Count(ImportOutcome.New) + Count(ImportOutcome.Newer) + Count(ImportOutcome.Doubtful))), ("known", Number(Count(ImportOutcome.Same))), ("bad", Number(bad)), ("folder", store.Place.Folder)) + Environment.NewLine);
        if (open > 0 || Count(ImportOutcome.Newer) > 0)
        {
            Output.Write(words.Fill("import.look", ("doubtful", Number(open)), ("newer", Number(Count(ImportOutcome.Newer)))) + Environment.NewLine);
        }

        return bad > 0 ? ExitCodes.NotReadable : ExitCodes.Fine;
    }

    // On any core: everything that needs no order.
    private async Task<Prepared> PrepareAsync(BulkFile file, CancellationToken stop)
    {
        if (!file.IsReadable)
        {
            return new Prepared(reading.Read(file), "", null, 0);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
        await using var db = store.NewDb();
        if (await new ReportLibrary(db).FindAsync(sha256, stop).ConfigureAwait(false) is { } known)
        {
            return new Prepared(new BulkReport(file with { Bytes = default }, null, null), sha256, null, 0) { Known = known };
        }

        var report = reading.Read(file);
        if (report.Read is not { } read)
        {
            return new Prepared(report with { File = file with { Bytes = default } }, sha256, null, 0);
        }

        // The file first, then the row: a program that is stopped between the two leaves a file that nobody points at, never a row that points at nothing.
        await files.PutAsync(file.Bytes, stop).ConfigureAwait(false);
        var row = StoredReport.Of(read, ReportChecks.Run(read), TimeProvider.System.GetUtcNow());
        return new Prepared(new BulkReport(file with { Bytes = default }, null, null), sha256, row, read.Report.Figures.Count(figure => figure.Value.State == FigureState.Doubtful));
    }

    private async Task TakeAsync(Prepared prepared, CancellationToken stop)
    {
        waiting.Add(prepared);
        if (waiting.Count >= Together)
        {
            await KeepAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        await using var db = store.NewDb();
        var kept = await new ReportLibrary(db).AddAllAsync([.. waiting.Select(prepared => prepared.Row).OfType<StoredReport>()], stop).ConfigureAwait(false);
        var at = 0;
        foreach (var prepared in waiting)
        {
            Tell(Line(prepared, prepared.Row is null ? null : kept[at++]));
            BulkReading.Complain(prepared.Report);
        }

        waiting.Clear();
    }

    private static ImportLine Line(Prepared prepared, KeptReport? kept)
    {
        var name = prepared.Report.File.Name;
        if (prepared.Row is not { } row || kept is null)
        {
            var outcome = prepared.Known is not null ? ImportOutcome.Same : prepared.Report.IsOther ? ImportOutcome.NotAReport : ImportOutcome.Unreadable;
            return new ImportLine(name, outcome) { Sha256 = prepared.Sha256, Report = prepared.Known, Reason = prepared.Report.Problem ?? "" };
        }

        return new ImportLine(name, !kept.IsNew ? ImportOutcome.Same : prepared.Doubtful > 0 ? ImportOutcome.Doubtful : kept.Earlier is not null ? ImportOutcome.Newer : ImportOutcome.New)
        {
            Sha256 = prepared.Sha256,
            Report = kept.Id,
            Earlier = kept.IsNew ? kept.Earlier : null,
            Organ = row.Organ,
            Year = row.Year,
            Form = row.Form,
            Doubtful = prepared.Doubtful,
            Errors = row.Errors,
            Warnings = row.Warnings,
        };
    }

    private void Tell(ImportLine line)
    {
        counts[line.Outcome] = Count(line.Outcome) + 1;
        open += line.Outcome == ImportOutcome.Doubtful ? 1 : 0;
        summary?.Add(line);
    }

    private int Count(ImportOutcome outcome) => counts.GetValueOrDefault(outcome);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Gongkai.App.Bulk;
using Gongkai.Oversight.Library;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Files;

namespace Gongkai.App.Commands;

/// <summary><c>import</c>: reads files, folders and archives into the store. A file that is there already is neither read nor stored again.</summary>
internal sealed class ImportCommand(CommandWords words, Store store)
{
    private readonly FileStore files = new(store.Place);
    private int added;
    private int known;

    public static Command Of(CommandWords words)
    {
        var paths = new Argument<string[]>("PATH") { Description = words["import.paths"], Arity = ArgumentArity.OneOrMore };
        var place = new StoreArguments(words);
        var command = new Command("import", words["import"]) { paths };
        place.AddTo(command);
        command.SetAction(async (parsed, stop) => await new ImportCommand(words, await place.OpenAsync(parsed, stop).ConfigureAwait(false)).RunAsync(parsed.GetValue(paths)!, stop).ConfigureAwait(false));
        return command;
    }

    private async Task<int> RunAsync(string[] paths, CancellationToken stop)
    {
        await using var db = store.NewDb();
        var library = new ReportLibrary(db);
        var bad = await new BulkReading(words).ReadAsync(paths, file => IsNewAsync(library, file, stop), report => KeepAsync(library, report, stop)).ConfigureAwait(false);
        Output.Write(words.Fill("import.done", ("added", Number(added)), ("known", Number(known)), ("bad", Number(bad)), ("folder", store.Place.Folder)) + Environment.NewLine);
        return bad > 0 ? ExitCodes.NotReadable : ExitCodes.Fine;
    }

    private async Task<bool> IsNewAsync(ReportLibrary library, BulkFile file, CancellationToken stop)
    {
        if (!file.IsReadable || await library.FindAsync(Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), stop).ConfigureAwait(false) is null)
        {
            return true;
        }

        known++;
        return false;
    }

    // The file first, then the row: a program that is stopped between the two leaves a file that nobody points at, never a row that points at nothing.
    private async Task KeepAsync(ReportLibrary library, BulkReport report, CancellationToken stop)
    {
        if (report.Read is null)
        {
            return;
        }

        await files.PutAsync(report.File.Bytes, stop).ConfigureAwait(false);
        var kept = await library.AddAsync(report.Read, TimeProvider.System.GetUtcNow(), stop).ConfigureAwait(false);
        if (kept.IsNew)
        {
            added++;
        }
        else
        {
            known++;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

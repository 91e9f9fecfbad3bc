using System.CommandLine;
using Gongkai.Agencies.Acts;
using Gongkai.App.Serve;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Backups;
using Gongkai.Storage.Files;

namespace Gongkai.App.Commands;

/// <summary><c>backup</c>: the whole office in one archive, while the site runs; <c>--check</c> tries an archive without restoring it.</summary>
internal sealed class BackupCommand(CommandWords words)
{
    public static Command Of(CommandWords words)
    {
        var file = new Argument<string?>("FILE") { Description = words["backup.file"], Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = words["backup.to"], HelpName = "FILE" };
        var check = new Option<string?>("--check") { Description = words["backup.check"], HelpName = "FILE" };
        var keys = new Option<bool>("--with-keys") { Description = words["backup.keys"] };
        var place = new StoreArguments(words);
        var command = new Command("backup", words["backup"]) { file, to, check, keys };
        place.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var self = new BackupCommand(words);
            return parsed.GetValue(check) is { } archive
                ? await self.CheckAsync(Path.GetFullPath(archive), stop).ConfigureAwait(false)
                : await self.WriteAsync(await place.OpenAsync(parsed, stop).ConfigureAwait(false), parsed.GetValue(to) ?? parsed.GetValue(file), parsed.GetValue(keys), stop).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>What is to be said of an archive that is not used.</summary>
    public static UnusableFileException Unusable(CommandWords words, BackupRefusedException error) => new(words.Fill($"backup.refused.{error.Problem}", ("detail", error.Detail)));

    private async Task<int> WriteAsync(Store store, string? wanted, bool withKeys, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        var path = wanted is null ? Path.Combine(Settings.BackupsOf(Settings.Of(store.Place), store.Place).Folder, Backup.NameAt(now)) : Path.GetFullPath(wanted);
        var passphrase = withKeys ? await Passphrase.AskAsync(words, isNew: true, stop).ConfigureAwait(false) : null;
        try
        {
            var manifest = await new Backup(store, ProgramVersion.Number).WriteAsync(path, passphrase, now, stop).ConfigureAwait(false);
            Output.Write(words.Fill("backup.done", ("file", path), ("rows", Number(manifest.Tables.Values.Sum(table => table.Rows))), ("files", Number(manifest.Files)), ("bytes", Number(new FileInfo(path).Length))) + Environment.NewLine);
            await Console.Error.WriteLineAsync(words[withKeys ? "backup.keys-inside" : "backup.keys-outside"]).ConfigureAwait(false);
            return ExitCodes.Fine;
        }
        catch (InvalidDataException error)
        {
            throw new UnusableFileException(words.Fill("verify.file-altered", ("file", error.Message)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(words.Fill("backup.not-written", ("file", path), ("reason", error.Message)));
        }
    }

    private async Task<int> CheckAsync(string path, CancellationToken stop)
    {
        var faults = 0;
        try
        {
            var manifest = await Restore.TryAsync(path, async (db, has) =>
            {
                await foreach (var fault in LedgerAudit.RunAsync(db, stop).ConfigureAwait(false))
                {
                    faults++;
                    Output.Write(VerifyCommand.Of(words, fault) + Environment.NewLine);
                }

                await foreach (var fault in FileAudit.MissingAsync(db, has, stop).ConfigureAwait(false))
                {
                    faults++;
                    Output.Write(words.Fill("verify.file-missing", ("file", fault.Sha256), ("table", fault.Row ?? "")) + Environment.NewLine);
                }
            }, stop).ConfigureAwait(false);
            Output.Write(words.Fill(faults == 0 ? "backup.whole" : "backup.faults", ("file", path), ("made", manifest.MadeAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", words.Culture)), ("program", manifest.Program), ("rows", Number(manifest.Tables.Values.Sum(table => table.Rows))), ("files", Number(manifest.Files)), ("faults", Number(faults))) + Environment.NewLine);
        }
        catch (BackupRefusedException error)
        {
            throw Unusable(words, error);
        }

        return faults == 0 ? ExitCodes.Fine : ExitCodes.Findings;
    }

    private string Number(long number) => number.ToString("N0", words.Culture);
}

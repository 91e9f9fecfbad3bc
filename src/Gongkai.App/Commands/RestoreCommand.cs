using System.CommandLine;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage.Backups;

namespace Gongkai.App.Commands;

/// <summary><c>restore</c>: an office out of an archive, in an empty place, whole or not at all.</summary>
internal static class RestoreCommand
{
    public static Command Of(CommandWords words)
    {
        var file = new Argument<string>("FILE") { Description = words["restore.file"] };
        var keys = new Option<bool>("--with-keys") { Description = words["restore.keys"] };
        var drill = new Option<bool>("--drill") { Description = words["restore.drill"] };
        var place = new StoreArguments(words);
        var command = new Command("restore", words["restore"]) { file, keys, drill };
        place.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var target = place.Place(parsed);
            var passphrase = parsed.GetValue(keys) ? await Passphrase.AskAsync(words, isNew: false, stop).ConfigureAwait(false) : null;
            try
            {
                if (parsed.GetValue(drill))
                {
                    return await new RestoreDrill(words).RunAsync(Path.GetFullPath(parsed.GetValue(file)!), passphrase, stop).ConfigureAwait(false);
                }

                var restored = await Restore.RunAsync(Path.GetFullPath(parsed.GetValue(file)!), target, passphrase, stop).ConfigureAwait(false);
                Output.Write(words.Fill("restore.done", ("folder", target.Folder), ("rows", restored.Manifest.Tables.Values.Sum(table => table.Rows).ToString("N0", words.Culture)), ("files", restored.Manifest.Files.ToString("N0", words.Culture))) + Environment.NewLine);
                if (restored.LacksKeys)
                {
                    await Console.Error.WriteLineAsync(words.Fill("restore.lacks-keys", ("folder", target.Keys))).ConfigureAwait(false);
                }

                return ExitCodes.Fine;
            }
            catch (BackupRefusedException error)
            {
                throw BackupCommand.Unusable(words, error);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UnusableFileException(words.Fill("store.folder", ("detail", target.Folder)));
            }
        });
        return command;
    }
}

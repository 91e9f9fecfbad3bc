using System.CommandLine;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;
using Gongkai.Storage.Copying;

namespace Gongkai.App.Commands;

/// <summary><c>move</c>: a whole office from one database to the other, or from one folder to another.</summary>
internal static class MoveCommand
{
    private const string Sqlite = "sqlite:";
    private const string UsualFolder = "gongkai-data";

    public static Command Of(CommandWords words)
    {
        var from = new Option<string>("--from") { Description = words["move.from"], Required = true, HelpName = "PLACE" };
        var to = new Option<string>("--to") { Description = words["move.to"], Required = true, HelpName = "PLACE" };
        var data = new Option<string?>("--data") { Description = words["move.data"], HelpName = "DIR" };
        var command = new Command("move", words["move"]) { from, to, data };
        command.SetAction(async (parsed, stop) =>
        {
            var (old, anew) = (parsed.GetValue(from)!, parsed.GetValue(to)!);
            // The files of an office whose rows go to a server stay where they are, unless another folder is named.
            var folder = Path.GetFullPath(parsed.GetValue(data) ?? FolderOf(old) ?? FolderOf(anew) ?? UsualFolder);
            var source = PlaceOf(old, folder);
            var target = PlaceOf(anew, folder);
            if (source == target)
            {
                throw new UsageException(words["move.same"]);
            }

            try
            {
                var moved = await new OfficeMove(new Store(source), new Store(target)).RunAsync(stop).ConfigureAwait(false);
                Output.Write(words.Fill("move.done", ("rows", moved.Tables.Values.Sum(table => table.Rows).ToString("N0", words.Culture)), ("tables", moved.Tables.Count.ToString(words.Culture)), ("files", moved.Files.ToString("N0", words.Culture)), ("folder", target.Folder)) + Environment.NewLine);
                return ExitCodes.Fine;
            }
            catch (MoveRefusedException error)
            {
                throw new UnusableFileException(words.Fill($"move.refused.{error.Problem}", ("detail", error.Detail)));
            }
            catch (StoreUnusableException error)
            {
                throw new UnusableFileException(words.Fill($"store.{error.Reason}", ("detail", error.Detail)));
            }
        });
        return command;
    }

    private static StorePlace PlaceOf(string written, string folder) => FolderOf(written) is { } own ? new StorePlace(own) : new StorePlace(folder, written);

    private static string? FolderOf(string written) => written.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) ? Path.GetFullPath(written[Sqlite.Length..]) : null;
}

using System.CommandLine;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;
using Gongkai.Storage;

namespace Gongkai.App.Commands;

/// <summary><c>upgrade</c>: brings a store to the schema of this version. In a folder every start does it by itself, behind a copy of the database;
/// on a server somebody says when, and that a backup was made.</summary>
internal static class UpgradeCommand
{
    public static Command Of(CommandWords words)
    {
        var backedUp = new Option<bool>("--backed-up") { Description = words["upgrade.backed-up"] };
        var place = new StoreArguments(words);
        var command = new Command("upgrade", words["upgrade"]) { backedUp };
        place.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var store = new Store(place.Place(parsed));
            try
            {
                await store.OpenAsync(parsed.GetValue(backedUp), stop).ConfigureAwait(false);
                Output.Write((store.BeforeUpgrade is { } copy ? words.Fill("upgrade.undo", ("copy", copy), ("database", store.Place.DatabaseFile)) : words["upgrade.done"]) + Environment.NewLine);
                return ExitCodes.Fine;
            }
            catch (StoreUnusableException error)
            {
                throw new UnusableFileException(words.Fill($"store.{error.Reason}", ("detail", error.Detail)));
            }
        });
        return command;
    }
}

using System.CommandLine;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary>The commands of the full head, besides those of the reader.</summary>
internal static class AppCommands
{
    /// <summary>All of them, in the order of the help page.</summary>
    public static IEnumerable<Command> All(CommandWords words) =>
        [ServeCommand.Of(words), ImportCommand.Of(words), RollUpCommand.Of(words), DeadlineCommand.Of(words), UserCommand.Of(words), VerifyCommand.Of(words), BackupCommand.Of(words), RestoreCommand.Of(words), UpgradeCommand.Of(words), MoveCommand.Of(words), InspectCommand.Of(words), RedactCommand.Of(words), DoctorCommand.Of(words)];
}

using System.CommandLine;
using Gongkai.App.Diagnosis;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary><c>doctor</c>: what of this machine Gongkai can use, what is missing, and what that would enable.</summary>
internal static class DoctorCommand
{
    public static Command Of(CommandWords words)
    {
        var place = new StoreArguments(words);
        var command = new Command("doctor", words["doctor"]);
        place.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var remedies = MachineParts.All.Where(part => part.Find() is null).ToList();
            foreach (var part in MachineParts.All)
            {
                var found = part.Find();
                Output.Write($"{(found is null ? "-" : "✓")} {words[$"doctor.{part.Name}"]}{Environment.NewLine}");
                Output.Write($"    {found ?? words.Fill("doctor.missing", ("packages", part.Packages))}{Environment.NewLine}");
            }

            Output.Write(Environment.NewLine + (remedies.Count == 0 ? words["doctor.whole"] : words.Fill("doctor.optional", ("count", remedies.Count.ToString(words.Culture)))) + Environment.NewLine);
            return await StoreReport.PrintAsync(words, place.Place(parsed), stop).ConfigureAwait(false);
        });
        return command;
    }
}

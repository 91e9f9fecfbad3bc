using System.CommandLine;
using Gongkai.App.Files;
using Gongkai.Documents.Inspecting;
using Gongkai.Reader;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary><c>inspect</c>: what in files should not leave the house; with <c>--clean</c> a copy without what readers do not see.</summary>
internal static class InspectCommand
{
    public static Command Of(CommandWords words)
    {
        var files = new Argument<string[]>("FILE") { Description = words["inspect.files"], Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = words["read.json"] };
        var clean = new Option<string?>("--clean") { Description = words["inspect.clean"], HelpName = "OUT" };
        var contacts = new Option<string[]>("--contact") { Description = words["inspect.contact"], HelpName = "TEXT" };
        var command = new Command("inspect", words["inspect"]) { files, json, clean, contacts };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(files)!, parsed.GetValue(json), parsed.GetValue(clean), parsed.GetValue(contacts) ?? [], words, cancellation)));
        return command;
    }

    private static int Run(string[] files, bool json, string? clean, string[] contacts, CommandWords words, CancellationToken cancellation)
    {
        if (clean is not null && files.Length != 1)
        {
            throw new UsageException(words["inspect.one"]);
        }

        var options = InspectionOptions.Default with { OfficialContacts = [.. contacts] };
        var inspections = new List<Inspection>();
        foreach (var path in files)
        {
            var bytes = WholeFile.Read(path, words);
            if (clean is null)
            {
                inspections.Add(FileInspector.Inspect(bytes, path, options, cancellation));
                continue;
            }

            var cleaning = FileCleaner.Clean(bytes, path, null, options, cancellation);
            WholeFile.Write(clean, cleaning.Bytes, words);
            Console.Error.WriteLine(words.Fill("inspect.cleaned", ("file", clean), ("count", cleaning.Removed.Length.ToString(words.Culture))));
            inspections.Add(cleaning.After);
        }

        Output.Write(json ? System.Text.Encoding.UTF8.GetString(InspectionJson.Write(inspections, words.Culture, indented: !Console.IsOutputRedirected)) + "\n" : new InspectionPrinter(words).Print(inspections));
        return inspections.Exists(inspection => inspection.Leaks.Any(leak => leak.Severity >= LeakSeverity.Warning)) ? ExitCodes.Findings : ExitCodes.Fine;
    }
}

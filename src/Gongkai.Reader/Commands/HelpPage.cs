using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using Gongkai.Reader.Printing;
using Gongkai.Reader.Words;

namespace Gongkai.Reader.Commands;

/// <summary>The help of a command in the user's language: what it does, how it is written, what each part means, examples.</summary>
internal sealed class HelpPage(CommandWords words) : SynchronousCommandLineAction
{
    private const string Program = "gongkai";

    // Asking for help is never wrong usage, whatever else is missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Output.Write(Render(parseResult.CommandResult.Command));
        return ExitCodes.Fine;
    }

    /// <summary>The page of a command; the root's page lists all commands and the exit codes.</summary>
    public string Render(Command command)
    {
        var page = new StringBuilder();
        var isRoot = command is RootCommand;
        page.AppendLine(isRoot ? words["root"] : $"{Path(command)}：{command.Description}".Replace("：", words["help.colon"], StringComparison.Ordinal)).AppendLine();
        page.AppendLine(words["help.usage"]).AppendLine(CultureInfo.InvariantCulture, $"  {Usage(command)}");
        Part(page, "help.commands", command.Subcommands.Where(child => !child.Hidden).Select(child => (child.Name, child.Description)));
        Part(page, "help.arguments", command.Arguments.Select(argument => (argument.Name, argument.Description)));
        Part(page, "help.options", Options(command).Select(option => (Names(option), option.Description)));
        Lines(page, "help.examples", words.Find($"{Key(command)}.examples"));
        Lines(page, "help.more", isRoot ? words["help.exits"] : null);
        return page.ToString();
    }

    /// <summary>Gives a root command this help, and its built-in options the user's language.</summary>
    public void TakeOver(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = this;
                help.Description = words["help.help"];
            }
            else if (option is VersionOption)
            {
                option.Description = words["help.version"];
            }
        }
    }

    // The options of the command itself first, then those that every command has.
    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive))).Where(option => !option.Hidden).OrderBy(option => option.Recursive);

    private static string Names(Option option)
    {
        // “-?” and “/h” are for people of other systems; they work and are not told.
        var names = option.Aliases.Where(alias => alias is ['-', >= 'a' and <= 'z']).Append(option.Name);
        return string.Join(", ", names) + (Value(option) is { Length: > 0 } value ? " " + value : "");
    }

    private string Usage(Command command)
    {
        var parts = new List<string> { Path(command) };
        if (command.Subcommands.Count > 0)
        {
            parts.Add(words["help.command"]);
        }

        parts.AddRange(command.Options.Where(option => option.Required).Select(option => $"{option.Name} {Value(option)}"));
        parts.AddRange(command.Arguments.Select(argument => argument.Arity switch
        {
            { MinimumNumberOfValues: 0 } => $"[{argument.Name}]",
            { MaximumNumberOfValues: > 1 } => $"{argument.Name}...",
            _ => argument.Name,
        }));
        parts.AddRange(command.Options.Where(option => option is { Required: false, Hidden: false, Recursive: false } and not VersionOption)
            .Select(option => $"[{option.Name}{(Value(option) is { Length: > 0 } value ? " " + value : "")}]{(option.Arity.MaximumNumberOfValues > 1 ? "..." : "")}"));
        return string.Join(' ', parts);
    }

    private static string Value(Option option) => option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : option.HelpName ?? "VALUE";

    private static string Path(Command command) =>
        command is RootCommand ? Program : $"{command.Parents.OfType<Command>().Select(Path).FirstOrDefault() ?? Program} {command.Name}";

    private static string Key(Command command) => command is RootCommand ? "root" : Path(command)[(Program.Length + 1)..].Replace(' ', '.');

    private void Part(StringBuilder page, string head, IEnumerable<(string Name, string? Text)> rows)
    {
        var listed = rows.ToList();
        if (listed.Count == 0)
        {
            return;
        }

        var width = listed.Max(row => CellWidth.Of(row.Name)) + 2;
        page.AppendLine().AppendLine(words[head]);
        foreach (var (name, text) in listed)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"  {CellWidth.Pad(name, width)}{text}");
        }
    }

    private void Lines(StringBuilder page, string head, string? lines)
    {
        if (lines is null)
        {
            return;
        }

        page.AppendLine().AppendLine(words[head]);
        foreach (var line in lines.Split('\n'))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"  {line}");
        }
    }
}

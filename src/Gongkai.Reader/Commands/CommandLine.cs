using System.CommandLine;
using Gongkai.Reader.Words;
using Gongkai.Text;

namespace Gongkai.Reader.Commands;

/// <summary>Runs a command line: wrong usage is 64, unusable files 2, everything else is the command's own code.</summary>
public static class CommandLine
{
    private const double LeastAlike = 0.5;

    /// <summary>Parses and runs. Diagnostics go to the error stream only.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="words">The user's language.</param>
    /// <param name="commands">What this head offers.</param>
    public static async Task<int> RunAsync(string[] arguments, CommandWords words, IEnumerable<Command> commands)
    {
        System.Globalization.CultureInfo.CurrentUICulture = words.Culture;
        Console.OutputEncoding = new System.Text.UTF8Encoding(false);
        var help = new HelpPage(words);
        var root = Root(words, commands, help);
        if (arguments.Length == 0)
        {
            await Console.Error.WriteAsync(help.Render(root)).ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(Complaint(parsed, root, words)).ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        try
        {
            FurtherEditions.Add(words);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (NeedsFullHeadException)
        {
            return await FullHead.RunAsync(arguments).ConfigureAwait(false);
        }
        catch (UnusableFileException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return ExitCodes.NotReadable;
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync(words.Fill("usage", ("reason", error.Message))).ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync(words.Fill("defect", ("detail", error.ToString()))).ConfigureAwait(false);
            return ExitCodes.Defect;
        }
    }

    private static RootCommand Root(CommandWords words, IEnumerable<Command> commands, HelpPage help)
    {
        var root = new RootCommand(words["root"]);
        help.TakeOver(root);
        var language = new Option<string?>("--lang") { Description = words["lang"], Recursive = true, HelpName = "zh|en" };
        language.AcceptOnlyFromAmong("zh", "en");
        root.Add(language);
        foreach (var command in commands)
        {
            root.Add(command);
        }

        return root;
    }

    // What is wrong in one line a fault; for a mistyped command what was probably meant; and where to read on.
    private static string Complaint(ParseResult parsed, RootCommand root, CommandWords words)
    {
        var command = parsed.CommandResult.Command;
        var lines = new List<string>();
        if (command == root && parsed.UnmatchedTokens.Count > 0)
        {
            var typed = parsed.UnmatchedTokens[0];
            var near = root.Subcommands.Select(known => known.Name).MaxBy(name => Similarity.Of(typed, name));
            lines.Add(words.Fill("usage.unknown", ("command", typed)));
            if (near is not null && Similarity.Of(typed, near) >= LeastAlike)
            {
                lines.Add(words.Fill("usage.near", ("command", near)));
            }
        }
        else
        {
            lines.AddRange(parsed.Errors.Select(error => words.Fill("usage", ("reason", error.Message))).Distinct());
        }

        lines.Add(words.Fill("usage.help", ("command", command == root ? "gongkai" : $"gongkai {command.Name}")));
        return string.Join(Environment.NewLine, lines);
    }
}

/// <summary>Arguments that parse but make no sense together, told in the user's words.</summary>
/// <param name="message">What is wrong and what to write instead.</param>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Writes what a command has to say to the output stream, UTF-8 without a mark.</summary>
public static class Output
{
    /// <summary>Text as it is.</summary>
    public static void Write(string text) => Console.Out.Write(text);

    /// <summary>UTF-8 bytes as they are, and a line break.</summary>
    public static void Write(byte[] utf8)
    {
        using var stream = Console.OpenStandardOutput();
        stream.Write(utf8);
        stream.Write("\n"u8);
    }
}

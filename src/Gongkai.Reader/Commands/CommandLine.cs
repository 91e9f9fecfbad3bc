using System.CommandLine;
using Gongkai.Reader.Words;

namespace Gongkai.Reader.Commands;

/// <summary>Runs a command line: wrong usage is 64, unusable files 2, everything else is the command's own code.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs. Diagnostics go to the error stream only.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="words">The user's language.</param>
    /// <param name="commands">What this head offers.</param>
    public static async Task<int> RunAsync(string[] arguments, CommandWords words, IEnumerable<Command> commands)
    {
        System.Globalization.CultureInfo.CurrentUICulture = words.Culture;
        Console.OutputEncoding = new System.Text.UTF8Encoding(false);
        var root = new RootCommand(words["root"]);
        root.Add(new Option<string?>("--lang") { Description = words["lang"], Recursive = true, HelpName = "zh|en" });
        foreach (var command in commands)
        {
            root.Add(command);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(words.Fill("usage", ("reason", error.Message))).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync(words["usage.help"]).ConfigureAwait(false);
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
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

using System.Text;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary>Asks for a passphrase: never on the command line, where others on the machine could read it, and unseen on a screen.</summary>
internal static class Passphrase
{
    private const int Shortest = 12;

    /// <summary>From the standard input when it is no screen, else typed unseen.</summary>
    /// <exception cref="UsageException">It is too short.</exception>
    public static async Task<string> AskAsync(CommandWords words, bool isNew, CancellationToken stop)
    {
        var given = Console.IsInputRedirected ? await Console.In.ReadLineAsync(stop).ConfigureAwait(false) ?? "" : Typed(words["backup.passphrase"]);
        return isNew && given.Length < Shortest ? throw new UsageException(words["backup.passphrase-short"]) : given;
    }

    private static string Typed(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}

using System.CommandLine;
using Gongkai.Reader;
using Gongkai.Reader.Words;
using Gongkai.Storage;

namespace Gongkai.App.Commands;

/// <summary>The options that say where the store lies, the same for every command that has one.</summary>
internal sealed class StoreArguments
{
    private const string UsualFolder = "gongkai-data";

    // A password on a command line can be read by everybody on the machine.
    private const string Variable = "GONGKAI_DB";
    private const string ReadingVariable = "GONGKAI_DB_READ";

    private readonly CommandWords words;
    private readonly Option<string?> data;
    private readonly Option<string?> database;

    public StoreArguments(CommandWords words)
    {
        this.words = words;
        data = new Option<string?>("--data") { Description = words["store.data"], HelpName = "DIR" };
        database = new Option<string?>("--db") { Description = words["store.db"], HelpName = "CONNECTION" };
    }

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(database);
    }

    /// <summary>Where the store lies; a folder below the current one when nothing is said.</summary>
    public StorePlace Place(ParseResult parsed)
    {
        var server = parsed.GetValue(database) ?? FromEnvironment(Variable);
        return new StorePlace(Path.GetFullPath(parsed.GetValue(data) ?? UsualFolder), server, server is null ? null : FromEnvironment(ReadingVariable));
    }

    /// <summary>The store, made and brought up to date when needed.</summary>
    /// <exception cref="UnusableFileException">It cannot be used.</exception>
    public async Task<Store> OpenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var store = new Store(Place(parsed));
        try
        {
            await store.OpenAsync(cancellation).ConfigureAwait(false);
            if (store.BeforeUpgrade is { } copy)
            {
                await Console.Error.WriteLineAsync(words.Fill("upgrade.undo", ("copy", copy), ("database", store.Place.DatabaseFile))).ConfigureAwait(false);
            }

            return store;
        }
        catch (StoreUnusableException error)
        {
            throw new UnusableFileException(words.Fill($"store.{error.Reason}", ("detail", error.Detail)));
        }
    }

    private static string? FromEnvironment(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } connection ? connection : null;
}

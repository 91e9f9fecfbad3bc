using System.CommandLine;
using Gongkai.App.Serve;
using Gongkai.Reader.Words;

namespace Gongkai.App.Commands;

/// <summary><c>serve</c>: portal, office and API until the process is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Of(CommandWords words)
    {
        var demo = new Option<bool>("--demo") { Description = words["serve.demo"] };
        var urls = new Option<string[]>("--urls") { Description = words["serve.urls"], HelpName = "URL" };
        var data = new Option<string?>("--data") { Description = words["store.data"], HelpName = "DIR" };
        var database = new Option<string?>("--db") { Description = words["store.db"], HelpName = "CONNECTION" };
        var command = new Command("serve", words["serve"]) { demo, urls, data, database };
        command.SetAction((parsed, stop) => Site.RunAsync(
            new SiteOptions(parsed.GetValue(demo), parsed.GetValue(urls) ?? [], parsed.GetValue(data), parsed.GetValue(database)), words, stop));
        return command;
    }
}

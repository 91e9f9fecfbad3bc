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
        var place = new StoreArguments(words);
        var command = new Command("serve", words["serve"]) { demo, urls };
        place.AddTo(command);
        command.SetAction((parsed, stop) => Site.RunAsync(new SiteOptions(parsed.GetValue(demo), parsed.GetValue(urls) ?? [], place.Place(parsed)), words, stop));
        return command;
    }
}
